package org.padml.formats.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.Trajectory;
import org.padml.io.DecompressedSource;
import org.padml.model.Box;
import org.padml.testing.FrameLog;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;
import org.padml.testing.TrrWriter;
import org.padml.testing.TrrWriter.Block;
import org.padml.testing.XtcWriter;

/** However a file is cut into work, the same frames come out of it, damaged or not. */
final class XdrSplitTest {
  private static final int SCANS = 40;
  private static final int MUTATIONS = 250;
  private static final Box BOX = Box.orthorhombic(3, 3, 3);

  private static Trajectory open(String name, byte[] bytes) throws IOException {
    return Formats.openTrajectory(new MemorySource(name, bytes), -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trajectories/xtc/mda_cobrotoxin.xtc",
        "trajectories/xtc/mda_test.xtc",
        "trajectories/xtc/mda_xyz_random_walk.xtc",
        "trajectories/trr/chem_water.trr",
        "trajectories/trr/chem_cell_shapes.trr",
        "trajectories/trr/mda_cobrotoxin.trr",
        "own/fab/fab_20.trr"
      })
  void splitsOfEverySizeJoinToTheWhole(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.require(path));
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (Trajectory t = open(name, bytes)) {
      StoredFrame.assertSplitsAgree(t, StoredFrame.all(t));
    }
    assertAgreement(name, bytes, new Random(1));
  }

  @Test
  void manySmallFramesAndALongFile() throws IOException {
    for (String path : List.of("trajectories/xtc/mdtraj_frame0.xtc", "own/fab/fab.xtc")) {
      byte[] bytes = Files.readAllBytes(SharedData.require(path));
      assertAgreement("t.xtc", bytes, new Random(2));
    }
  }

  /** Index, splits of several sizes and scans of random pieces against one sequential read. */
  private static void assertAgreement(String name, byte[] bytes, Random random) throws IOException {
    try (Trajectory t = open(name, bytes)) {
      List<String> sequential = FrameLog.of(t);
      FrameIndex index = t.index();
      assertEquals(sequential.size(), index.count());
      for (int i = 0; i < sequential.size(); i++) {
        assertTrue(sequential.get(i).startsWith(i + " @" + index.byteOffset(i) + " "));
      }
      int n = sequential.size();
      for (int size : new int[] {1, 2, 3, 7, 1 + random.nextInt(n), n}) {
        assertEquals(sequential, FrameLog.ofSplits(t, index, size), name + " split by " + size);
      }
      List<String> scanned = FrameLog.of(t.scan(0, bytes.length));
      for (int k = 0; k < SCANS; k++) {
        FrameIndex joined = FrameLog.scanInPieces(t, bytes.length, 2 + random.nextInt(9), random);
        assertEquals(scanned, FrameLog.of(joined), name + " scanned in pieces, case " + k);
      }
      assertEquals(n, scanned.size());
      assertEquals(index.byteEnd(n - 1), bytes.length);
    }
  }

  @Test
  void damagedFilesAreCutAlikeByAll() throws IOException {
    int damaged = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      boolean isXtc = seed % 2 == 0;
      byte[] bytes = isXtc ? xtc(random) : trr(random);
      int changes = 1 + random.nextInt(4);
      for (int k = 0; k < changes; k++) {
        // beyond the first frame, whose damage may end in a refusal
        int at = 400 + random.nextInt(bytes.length - 400);
        bytes[at] = (byte) random.nextInt(256);
      }
      if (seed % 5 == 0) {
        bytes = java.util.Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(900));
      }
      String name = "seed" + seed + (isXtc ? ".xtc" : ".trr");
      assertAgreement(name, bytes, random);
      try (Trajectory t = open(name, bytes)) {
        damaged += FrameLog.of(t).stream().anyMatch(l -> l.contains(name)) ? 1 : 0;
      }
    }
    assertTrue(damaged > MUTATIONS / 4, "expected damage to show, found " + damaged + " cases");
  }

  private static float[] cloud(Random random, int n) {
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = 3 * random.nextFloat();
    }
    return v;
  }

  private static byte[] xtc(Random random) {
    int n = random.nextInt(3) == 0 ? 8 : 10 + random.nextInt(60);
    XtcWriter w = new XtcWriter();
    for (int f = 0; f < 30; f++) {
      w.frame(f, f * 2f, BOX, cloud(random, n), cloud(random, n), cloud(random, n));
    }
    return w.bytes();
  }

  private static byte[] trr(Random random) {
    int n = 5 + random.nextInt(60);
    boolean alike = random.nextBoolean();
    TrrWriter w = new TrrWriter();
    for (int f = 0; f < 30; f++) {
      float[] v = cloud(random, n);
      if (alike || f % 3 == 0) {
        w.frame(f, f * 2.0, BOX, v, v, v, Block.BOX, Block.X, Block.V);
      } else {
        w.frame(f, f * 2.0, BOX, v, v, v, Block.BOX, Block.X);
      }
    }
    return w.bytes();
  }

  @Test
  void aCompressedFileGivesTheSameFrames() throws IOException {
    for (String path :
        List.of("trajectories/xtc/mda_cobrotoxin.xtc", "trajectories/trr/mda_cobrotoxin.trr")) {
      byte[] plain = Files.readAllBytes(SharedData.require(path));
      // the cut file ends inside its last frame
      for (byte[] bytes : List.of(plain, java.util.Arrays.copyOf(plain, plain.length - 999))) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
          out.write(bytes);
        }
        var source = DecompressedSource.wrap(new MemorySource("t", zipped.toByteArray()));
        try (Trajectory t = open("t", bytes);
            Trajectory z = Formats.openTrajectory(source, -1)) {
          assertFalse(z.canScanRanges());
          List<String> log = FrameLog.of(t);
          assertEquals(3, log.size());
          assertEquals(log, FrameLog.of(z));
          assertEquals(FrameLog.of(t.index()), FrameLog.of(z.index()));
          assertEquals(log, FrameLog.ofSplits(z, z.index(), 1));
        }
      }
    }
  }

  @Test
  void aCutCompressedFileGivesTheFramesBeforeTheCut() throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    List<String> whole;
    try (Trajectory t = open("t", bytes)) {
      whole = FrameLog.of(t);
    }
    for (int length = 4000; length < zipped.size(); length += 4999) {
      byte[] cut = java.util.Arrays.copyOf(zipped.toByteArray(), length);
      var source = DecompressedSource.wrap(new MemorySource("t", cut));
      try (Trajectory t = Formats.openTrajectory(source, -1)) {
        List<String> log = FrameLog.of(t);
        int n = log.size() - 1;
        assertTrue(n > 5, "expected frames before byte " + length + ", found " + n);
        assertEquals(whole.subList(0, n), log.subList(0, n));
        assertTrue(log.get(n).contains(" TRUNCATED t: frame " + n + ": byte "), log.get(n));
        assertTrue(
            log.get(n)
                .endsWith(": compressed stream: expected more data, found its end or damage"));
        FrameIndex index = t.index();
        assertEquals(n + 1, index.count());
        assertTrue(index.isDamaged(n));
      }
    }
  }

  @Test
  void framesBehindARangeAreNotRead() throws IOException {
    byte[] bytes = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    MemorySource source = new MemorySource("t.xtc", bytes);
    try (Trajectory t = Formats.openTrajectory(source, -1)) {
      FrameIndex index = t.index();
      source.resetCounts();
      var log =
          FrameLog.of(
              t,
              new org.padml.formats.FrameRange(100, index.byteOffset(100), 50),
              org.padml.model.AtomSet.range(0, 22));
      assertEquals(50, log.size());
      long span = index.byteOffset(150) - index.byteOffset(100);
      assertTrue(
          source.bytesRead() < 1.1 * span + 200,
          "expected about " + span + " bytes, found " + source.bytesRead());
    }
  }

  @Test
  void aHeaderThatClaimsTwoThousandMillionAtomsIsRefused() throws IOException {
    float[] v = new float[40];
    byte[] bytes = new XtcWriter().frame(0, 0, BOX, v, v, v).bytes();
    for (int at : new int[] {4, 52}) {
      bytes[at] = 0x7f;
    }
    FormatException e =
        org.junit.jupiter.api.Assertions.assertThrows(
            FormatException.class, () -> open("t.xtc", bytes));
    assertTrue(e.getMessage().contains("compressed bytes: expected a number that suits"));
  }
}
