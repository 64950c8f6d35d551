package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.padml.features.Samples;

/** Every kernel is timed, and each on the right system: the check values are those of peers. */
class BenchCommandTest {
  /** Single precision of OpenMM and GROMACS in a sum of 3,000 and of 5 kJ/mol. */
  private static final double ENERGY_TOLERANCE = 2e-3;

  private static CommandRun bench(String... more) {
    String[] arguments = new String[7 + more.length];
    arguments[0] = "bench";
    arguments[1] = "--topology";
    arguments[2] = Samples.file("abeta/ab_wt_r1.pdb").toString();
    arguments[3] = "--trajectory";
    arguments[4] = Samples.file("abeta/ab_wt_r1.xtc").toString();
    arguments[5] = "--seconds";
    arguments[6] = "0.05";
    System.arraycopy(more, 0, arguments, 7, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void everyKernelIsTimedWithItsCheck() throws IOException {
    CommandRun run = bench("--json");
    assertEquals(0, run.exitCode(), run.err());
    Map<String, String> checks = new TreeMap<>();
    for (JsonNode row : new ObjectMapper().readTree(run.out())) {
      assertEquals("padml", row.path("implementation").asText());
      assertTrue(row.path("frames").asLong() >= 40, row.toString());
      assertTrue(row.path("frames_per_s").asDouble() > 0, row.toString());
      checks.put(row.path("kernel").asText(), row.path("check").asText());
    }
    // OpenMM 7.7 and GROMACS 2022.5 as energy_peers.py runs them
    assertEquals(-3125.806, Double.parseDouble(checks.remove("gb_obc2")), ENERGY_TOLERANCE);
    assertEquals(4.831, Double.parseDouble(checks.remove("lj_coulomb_cut")), ENERGY_TOLERANCE);
    assertTrue(Double.isFinite(Double.parseDouble(checks.remove("lj_coulomb"))));
    assertEquals(
        // MDAnalysis 2.4.2, mdtraj 1.9.7 and FreeSASA as peers.py runs them; GROMACS
        Map.ofEntries(
            Map.entry("contacts", "580"),
            Map.entry("decode", "-29.100"),
            Map.entry("decode_selected", "-29.100"),
            Map.entry("hbonds", "0"),
            Map.entry("hbonds_gromacs", "0"),
            Map.entry("imaging", "40 ok"),
            Map.entry("interactions", "0"),
            Map.entry("lee_richards_20", "25.285"),
            Map.entry("prodigy", "NaN"),
            Map.entry("rmsd", "0.69204"),
            Map.entry("row_100", "0 pairs, 0.155 nm2"),
            Map.entry("salt_bridges", "0"),
            Map.entry("sasa_100", "25.164"),
            Map.entry("sasa_960", "25.303")),
        checks);
    assertEquals(
        "padml: bench: docking: reference: expected residues in contact below 0.5 nm, found none\n",
        run.err());
  }

  @Test
  void theTableHasALinePerKernel() {
    CommandRun run = bench("--partners", "A=chain A", "B=chain B");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("kernel           implementation "), run.out());
    assertEquals(18, run.out().lines().count(), run.out());
  }
}
