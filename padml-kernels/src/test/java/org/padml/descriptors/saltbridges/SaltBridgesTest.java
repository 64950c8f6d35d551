package org.padml.descriptors.saltbridges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class SaltBridgesTest {
  /** One residue of heavy atoms with a number of hydrogens bonded to each: "NZ:3 CE:2". */
  private static void add(TopologyBuilder builder, String name, String chain, String atoms) {
    builder.addResidue(new Topology.Residue(1, "", name, chain, ""));
    for (String word : atoms.split(" ")) {
      String[] parts = word.split(":");
      int heavy = builder.nAtoms();
      builder.addAtom(parts[0], Elements.ofSymbol(parts[0].substring(0, 1)));
      int hydrogens = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      for (int h = 0; h < hydrogens; h++) {
        // Deuterium under a name that says nothing.
        builder.addAtom("Q" + h, Elements.ofSymbol("D")).addBond(heavy, heavy + 1 + h);
      }
    }
  }

  private static String charged(String name, String atoms, ChargedGroup... also) {
    TopologyBuilder builder = new TopologyBuilder();
    add(builder, name, "A", atoms);
    Topology topology = builder.build();
    Set<ChargedGroup> groups = EnumSet.noneOf(ChargedGroup.class);
    groups.addAll(Set.of(also));
    SaltBridges bridges =
        new SaltBridges(topology, AtomSet.range(0, topology.nAtoms()), AtomSet.of(), groups);
    StringBuilder text = new StringBuilder();
    for (int a : bridges.acids().toArray()) {
      text.append('-').append(topology.atomName(a)).append(' ');
    }
    for (int a : bridges.bases().toArray()) {
      text.append('+').append(topology.atomName(a)).append(' ');
    }
    return text.toString().strip();
  }

  @Test
  void hydrogensDecide() {
    assertEquals("-OD1 -OD2", charged("ASP", "N:1 CA:1 CB:2 CG OD1 OD2"));
    assertEquals("", charged("ASP", "N:1 CA:1 CB:2 CG OD1 OD2:1"));
    assertEquals("", charged("GLU", "N:1 CA:1 CD OE1:1 OE2"));
    assertEquals("-OE1 -OE2", charged("GLUP", "N:1 CA:1 CD OE1 OE2"));
    assertEquals("+NZ", charged("LYS", "N:1 CA:1 CE:2 NZ:3"));
    assertEquals("", charged("LYS", "N:1 CA:1 CE:2 NZ:2"));
    assertEquals("+NZ", charged("LYSH", "N:1 CA CE NZ:3"));
    assertEquals("+NE +NH1 +NH2", charged("ARG", "N:1 CA:1 NE:1 CZ NH1:2 NH2:2"));
    assertEquals("", charged("ARG", "N:1 CA:1 NE CZ NH1:2 NH2:2"));
  }

  @Test
  void namesDecideWithoutHydrogens() {
    for (String name : new String[] {"ASP", "NASP", "CASP", "asp"}) {
      assertEquals("-OD1 -OD2", charged(name, "N CA CB CG OD1 OD2"), name);
    }
    for (String name : new String[] {"ASH", "ASPH", "ASPP", "CASH"}) {
      assertEquals("", charged(name, "N CA CB CG OD1 OD2"), name);
    }
    assertEquals("-OE1 -OE2", charged("CGLU", "N CA CD OE1 OE2"));
    for (String name : new String[] {"GLH", "GLUH", "GLUP"}) {
      assertEquals("", charged(name, "N CA CD OE1 OE2"), name);
    }
    for (String name : new String[] {"LYS", "LYSH", "LYP", "NLYS"}) {
      assertEquals("+NZ", charged(name, "N CA CE NZ"), name);
    }
    for (String name : new String[] {"LYN", "LSN", "CLYN"}) {
      assertEquals("", charged(name, "N CA CE NZ"), name);
    }
    assertEquals("+NE +NH1 +NH2", charged("NARG", "N CA NE CZ NH1 NH2"));
    assertEquals("", charged("ARGN", "N CA NE CZ NH1 NH2"));
    assertEquals("", charged("ASN", "N CA CG OD1 ND2"));
    assertEquals("", charged("GLN", "N CA CD OE1 NE2"));
  }

  @Test
  void histidineCountsByOptionWithBothHydrogens() {
    ChargedGroup his = ChargedGroup.DOUBLY_PROTONATED_HIS;
    assertEquals("", charged("HIP", "N:1 CA:1 ND1:1 CE1:1 NE2:1"));
    assertEquals("+ND1 +NE2", charged("HIS", "N:1 CA:1 ND1:1 CE1:1 NE2:1", his));
    assertEquals("", charged("HIS", "N:1 CA:1 ND1:1 CE1:1 NE2", his));
    assertEquals("", charged("HSE", "N CA ND1 CE1 NE2", his));
    assertEquals("+ND1 +NE2", charged("HSP", "N CA ND1 CE1 NE2", his));
  }

  @Test
  void terminiCountByOption() {
    ChargedGroup termini = ChargedGroup.TERMINI;
    assertEquals("", charged("NALA", "N:3 CA:1 CB:3 C O"));
    assertEquals("+N", charged("NALA", "N:3 CA:1 CB:3 C O", termini));
    assertEquals("", charged("ALA", "N:1 CA:1 CB:3 C O", termini));
    assertEquals("+N", charged("PRO", "N:2 CA:1 CB:2 C O", termini));
    assertEquals("-O -OXT", charged("ALA", "N:1 CA:1 CB:3 C O OXT", termini));
    assertEquals("-OT1 -OT2", charged("ALA", "N:1 CA:1 CB:3 C OT1 OT2", termini));
    assertEquals("", charged("ALA", "N:1 CA:1 CB:3 C O OXT:1", termini));
    // Without hydrogens and bonds the first residue of a chain has the terminus.
    TopologyBuilder two = new TopologyBuilder();
    add(two, "GLY", "A", "N CA C O");
    add(two, "GLY", "A", "N CA C O OXT");
    add(two, "GLY", "B", "N CA C O");
    SaltBridges bridges =
        new SaltBridges(
            two.build(), AtomSet.range(0, 9), AtomSet.range(9, 13), EnumSet.of(termini));
    assertEquals(AtomSet.of(0, 9), bridges.bases());
    assertEquals(AtomSet.of(7, 8), bridges.acids());
  }

  private static Topology aspAndArg() {
    TopologyBuilder builder = new TopologyBuilder();
    add(builder, "ASP", "A", "OD1 OD2");
    add(builder, "ARG", "B", "NE NH1 NH2");
    return builder.build();
  }

  @Test
  void fourTenthsOfANanometreIsTheLimit() {
    SaltBridges bridges = new SaltBridges(aspAndArg(), AtomSet.of(0, 1), AtomSet.range(2, 5));
    float[] far = {0, 9, 20, 30, 40};
    assertEquals(0, bridges.compute(far, new float[5], new float[5]));
    far[3] = 0.3999999f;
    assertEquals(1, bridges.compute(far, new float[5], new float[5]));
    far[3] = 0.4000001f;
    assertEquals(0, bridges.compute(far, new float[5], new float[5]));
    far[1] = 20.1f;
    far[3] = 0.1f;
    assertEquals(1, bridges.compute(far, new float[5], new float[5]), "one pair of residues");
    assertEquals(0, bridges.residuePairs().residueA(0));
    assertEquals(1, bridges.residuePairs().residueB(0));
  }

  @Test
  void tooFewCoordinatesAreNamed() {
    SaltBridges bridges = new SaltBridges(aspAndArg(), AtomSet.of(0, 1), AtomSet.range(2, 5));
    assertEquals(
        "salt bridges: coordinates: expected 5 atoms, found 4",
        assertThrows(
                IllegalArgumentException.class,
                () -> bridges.compute(new float[5], new float[5], new float[4]))
            .getMessage());
  }

  @Test
  void pairsEqualBruteForce() {
    String[][] kinds = {
      {"ASP", "CG OD1 OD2"},
      {"GLU", "CD OE1 OE2"},
      {"LYS", "CE NZ"},
      {"ARG", "NE CZ NH1 NH2"},
      {"ALA", "CA CB"}
    };
    int found = 0;
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      TopologyBuilder builder = new TopologyBuilder();
      int nA = random.nextInt(15);
      int firstOfB = 0;
      int residues = nA + random.nextInt(15);
      for (int k = 0; k < residues; k++) {
        String[] kind = kinds[random.nextInt(kinds.length)];
        add(builder, kind[0], k < nA ? "A" : "B", kind[1]);
        firstOfB = k < nA ? builder.nAtoms() : firstOfB;
      }
      Topology topology = builder.build();
      int n = topology.nAtoms();
      float[][] r = new float[3][n];
      for (float[] axis : r) {
        for (int a = 0; a < n; a++) {
          axis[a] = 2 * random.nextFloat();
        }
      }
      TreeSet<String> expected = new TreeSet<>();
      for (int i = 0; i < firstOfB; i++) {
        for (int j = firstOfB; j < n; j++) {
          double dx = (double) r[0][i] - r[0][j];
          double dy = (double) r[1][i] - r[1][j];
          double dz = (double) r[2][i] - r[2][j];
          if (sign(topology, i) * sign(topology, j) < 0
              && Math.sqrt(dx * dx + dy * dy + dz * dz) <= 0.4) {
            expected.add(topology.residueOf(i) + " " + topology.residueOf(j));
          }
        }
      }
      SaltBridges bridges =
          new SaltBridges(topology, AtomSet.range(0, firstOfB), AtomSet.range(firstOfB, n));
      assertEquals(expected.size(), bridges.compute(r[0], r[1], r[2]), "seed " + seed);
      for (int k = 0; k < expected.size(); k++) {
        String pair = bridges.residuePairs().residueA(k) + " " + bridges.residuePairs().residueB(k);
        assertTrue(expected.contains(pair), "seed " + seed + ": " + pair);
      }
      found += expected.size();
    }
    assertTrue(found > 300, "found only " + found);
  }

  private static int sign(Topology topology, int atom) {
    if (topology.residueOfAtom(atom).name().equals("ALA")) {
      return 0;
    }
    return topology.atomicNumber(atom) == Elements.O
        ? -1
        : topology.atomicNumber(atom) == Elements.N ? 1 : 0;
  }
}
