package org.padml.descriptors.interactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * The aromatic rings of some atoms: those of Phe, Tyr, Trp (two) and His in all their variants by
 * atom names, those of other residues by {@link PlanarRings}. A ring counts when all its atoms are
 * there. Atoms are in the order of the ring.
 */
final class AromaticRings {
  private static final Map<String, List<List<String>>> TEMPLATES =
      Map.of(
          "PHE", List.of(List.of("CG", "CD1", "CE1", "CZ", "CE2", "CD2")),
          "TYR", List.of(List.of("CG", "CD1", "CE1", "CZ", "CE2", "CD2")),
          "HIS", List.of(List.of("CG", "ND1", "CE1", "NE2", "CD2")),
          "TRP",
              List.of(
                  List.of("CG", "CD1", "NE1", "CE2", "CD2"),
                  List.of("CD2", "CE2", "CZ2", "CH2", "CZ3", "CE3")));

  private final Topology topology;
  private final AtomSet atoms;
  private final List<int[]> rings = new ArrayList<>();
  private int nExpected;

  AromaticRings(Topology topology, AtomSet atoms) {
    this.topology = topology;
    this.atoms = atoms;
    @Nullable PlanarRings planar = null;
    int last = -1;
    for (int a : atoms.toArray()) {
      int residue = topology.residueOf(a);
      if (residue != last) {
        last = residue;
        String aminoAcid = ResidueNames.aminoAcid(topology.residue(residue).name());
        if (aminoAcid.isEmpty()) {
          planar = planar == null ? new PlanarRings(topology, atoms) : planar;
          rings.addAll(planar.of(residue));
        } else {
          TEMPLATES.getOrDefault(aminoAcid, List.of()).forEach(names -> take(residue, names));
        }
      }
    }
  }

  private void take(int residue, List<String> names) {
    nExpected++;
    int[] ring = names.stream().mapToInt(name -> find(residue, name)).toArray();
    if (Arrays.stream(ring).allMatch(a -> a >= 0)) {
      rings.add(ring);
    }
  }

  private int find(int residue, String name) {
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.isHeavy(a) && topology.atomName(a).equalsIgnoreCase(name)) {
        return atoms.contains(a) ? a : -1;
      }
    }
    return -1;
  }

  /** The rings, by residue. */
  List<int[]> rings() {
    return rings;
  }

  /** Whether aromatic residues are there, and none of them has a ring: a coarse model. */
  boolean lacksRings() {
    return nExpected > 0 && rings.isEmpty();
  }
}
