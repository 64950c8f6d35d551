package org.padml.formats.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.Trajectory;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;

/** Damaged files give their good frames with the right numbers, and name the rest. */
final class XdrDamageTest {
  private static final String MALFORMED = "trajectories/malformed/";

  private static StoredFrame.Outcome read(String name, byte[] bytes) throws IOException {
    try (Trajectory t = Formats.openTrajectory(new MemorySource(name, bytes), -1)) {
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      FrameIndex index = t.index();
      assertEquals(outcome.frames().size() + outcome.faults().size(), index.count());
      for (StoredFrame f : outcome.frames()) {
        assertEquals(index.byteOffset(f.index()), f.byteOffset());
      }
      for (FormatException e : outcome.faults()) {
        assertTrue(e.getMessage().startsWith(name + ": frame " + e.frame() + ": byte "));
      }
      assertEquals(bytes.length, index.byteEnd(index.count() - 1));
      return outcome;
    }
  }

  private static byte[] malformed(String name) throws IOException {
    return Files.readAllBytes(SharedData.require(MALFORMED + name));
  }

  private static List<StoredFrame> whole(String path) throws IOException {
    Path file = SharedData.require(path);
    return read("whole", Files.readAllBytes(file)).frames();
  }

  private static void assertGood(
      List<StoredFrame> expected, StoredFrame.Outcome found, int... without) {
    assertEquals(expected.size() - without.length, found.frames().size());
    for (StoredFrame f : found.frames()) {
      assertTrue(Arrays.stream(without).noneMatch(i -> i == f.index()));
      StoredFrame.assertSame(expected.get((int) f.index()), f, "frame " + f.index());
    }
  }

  private static void assertFault(StoredFrame.Outcome found, long frame, Kind kind, String text) {
    assertEquals(1, found.faults().size(), found.faults().toString());
    FormatException e = found.faults().get(0);
    assertEquals(frame, e.frame());
    assertEquals(kind, e.kind());
    assertEquals(text, e.getMessage());
  }

  @Test
  void aBadMagicNumberTakesOneFrame() throws IOException {
    StoredFrame.Outcome found = read("m.xtc", malformed("derived_xtc_bad_magic_frame.xtc"));
    assertGood(whole("trajectories/xtc/mdtraj_frame0.xtc"), found, 250);
    assertFault(
        found,
        250,
        Kind.CORRUPT,
        "m.xtc: frame 250: byte 36144: magic number: expected 1995 or 2023, found -559038737");
  }

  @Test
  void anotherAtomCountTakesOneFrame() throws IOException {
    StoredFrame.Outcome found = read("m.xtc", malformed("derived_xtc_natoms_changes.xtc"));
    assertGood(whole("trajectories/xtc/mdtraj_frame0.xtc"), found, 3);
    assertFault(
        found,
        3,
        Kind.ATOM_COUNT,
        "m.xtc: frame 3: byte 440: number of atoms: expected 22, found 23");
  }

  @Test
  void aCutFileKeepsItsWholeFrames() throws IOException {
    List<StoredFrame> whole = whole("trajectories/xtc/mdtraj_frame0.xtc").subList(0, 251);
    StoredFrame.Outcome inHeader = read("m.xtc", malformed("derived_xtc_cut_in_header.xtc"));
    assertGood(whole, inHeader, 250);
    assertFault(
        inHeader,
        250,
        Kind.TRUNCATED,
        "m.xtc: frame 250: byte 36144: header: expected 92 bytes, found 10 before the end of the"
            + " file");
    StoredFrame.Outcome inFrame = read("m.xtc", malformed("derived_xtc_cut_mid_frame.xtc"));
    assertGood(whole, inFrame, 250);
    assertEquals(Kind.TRUNCATED, inFrame.faults().get(0).kind());

    StoredFrame.Outcome trr = read("m.trr", malformed("derived_trr_cut_mid_frame.trr"));
    assertGood(whole("trajectories/trr/chem_water.trr"), trr, 99);
    assertFault(
        trr,
        99,
        Kind.TRUNCATED,
        "m.trr: frame 99: byte 364716: frame: expected 3684 bytes, found 2684 before the end of"
            + " the file");
  }

  @Test
  void anEmptyFileIsAnError() {
    FormatException e =
        assertThrows(
            FormatException.class, () -> read("m.xtc", malformed("derived_xtc_empty.xtc")));
    assertEquals(Kind.EMPTY, e.kind());
  }

  @Test
  void aFalseLengthTakesOneFrame() throws IOException {
    byte[] good = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    List<StoredFrame> whole = read("g.xtc", good).frames();
    int at = (int) whole.get(7).byteOffset() + 91;
    for (int change : new int[] {-8, -4, 4, 8, 100}) {
      byte[] bytes = good.clone();
      bytes[at] += (byte) change;
      StoredFrame.Outcome found = read("m.xtc", bytes);
      assertGood(whole, found, 7);
      assertEquals(Kind.CORRUPT, found.faults().get(0).kind());
      assertEquals(7, found.faults().get(0).frame());
    }
  }

  @Test
  void damageOverSeveralFramesIsOneFrame() throws IOException {
    byte[] good = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    List<StoredFrame> whole = read("g.xtc", good).frames();
    int from = (int) whole.get(100).byteOffset();
    int to = (int) whole.get(105).byteOffset();
    Arrays.fill(good, from, to - 11, (byte) 0x5a);
    StoredFrame.Outcome found = read("m.xtc", good);
    assertEquals(1, found.faults().size());
    assertEquals(100, found.faults().get(0).frame());
    assertEquals(whole.size() - 4, found.frames().size() + found.faults().size());
    StoredFrame behind = found.frames().get(100);
    assertEquals(101, behind.index());
    assertEquals(whole.get(105).timePs(), behind.timePs());
  }

  @Test
  void damagedBytesInsideAFrameAreFoundWhenItIsRead() throws IOException {
    byte[] good = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    List<StoredFrame> whole = read("g.xtc", good).frames();
    int from = (int) whole.get(9).byteOffset() + 92;
    Arrays.fill(good, from, (int) whole.get(10).byteOffset(), (byte) 0xff);
    StoredFrame.Outcome found = read("m.xtc", good);
    assertGood(whole, found, 9);
    assertTrue(found.faults().get(0).what().startsWith("compressed coordinates: expected"));
  }

  @Test
  void aDamagedFirstFrameIsAProblemAndTheOthersAreRead() throws IOException {
    byte[] good = Files.readAllBytes(SharedData.require("trajectories/xtc/mdtraj_frame0.xtc"));
    List<StoredFrame> whole = read("g.xtc", good).frames();
    good[1] = 17;
    assertGood(whole, read("m.xtc", good), 0);
    try (Trajectory t = Formats.openTrajectory(new MemorySource("m.xtc", good), -1)) {
      assertEquals(1, t.problems().size());
      assertTrue(
          t.problems().get(0).startsWith("m.xtc: frame 0: byte 0: magic number: expected 1995"));
    }
  }

  @Test
  void aFileOfNoFrameIsAnError() {
    byte[] bytes = new byte[5000];
    FormatException e = assertThrows(FormatException.class, () -> read("m.xtc", bytes));
    assertEquals(
        "m.xtc: frame 0: byte 0: magic number: expected 1995 or 2023, found 0", e.getMessage());
  }
}
