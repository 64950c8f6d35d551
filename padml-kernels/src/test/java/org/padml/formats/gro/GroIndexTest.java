package org.padml.formats.gro;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.Topology;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.testing.StructureRows;

/** Every GRO file of the shared index gives the counts recorded there. */
final class GroIndexTest {
  /** The index has the one frame that MDAnalysis reads; the file holds three, as chemfiles says. */
  private static final String THREE_FRAMES = "trajectories/gro/chem_lysozyme.gro";

  private static List<SharedIndex.Row> rows() {
    List<SharedIndex.Row> rows =
        SharedIndex.rows().stream()
            .filter(r -> r.format().startsWith("GRO") && !r.format().startsWith("GROMACS"))
            .filter(r -> r.nAtoms() > 0)
            .toList();
    assertTrue(rows.size() > 20, "expected more than 20 GRO rows, found " + rows.size());
    return rows;
  }

  @Test
  void topologiesHaveTheRecordedAtomsResiduesAndBoxes() {
    assertAll(
        rows().stream().map(r -> () -> StructureRows.assertTopology(r, StructureRows.topology(r))));
  }

  @Test
  void trajectoriesHaveTheRecordedFrames() {
    assertAll(
        rows().stream()
            .filter(r -> !r.path().equals(THREE_FRAMES))
            .map(r -> (Executable) () -> StructureRows.assertFrames(r)));
  }

  @Test
  void chemfilesValuesHold() {
    List<ChemfilesRows.Row> rows =
        ChemfilesRows.rows(p -> p.startsWith("trajectories/gro/")).stream()
            .filter(r -> !r.what().equals("velocities[0]") && !r.what().equals("velocities[1526]"))
            .toList();
    assertTrue(rows.size() > 25, "expected more than 25 rows, found " + rows.size());
    assertAll(rows.stream().map(r -> () -> ChemfilesRows.check(r)));
  }

  @Test
  void splitsEqualTheSequentialRead() throws IOException {
    for (SharedIndex.Row row : rows()) {
      if (row.path().contains("multiframe") || row.path().equals(THREE_FRAMES)) {
        try (Trajectory t =
            Formats.openTrajectory(FileSource.openDecompressed(row.file().toString()), -1)) {
          List<StoredFrame> all = StoredFrame.all(t);
          assertTrue(all.size() > 1, row.path());
          StoredFrame.assertSplitsAgree(t, all);
        }
      }
    }
  }

  @Test
  void waterWithFourSitesHasVirtualSites() throws IOException {
    SharedIndex.Row row =
        rows().stream()
            .filter(r -> r.path().endsWith("mda_adk_oplsaa.gro"))
            .findFirst()
            .orElseThrow();
    Topology t = StructureRows.topology(row);
    long sites = 0;
    for (int a = 0; a < t.nAtoms(); a++) {
      sites += t.isVirtualSite(a) ? 1 : 0;
      assertTrue(t.isVirtualSite(a) || t.atomicNumber(a) > 0, t.atomName(a));
    }
    assertEquals(11084, sites);
  }
}
