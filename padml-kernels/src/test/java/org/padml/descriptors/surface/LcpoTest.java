package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.forcefield.Neighbors;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;

class LcpoTest {
  private static final String SURF = "reference-values/cpptraj/Test_Surf/";

  private static final Lcpo.Extent EVERY = Lcpo.Extent.EVERY_ATOM;

  /** cpptraj prints square ångström with four decimals and sums in another order. */
  private static final double PRINTED_NM2 = 1e-6;

  @Test
  void areasOfAPeptideAreThoseOfCpptraj() throws IOException {
    MdComplex peptide =
        new MdComplex(
            "trajectories/netcdf/cpptraj_DPDP.parm7", "trajectories/netcdf/cpptraj_DPDP.nc");
    Topology topology = peptide.topology();
    AtomSet part = peptide.residueRange(0, 12);
    AtomSet rest = AtomSet.range(0, topology.nAtoms()).minus(part);
    Lcpo lcpo = new Lcpo(topology, part, rest, EVERY);
    Lcpo alone = new Lcpo(topology, part, AtomSet.of(), EVERY);
    Lcpo interfaceOnly = new Lcpo(topology, part, rest, Lcpo.Extent.INTERFACE);
    List<String> all = lines(SURF + "surf.dat.save");
    List<String> ofPart = lines(SURF + "tsurf.dat.save");
    assertEquals(all.size(), ofPart.size());
    int frames =
        peptide.forEachFrame(
            (k, frame) -> {
              lcpo.compute(frame.x(), frame.y(), frame.z());
              alone.compute(frame.x(), frame.y(), frame.z());
              double bound = 0;
              for (int i = 0; i < part.size(); i++) {
                bound += lcpo.boundArea(part.get(i));
              }
              assertEquals(area(all.get(k)), lcpo.sasaComplex(), PRINTED_NM2, "frame " + k);
              assertEquals(area(ofPart.get(k)), bound, PRINTED_NM2, "frame " + k);
              assertEquals(alone.sasaA(), lcpo.sasaA(), 1e-12, "frame " + k);
              assertEquals(alone.sasaComplex(), alone.sasaA(), 1e-12, "frame " + k);
              assertEquals(0, alone.sasaB());
              interfaceOnly.compute(frame.x(), frame.y(), frame.z());
              for (int i = 0; i < topology.nAtoms(); i++) {
                double gain = lcpo.boundArea(i) - lcpo.freeArea(i);
                assertEquals(gain, interfaceOnly.boundArea(i) - interfaceOnly.freeArea(i));
              }
            });
    assertEquals(all.size(), frames);
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(SharedData.require(file), StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static double area(String line) {
    return Double.parseDouble(line.strip().split("\\s+")[1]) / 100;
  }

  @Test
  void classesFollowElementsAndBonds() {
    TopologyBuilder builder = new TopologyBuilder();
    builder.addResidue(new Topology.Residue(1, "", "ASP", "A", ""));
    // N+ H3, CA (H), CB H2, CG, OD1, OD2, C, O of a peptide's end with an amide N2 H.
    int[] elements = {7, 1, 1, 1, 6, 1, 6, 1, 1, 6, 8, 8, 6, 8, 7, 1, 6, 16, 1};
    int[][] bonds = {
      {0, 1}, {0, 2}, {0, 3}, {0, 4}, {4, 5}, {4, 6}, {6, 7}, {6, 8}, {6, 9}, {9, 10}, {9, 11},
      {4, 12}, {12, 13}, {12, 14}, {14, 15}, {14, 16}, {16, 17}, {17, 18}
    };
    for (int k = 0; k < elements.length; k++) {
      builder.addAtom("X" + k, elements[k]);
    }
    for (int[] bond : bonds) {
      builder.addBond(bond[0], bond[1]);
    }
    Topology topology = builder.build();
    Neighbors neighbors = new Neighbors(topology);
    LcpoClass[] expected = {
      LcpoClass.N_SP3_1,
      null,
      null,
      null,
      LcpoClass.C_SP3_3,
      null,
      LcpoClass.C_SP3_2,
      null,
      null,
      LcpoClass.C_SP2_3,
      LcpoClass.O_CARBOXYLATE,
      LcpoClass.O_CARBOXYLATE,
      LcpoClass.C_SP2_3,
      LcpoClass.O_CARBONYL,
      LcpoClass.N_SP2_2,
      null,
      LcpoClass.C_SP2_2,
      LcpoClass.S_1,
      null
    };
    for (int k = 0; k < expected.length; k++) {
      LcpoClass wanted = expected[k] == null ? LcpoClass.NO_SURFACE : expected[k];
      assertEquals(wanted, LcpoClass.of(topology, neighbors, k), "atom " + k);
    }
  }

  @Test
  void loneAtomsHaveTheirSphereAndIonsANote() {
    TopologyBuilder builder = new TopologyBuilder();
    builder.addResidue(new Topology.Residue(1, "", "CL", "A", ""));
    builder.addAtom("CL", 17);
    Lcpo lcpo = new Lcpo(builder.build(), AtomSet.of(0), AtomSet.of(), EVERY);
    lcpo.compute(new float[1], new float[1], new float[1]);
    assertEquals(0.98318 * 4 * Math.PI * 0.32 * 0.32, lcpo.sasaA(), 1e-12);
    builder.addResidue(new Topology.Residue(2, "", "ZN", "B", ""));
    builder.addAtom("ZN", 30);
    Lcpo unbonded = new Lcpo(builder.build(), AtomSet.of(0), AtomSet.of(1), EVERY);
    assertEquals(
        List.of(
            "lcpo: no class for element Zn (1 atoms); an aromatic carbon's values are used, as in"
                + " Amber"),
        unbonded.notes());
    assertFalse(unbonded.applicable());
    assertEquals(
        "lcpo: the topology has no bonds",
        assertThrows(
                IllegalStateException.class,
                () -> unbonded.compute(new float[2], new float[2], new float[2]))
            .getMessage());
  }
}
