package org.padml.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FormatException;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.testing.CdfWriter;
import org.padml.testing.CdfWriter.Frames;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;

final class NetcdfVariantsTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(17, 8);

  /** Stored floats are divided by a scale and multiplied back: one unit in the last place. */
  private static final float SCALED_NM = 5e-7f;

  record Variant(int version, Frames frames, boolean doubles, boolean rest, double scale) {
    CdfWriter writer() {
      CdfWriter w = new CdfWriter();
      w.version = version;
      w.frames = frames;
      w.doubles = doubles;
      w.cell = rest;
      w.time = rest;
      w.shorts = rest && frames == Frames.RECORDS;
      w.scale = scale;
      return w;
    }
  }

  static List<Variant> variants() {
    List<Variant> all = new ArrayList<>();
    for (int version : new int[] {1, 2, 5}) {
      for (Frames frames : Frames.values()) {
        for (boolean doubles : new boolean[] {true, false}) {
          all.add(new Variant(version, frames, doubles, true, 1));
          all.add(new Variant(version, frames, doubles, false, 1));
          all.add(new Variant(version, frames, doubles, true, 0.455));
        }
      }
    }
    return all;
  }

  private static Trajectory open(byte[] bytes) throws IOException {
    assertEquals(2, new NetcdfFormat().recognise(Arrays.copyOf(bytes, 4096), "wrong.dcd"));
    return new NetcdfFormat().open(new MemorySource("variant.nc", bytes), -1);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantGivesTheFormula(Variant v) throws IOException {
    try (Trajectory t = open(v.writer().write(FORMULA))) {
      assertEquals(List.of(), t.problems());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(v.frames == Frames.RESTART ? 1 : FORMULA.nFrames(), frames.size());
      for (StoredFrame f : frames) {
        int i = (int) f.index();
        FORMULA.assertCoordinates(f, v.scale == 1 ? 0 : SCALED_NM, v.toString());
        assertEquals(v.rest ? FORMULA.timePs(i) : Double.NaN, f.timePs());
        FormulaTrajectory.assertBox(
            v.rest ? FORMULA.box(i) : Box.NONE, f.box(), 1e-12, v.toString());
      }
      StoredFrame.assertSplitsAgree(t, frames);
      AtomSet some = AtomSet.of(0, 3, 4, 16);
      for (StoredFrame f : StoredFrame.range(t, StoredFrame.whole(), some)) {
        StoredFrame full = frames.get((int) f.index());
        for (int k = 0; k < some.size(); k++) {
          assertEquals(full.x()[some.get(k)], f.x()[k]);
          assertEquals(full.y()[some.get(k)], f.y()[k]);
          assertEquals(full.z()[some.get(k)], f.z()[k]);
        }
      }
    }
  }

  @Test
  void aStreamHasAsManyFramesAsTheFileHolds() throws IOException {
    for (int version : new int[] {1, 2, 5}) {
      CdfWriter w = new CdfWriter();
      w.version = version;
      w.announcedRecords = -2;
      byte[] bytes = w.write(FORMULA);
      try (Trajectory t = open(bytes)) {
        assertEquals(8, StoredFrame.all(t).size());
        assertEquals(List.of(), t.problems());
      }
      try (Trajectory t = open(Arrays.copyOf(bytes, bytes.length - 5))) {
        assertEquals(7, StoredFrame.tolerant(t).frames().size());
        assertEquals(1, StoredFrame.tolerant(t).faults().size());
      }
    }
  }

  @Test
  void fewerRecordsThanTheFileHoldsAreReported() throws IOException {
    CdfWriter w = new CdfWriter();
    w.announcedRecords = 5;
    try (Trajectory t = open(w.write(FORMULA))) {
      assertEquals(5, StoredFrame.all(t).size());
      assertEquals(
          List.of(
              "number of frames: expected 5 as the header says, found 8 by file size: 5 are read"),
          t.problems());
    }
    w.announcedRecords = 0;
    try (Trajectory t = open(w.write(FORMULA))) {
      assertEquals(8, StoredFrame.all(t).size());
      assertEquals(
          List.of(
              "number of frames: expected 0 as the header says, found 8 by file size: 8 are read"),
          t.problems());
    }
  }

  @Test
  void aSingleRecordVariableIsNotPadded() throws IOException {
    for (int nVariables = 1; nVariables <= 2; nVariables++) {
      ByteBuffer b = ByteBuffer.allocate(512);
      b.put(new byte[] {'C', 'D', 'F', 1}).putInt(9);
      b.putInt(10).putInt(1).putInt(1).put(new byte[] {'t', 0, 0, 0}).putInt(0);
      b.putInt(0).putInt(0);
      b.putInt(11).putInt(nVariables);
      for (int i = 0; i < nVariables; i++) {
        b.putInt(1).put(new byte[] {(byte) ('a' + i), 0, 0, 0}).putInt(1).putInt(0);
        b.putInt(0).putInt(0).putInt(1).putInt(4).putInt(200 + 4 * i);
      }
      CdfHeader header = CdfHeader.read(new MemorySource("records.nc", b.array()));
      assertEquals(nVariables == 1 ? 1 : 8, header.recordBytes());
      assertEquals(200, header.recordStart());
      assertNotNull(header.variable("a"));
    }
  }

  @Test
  void hdf5IsNamed() {
    byte[] bytes = new byte[64];
    byte[] magic = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    assertEquals(1, new NetcdfFormat().recognise(bytes, "run.nc"));
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> new NetcdfFormat().open(new MemorySource("run.nc", bytes), -1));
    assertEquals(FormatException.Kind.NOT_RECOGNISED, e.kind());
    assertEquals(
        "run.nc: byte 0: netcdf: expected the classic container (CDF-1, CDF-2 or CDF-5), found"
            + " NetCDF-4, which is HDF5",
        e.getMessage());
  }

  @Test
  void valuesNeverWrittenAreNoCoordinates() throws IOException {
    CdfWriter w = new CdfWriter();
    byte[] bytes = w.write(FORMULA);
    try (Trajectory t = open(bytes)) {
      long frame = t.index().byteOffset(3);
      ByteBuffer.wrap(bytes).putFloat((int) frame + 4 + 12 * 6, 9.9692099683868690e+36f);
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(7, outcome.frames().size());
      assertEquals(
          "variant.nc: frame 3: byte "
              + frame
              + ": coordinates of read atom 6: expected values, found none written",
          outcome.faults().get(0).getMessage());
    }
  }

  @Test
  void aSelectionInFixedFramesReadsItsSpan() throws IOException {
    CdfWriter w = new CdfWriter();
    w.frames = Frames.FIXED;
    FormulaTrajectory large = new FormulaTrajectory(50_000, 2);
    MemorySource source = new MemorySource("large.nc", w.write(large));
    try (Trajectory t = new NetcdfFormat().open(source, -1)) {
      source.resetCounts();
      StoredFrame.range(t, StoredFrame.whole(), AtomSet.range(20_000, 21_000));
      assertTrue(source.bytesRead() < 1.05 * 2 * 12_000, "bytes read: " + source.bytesRead());
    }
  }

  @Test
  void damagedFilesAreRefusedInBoundedMemory() {
    int seed = 77_000;
    for (Variant v : variants()) {
      HostileCheck.run(new NetcdfFormat(), v.writer().write(FORMULA), -1, 600, 30, seed += 1000);
    }
  }
}
