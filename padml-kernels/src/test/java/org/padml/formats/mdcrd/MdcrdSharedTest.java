package org.padml.formats.mdcrd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.testing.IndexRowCheck;
import org.padml.testing.IndexRowCheck.Part;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.testing.StoredFrame.Outcome;
import org.padml.units.Units;

final class MdcrdSharedTest {
  /** Three decimals of Å against floats: half a unit of the last place, in nm. */
  private static final float THREE_DECIMALS_NM = 5.1e-5f;

  private static Trajectory open(Path file, int atoms) throws IOException {
    return Formats.openTrajectory(FileSource.openDecompressed(file.toString()), atoms);
  }

  static List<SharedIndex.Row> rows() {
    return SharedIndex.rows().stream()
        .filter(r -> r.format().startsWith("Amber mdcrd") && r.isReadable())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowsGiveWhatTheIndexRecords(SharedIndex.Row row) throws IOException {
    // MDAnalysis counts frames for times: the format stores none
    IndexRowCheck.check(row, List.of(Part.BOX, Part.LAST_POSITION));
    try (Trajectory t = open(row.file(), row.nAtoms())) {
      assertEquals("mdcrd", t.format());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertTrue(frames.stream().allMatch(f -> Double.isNaN(f.timePs())));
      boolean box = frames.get(0).box().isPeriodic();
      assertEquals(
          box
              ? List.of("box: expected lengths and angles, found lengths: 90 degrees are taken")
              : List.of(),
          t.problems());
      StoredFrame.assertSplitsAgree(t, frames);
    }
  }

  @Test
  void everyMdcrdOfTheSetIsCovered() {
    assertEquals(4, rows().size());
  }

  @Test
  void regularFilesAreReadOnce() throws IOException {
    for (SharedIndex.Row row : rows()) {
      if (row.path().endsWith(".bz2")) {
        continue;
      }
      MemorySource source = new MemorySource(row.path(), Files.readAllBytes(row.file()));
      try (Trajectory t = new MdcrdFormat().open(source, row.nAtoms())) {
        source.resetCounts();
        StoredFrame.all(t);
        assertTrue(
            source.bytesRead() <= 1.05 * row.bytes(),
            row + ": expected at most 1.05 of the file, found " + source.bytesRead());
      }
    }
  }

  @Test
  void theSameFramesInMdcrdAndNetcdfAgree() throws IOException {
    Path text = SharedData.require("trajectories/netcdf/mda_bala.trj");
    Path binary = SharedData.require("trajectories/netcdf/mda_bala.ncdf");
    try (Trajectory a = open(text, 2661);
        Trajectory b = open(binary, -1)) {
      List<StoredFrame> left = StoredFrame.all(a);
      List<StoredFrame> right = StoredFrame.all(b);
      assertEquals(right.size(), left.size());
      for (int i = 0; i < left.size(); i++) {
        assertArrayEquals(right.get(i).x(), left.get(i).x(), THREE_DECIMALS_NM);
        assertArrayEquals(right.get(i).y(), left.get(i).y(), THREE_DECIMALS_NM);
        assertArrayEquals(right.get(i).z(), left.get(i).z(), THREE_DECIMALS_NM);
        assertArrayEquals(
            right.get(i).box().lengths(), left.get(i).box().lengths(), THREE_DECIMALS_NM);
      }
    }
  }

  @Test
  void aBrokenLastFrameIsOneError() throws IOException {
    Path file = SharedData.require("trajectories/malformed/cpptraj_broken.tz2.crd");
    try (Trajectory t = open(file, 223)) {
      assertEquals(101, t.index().count());
      assertTrue(t.index().isDamaged(100));
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(100, outcome.frames().size());
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.TRUNCATED, e.kind());
      assertEquals(
          file
              + ": frame 100: byte 541981: frame: expected 5419 bytes, found 5346 before the end of"
              + " the file",
          e.getMessage());
    }
  }

