package org.padml.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.padml.io.FileSource;
import org.padml.model.BondPerception;
import org.padml.model.Molecules;
import org.padml.model.Topology;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.Mutations;
import org.padml.testing.StructureWriter;

/** Damaged structure files as topologies: read or refused, and bonds can be perceived. */
final class StructureMutationsTest {
  private static final int CASES = 300;
  private static final long SEED = 20261120;

  private static void check(String path, byte[] good) throws IOException {
    int refused =
        Mutations.refused(
            path,
            good,
            CASES,
            SEED,
            source -> {
              Topology t =
                  BondPerception.complete(
                      Formats.readTopology(source, FileSource::openDecompressed));
              assertTrue(Molecules.of(t).count() <= t.nAtoms(), path);
            });
    assertTrue(refused > CASES / 20, path + ": expected refusals, found " + refused);
  }

  @Test
  void damagedTopologiesAreReadOrRefused() throws IOException {
    FormulaTrajectory f = new FormulaTrajectory(12, 2);
    check("m.pdb", StructureWriter.pdb(f));
    check("m.gro", StructureWriter.gro(f));
    check("m.cif", StructureWriter.mmcif(f));
  }

  @Test
  void damagedConectRecordsAreReadOrRefused() throws IOException {
    StringBuilder s =
        new StringBuilder(
            new String(StructureWriter.pdb(new FormulaTrajectory(6, 1)), StandardCharsets.US_ASCII)
                .replace("END\n", ""));
    for (int k = 1; k < 6; k++) {
      s.append(String.format(java.util.Locale.ROOT, "CONECT%5d%5d%5d\n", k, k + 1, 1 + k % 3));
    }
    check("c.pdb", s.append("END\n").toString().getBytes(StandardCharsets.US_ASCII));
  }
}
