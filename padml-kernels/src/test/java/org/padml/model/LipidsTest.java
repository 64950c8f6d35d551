package org.padml.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.testing.MdComplex;

class LipidsTest {
  @Test
  void lipidsOfEveryForceFieldAreKnownAndOthersAreNot() {
    for (String name :
        List.of(
            "POPC", "POPE", "DPPC", "DOPS", "DYPG", "SAPI24", "POPI", "CHL1", "CHOL", "PSM",
            "TLCL2", "OL", "PA", "PC", "POP", "dopc ", "SDS", "DPC", "PC1", "CLR", "LMT")) {
      assertTrue(Lipids.isLipid(name), name);
    }
    for (String name :
        List.of(
            "ALA", "NPRO", "CASP", "ASPP", "GLUP", "HISE", "TIP3", "WAT", "DPRO", "NAG", "BMA",
            "GDP", "GTP", "ATP", "NPHE", "ACE", "DA5", "CL", "36X", "ZNM", "SIA", "HEME")) {
      assertFalse(Lipids.isLipid(name), name);
    }
  }

  private static Topology of(int popc, int popg) {
    TopologyBuilder builder = new TopologyBuilder();
    for (int k = 0; k < 30 + popc + popg; k++) {
      String name = k < 30 ? "ALA" : k < 30 + popc ? "POPC" : "POPG";
      builder.addResidue(new Topology.Residue(k + 1, "", name, "A", ""));
      builder.addAtom("C1", Elements.C);
    }
    return builder.build();
  }

  @Test
  void aMembraneIsManyLipids() {
    assertEquals("", Lipids.membrane(of(0, 0)));
    assertEquals("", Lipids.membrane(of(19, 0)));
    assertEquals("membrane of 20 lipid residues (POPC 17, POPG 3)", Lipids.membrane(of(17, 3)));
  }

  /** Counted with awk: 27,625 atoms of POPE at 125 each, 6,985 of POPG at 127. */
  @Test
  void theMembraneOfYiipIsFound() throws IOException {
    String folder = "md-ppi/yiip-homodimer_membrane/";
    MdComplex yiip = new MdComplex(folder + "YiiP_lipids.gro.gz", folder + "YiiP_lipids.xtc");
    assertEquals(
        "membrane of 276 lipid residues (POPE 221, POPG 55)", Lipids.membrane(yiip.topology()));
    MdComplex soluble =
        new MdComplex(
            "md-ppi/ww-peptide_gmx_mmpbsa/com.tpr", "md-ppi/ww-peptide_gmx_mmpbsa/com_traj.xtc");
    assertEquals("", Lipids.membrane(soluble.topology()));
  }
}
