package org.padml.formats.dcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.IndexRowCheck;
import org.padml.testing.IndexRowCheck.Part;
import org.padml.testing.MemorySource;
import org.padml.testing.NumpyFloats;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.units.Units;

final class DcdSharedTest {
  /** Where MDAnalysis is wrong in silence; chemfiles' values or the header decide instead. */
  private static final Map<String, List<Part>> CHECKED_PARTS =
      Map.of(
          "trajectories/dcd/chem_4d-dynamic.dcd", List.of(Part.TIMES, Part.BOX),
          "trajectories/dcd/chem_mrmd_h2so4-32bit-be.dcd", List.of(Part.BOX, Part.LAST_POSITION),
          "trajectories/dcd/chem_triclinic-octane-vectors.dcd",
              List.of(Part.TIMES, Part.LAST_POSITION));

  private static final List<Part> ALL_PARTS = List.of(Part.values());

  /** Half a unit in the last place of a float of up to 1000 Å, in Å. */
  private static final double FLOAT_ANGSTROM = 1e-4;

  private static final long SPLIT_TEST_BYTES = 300_000_000;

  static List<SharedIndex.Row> rows() {
    return SharedIndex.readable("DCD");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowsGiveWhatTheIndexRecords(SharedIndex.Row row) throws IOException {
    IndexRowCheck.check(row, CHECKED_PARTS.getOrDefault(row.path(), ALL_PARTS));
  }

  @Test
  void everyDcdOfTheSetIsCovered() {
    assertTrue(rows().size() >= 17, "expected at least 17 DCD rows, found " + rows().size());
  }

  static List<ChemfilesRows.Row> chemfilesRows() {
    return ChemfilesRows.rows(path -> path.endsWith(".dcd"));
  }

  @ParameterizedTest
  @MethodSource("chemfilesRows")
  void rowsGiveWhatChemfilesExpects(ChemfilesRows.Row row) throws IOException {
    ChemfilesRows.check(row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void splitsJoinToTheSequentialRead(SharedIndex.Row row) throws IOException {
    byte[] bytes = Files.readAllBytes(row.file());
    assertTrue(row.bytes() * row.nFrames() < 2 * SPLIT_TEST_BYTES, row + ": too large for this");
    try (Trajectory t = new DcdFormat().open(new MemorySource(row.path(), bytes), -1)) {
      StoredFrame.assertSplitsAgree(t, StoredFrame.all(t));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void wholeFramesAreReadOnce(SharedIndex.Row row) throws IOException {
    MemorySource source = new MemorySource(row.path(), Files.readAllBytes(row.file()));
    try (Trajectory t = new DcdFormat().open(source, -1)) {
      assertTrue(source.bytesRead() < 8192, "bytes read to open: " + source.bytesRead());
      source.resetCounts();
      StoredFrame.all(t);
      long frames = t.index().byteEnd(t.index().count() - 1) - t.index().byteOffset(0);
      // with fixed atoms the first frame is read a second time
      long again = row.path().contains("fixed-atoms") ? t.index().byteEnd(0) : 0;
      assertTrue(
          source.bytesRead() <= 1.05 * frames + again,
          row + ": expected at most 1.05 of " + frames + ", found " + source.bytesRead());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mda_legacy_DCD_adk_coords.npy, mda_adk_dims.dcd, 5 29",
    "mda_legacy_DCD_NAMD_coords.npy, mda_SiN_tric_namd.dcd, 0",
    "mda_legacy_DCD_c36_coords.npy, mda_tip125_tric_C36.dcd, 1 4"
  })
  void coordinatesEqualTheStoredArrays(String array, String dcd, String frameList)
      throws IOException {
    double[] expected = NumpyFloats.read(SharedData.require("trajectories/dcd/" + array));
    Path file = SharedData.require("trajectories/dcd/" + dcd);
    int[] frames = Stream.of(frameList.split(" ")).mapToInt(Integer::parseInt).toArray();
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      List<StoredFrame> all = StoredFrame.all(t);
      assertEquals(expected.length, frames.length * t.nAtoms() * 3);
      for (int f = 0; f < frames.length; f++) {
        StoredFrame frame = all.get(frames[f]);
        for (int a = 0; a < t.nAtoms(); a++) {
          int at = 3 * (f * t.nAtoms() + a);
          double nm = Units.ANGSTROM_PER_NM;
          assertEquals(expected[at], frame.x()[a] * nm, FLOAT_ANGSTROM, dcd + " x " + a);
          assertEquals(expected[at + 1], frame.y()[a] * nm, FLOAT_ANGSTROM, dcd + " y " + a);
          assertEquals(expected[at + 2], frame.z()[a] * nm, FLOAT_ANGSTROM, dcd + " z " + a);
        }
      }
    }
  }

  @Test
  void bigEndianTimesAreThoseOfTheLittleEndianTwin() throws IOException {
    List<StoredFrame> big = read("chem_mrmd_h2so4-32bit-be.dcd");
    List<StoredFrame> little = read("chem_mrmd_h2so4-64bit-le.dcd");
    assertEquals(0.002, big.get(0).timePs(), 1e-8);
    assertEquals(0.1, big.get(49).timePs(), 1e-7);
    for (int i = 0; i < 50; i++) {
      assertEquals(little.get(i).timePs(), big.get(i).timePs());
      assertEquals(20 * (i + 1), big.get(i).step());
    }
  }

  @Test
  void headersThatDisagreeWithTheFileAreReported() throws IOException {
    Path file = SharedData.require("trajectories/dcd/mda_test.dcd");
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      assertEquals(
          List.of(
              "title record: expected 244 bytes for 3 titles, found 164",
              "number of frames: expected 4 as the header says, found 5 by file size"),
          t.problems());
    }
  }

  private static List<StoredFrame> read(String name) throws IOException {
    Path file = SharedData.require("trajectories/dcd/" + name);
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      return StoredFrame.all(t);
    }
  }
}