  @Test
  void aCutCompressedFileGivesTheFramesBeforeTheCut() throws IOException {
    Path file = SharedData.require("trajectories/malformed/derived_mdcrd_truncated.gz");
    Path whole = SharedData.require("trajectories/mdcrd/mda_ache.mdcrd");
    try (Trajectory t = open(file, 252);
        Trajectory good = open(whole, 252)) {
      List<StoredFrame> expected = StoredFrame.all(good);
      Outcome outcome = StoredFrame.tolerant(t);
      int n = outcome.frames().size();
      assertTrue(n >= 6 && n < 11, "frames before the cut: " + n);
      for (int i = 0; i < n; i++) {
        StoredFrame.assertSame(expected.get(i), outcome.frames().get(i), "frame " + i);
      }
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.TRUNCATED, e.kind());
      assertEquals(n, e.frame());
      assertEquals(
          "frame: expected more lines, found the end of what can be decompressed", e.what());
      assertTrue(
          String.valueOf(e.getCause()).contains("gzip stream: expected more compressed data"),
          String.valueOf(e.getCause()));
      assertEquals(n + 1, t.index().count());
      assertTrue(t.index().isDamaged(n));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "md-ppi/ras-raf_amber/ras-raf_complex.inpcrd, 3862, NaN, 72.378 68.347 84.998 90 90 90,"
        + " 41.2998508 10.1803928 47.3560897",
    "trajectories/netcdf/mda_parmed_ala2_solv.rst7, 3026, NaN,"
        + " 37.1332590 35.4106700 34.4705580 90 90 90, 15.6513708 15.5132605 17.2247322",
    "trajectories/mdcrd/mda_test.inpcrd, 5, 30, , 6.6528795 6.6711416 -8.5963255",
    "reference-values/cpptraj/Test_Hbond/strip.4lztSc.rst7, 76, NaN,"
        + " 81.72 63.74 68.46 88.52 108.53 111.89, 10.232 5.166 29.36"
  })
  void restartsAreTrajectoriesOfOneFrame(
      String path, int atoms, double time, String box, String first) throws IOException {
    try (Trajectory t = open(SharedData.require(path), -1)) {
      assertEquals("inpcrd", t.format());
      assertEquals(atoms, t.nAtoms());
      assertEquals(1, t.index().count());
      assertEquals(List.of(), t.problems());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(1, frames.size());
      StoredFrame f = frames.get(0);
      assertEquals(time, f.timePs(), 1e-9);
      assertEquals(box != null, f.box().isPeriodic());
      if (box != null) {
        String[] b = box.split(" ");
        for (int d = 0; d < 3; d++) {
          double angstrom = f.box().lengths()[d] * Units.ANGSTROM_PER_NM;
          assertEquals(Double.parseDouble(b[d]), angstrom, 1e-6);
          assertEquals(Double.parseDouble(b[d + 3]), f.box().anglesDeg()[d], 1e-6);
        }
      }
      String[] p = first.split(" ");
      float[] found = {f.x()[0], f.y()[0], f.z()[0]};
      for (int d = 0; d < 3; d++) {
        assertEquals(Double.parseDouble(p[d]) * Units.NM_PER_ANGSTROM, found[d], 1e-6);
      }
    }
  }

  @Test
  void aWrongNumberOfAtomsIsRefused() {
    Path file = SharedData.require("trajectories/mdcrd/mda_ache.mdcrd");
    FormatException e = assertThrows(FormatException.class, () -> open(file, 251));
    assertEquals(FormatException.Kind.ATOM_COUNT, e.kind());
    assertEquals(
        file
            + ": frame 0: byte 6105: line 76 of the frame: expected 24 characters, found 48 for 251"
            + " atoms of the topology",
        e.getMessage());
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> open(file, -1));
    assertEquals(
        file
            + ": mdcrd: expected the number of atoms from a topology, found none: the file does not"
            + " store it",
        unknown.getMessage());
  }
}
