package org.padml.formats.netcdf;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.Box;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.IndexRowCheck;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.testing.StoredFrame.Outcome;

final class NetcdfSharedTest {
  /** The DCD holds floats of Å, the NetCDF the same floats: both round to nm once. */
  private static final float SAME_FRAMES_NM = 1e-5f;

  static List<SharedIndex.Row> rows() {
    return SharedIndex.rows().stream()
        .filter(r -> r.format().startsWith("NetCDF") && r.nAtoms() > 0 && r.nFrames() > 0)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowsGiveWhatTheIndexRecords(SharedIndex.Row row) throws IOException {
    boolean read = row.isReadable();
    IndexRowCheck.check(row, read ? List.of(IndexRowCheck.Part.values()) : List.of());
  }

  @Test
  void everyNetcdfOfTheSetIsCovered() {
    assertTrue(rows().size() >= 15, "expected at least 15 rows, found " + rows().size());
  }

  static List<ChemfilesRows.Row> chemfilesRows() {
    return ChemfilesRows.rows(path -> path.contains("/netcdf/")).stream()
        .filter(r -> !r.what().startsWith("velocities["))
        // a cell with an edge of zero: chemfiles calls it orthorhombic, here it is no box
        .filter(r -> !(r.path().endsWith("chem_scaled_traj.nc") && r.what().equals("cell_shape")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("chemfilesRows")
  void rowsGiveWhatChemfilesExpects(ChemfilesRows.Row row) throws IOException {
    ChemfilesRows.check(row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void splitsJoinAndBytesAreReadOnce(SharedIndex.Row row) throws IOException {
    MemorySource source = new MemorySource(row.path(), Files.readAllBytes(row.file()));
    try (Trajectory t = new NetcdfFormat().open(source, -1)) {
      assertTrue(source.bytesRead() < 16_384, "bytes read to open: " + source.bytesRead());
      source.resetCounts();
      List<StoredFrame> frames = StoredFrame.all(t);
      long bytes = t.index().byteEnd(frames.size() - 1) - t.index().byteOffset(0);
      // a frame of its own is small beside one cell and time where it is a restart
      long beside = row.nFrames() == 1 ? 64 : 0;
      assertTrue(
          source.bytesRead() <= 1.05 * bytes + beside,
          row + ": expected at most 1.05 of " + bytes + ", found " + source.bytesRead());
      StoredFrame.assertSplitsAgree(t, frames);
    }
  }

  @Test
  void theSameFramesInDcdAndNetcdfAgree() throws IOException {
    Path dcd = SharedData.require("own/fab/fab_20.dcd");
    Path nc = SharedData.require("own/fab/fab_20.nc");
    try (Trajectory a = Formats.openTrajectory(FileSource.open(dcd), -1);
        Trajectory b = Formats.openTrajectory(FileSource.open(nc), -1)) {
      assertEquals("dcd", a.format());
      assertEquals("netcdf", b.format());
      List<StoredFrame> left = StoredFrame.all(a);
      List<StoredFrame> right = StoredFrame.all(b);
      assertEquals(20, left.size());
      assertEquals(20, right.size());
      for (int i = 0; i < 20; i++) {
        assertArrayEquals(left.get(i).x(), right.get(i).x(), SAME_FRAMES_NM);
        assertArrayEquals(left.get(i).y(), right.get(i).y(), SAME_FRAMES_NM);
        assertArrayEquals(left.get(i).z(), right.get(i).z(), SAME_FRAMES_NM);
        assertEquals(right.get(i).timePs(), left.get(i).timePs(), 1e-5);
        assertArrayEquals(left.get(i).box().lengths(), right.get(i).box().lengths(), 1e-5);
      }
    }
  }

  @Test
  void aFileWithoutTimeHasNone() throws IOException {
    Path file = SharedData.require("trajectories/netcdf/mda_cpptraj_traj.nc");
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      assertEquals(List.of(), t.problems());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(3, frames.size());
      for (StoredFrame f : frames) {
        assertTrue(Double.isNaN(f.timePs()));
        assertTrue(f.box().isPeriodic());
      }
    }
  }

  @Test
  void aFlatCellIsNoBoxAndIsReported() throws IOException {
    Path file = SharedData.require("trajectories/netcdf/chem_scaled_traj.nc");
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      StoredFrame frame = StoredFrame.all(t).get(12);
      assertEquals(Box.NONE, frame.box());
      assertEquals(12 * 4 * 0.005, frame.timePs(), 1e-12);
      assertEquals(1, t.problems().size());
      assertTrue(
          t.problems().get(0).startsWith("cell lengths: expected three above zero, found ["));
    }
  }

  @Test
  void aTruncatedFileGivesItsWholeFramesAndOneError() throws IOException {
    Path file = SharedData.require("trajectories/malformed/derived_nc_truncated.nc");
    Path whole = SharedData.require("trajectories/netcdf/cpptraj_DPDP.nc");
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1);
        Trajectory good = Formats.openTrajectory(FileSource.open(whole), -1)) {
      Outcome outcome = StoredFrame.tolerant(t);
      List<StoredFrame> expected = StoredFrame.all(good);
      int n = outcome.frames().size();
      assertEquals(59, n);
      for (int i = 0; i < n; i++) {
        StoredFrame.assertSame(expected.get(i), outcome.frames().get(i), "frame " + i);
      }
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.TRUNCATED, e.kind());
      assertEquals(59, e.frame());
      assertEquals(
          file
              + ": frame 59: byte "
              + t.index().byteOffset(59)
              + ": frame: expected 3988 bytes, found "
              + (239_661 - t.index().byteOffset(59))
              + " before the end of the file",
          e.getMessage());
      assertEquals(
          List.of(
              "number of frames: expected 100 as the header says, found 59 by file size: 59 are"
                  + " read"),
          t.problems());
    }
  }

  @Test
  void aNetcdfOfAnotherTradeIsRefused() {
    Path file = SharedData.require("trajectories/topologies/parmed_WMI_Lear.nc");
    FormatException e =
        assertThrows(
            FormatException.class, () -> Formats.openTrajectory(FileSource.open(file), -1));
    assertEquals(FormatException.Kind.NOT_RECOGNISED, e.kind());
    assertEquals(file + ": variable coordinates: expected one, found none", e.getMessage());
  }
}
