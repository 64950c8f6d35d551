package org.padml.formats.pdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.testing.SharedIndex;
import org.padml.testing.StructureRows;

/** Every PDB file of the shared index gives the counts recorded there. */
final class PdbIndexTest {
  private static List<SharedIndex.Row> rows() {
    List<SharedIndex.Row> rows =
        SharedIndex.rows().stream()
            .filter(r -> r.format().startsWith("PDB") && r.nAtoms() > 0)
            .toList();
    assertTrue(rows.size() > 150, "expected more than 150 PDB rows, found " + rows.size());
    return rows;
  }

  private static void forEach(List<SharedIndex.Row> rows, Check check) {
    assertAll(rows.stream().map(r -> (Executable) () -> check.on(r)));
  }

  private interface Check {
    void on(SharedIndex.Row row) throws IOException;
  }

  @Test
  void topologiesHaveTheRecordedAtomsResiduesChainsAndBoxes() {
    forEach(rows(), r -> StructureRows.assertTopology(r, StructureRows.topology(r)));
  }

  @Test
  void trajectoriesHaveTheRecordedFrames() {
    forEach(rows().stream().filter(r -> r.isReadable()).toList(), StructureRows::assertFrames);
  }

  @Test
  void recognisedByContentWithoutTheirExtension() {
    Stream<SharedIndex.Row> rows = rows().stream().filter(r -> r.nAtoms() < 1000);
    forEach(
        rows.toList(),
        r -> {
          byte[] head = new byte[4096];
          try (var source = FileSource.openDecompressed(r.file().toString())) {
            int n = source.readUpTo(0, head, 0, head.length);
            head = java.util.Arrays.copyOf(head, n);
            assertTrue(Formats.isTopology(source), r.path());
          }
          assertEquals(2, new PdbTrajectoryFormat().recognise(head, "x.dat"), r.path());
        });
  }
}
