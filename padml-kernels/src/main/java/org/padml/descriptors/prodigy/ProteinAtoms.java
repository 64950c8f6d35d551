package org.padml.descriptors.prodigy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * The heavy atoms of standard amino acids in a partner, and why the model does not apply where it
 * does not.
 *
 * @param atoms heavy atoms that take part
 * @param reason empty where the model applies
 */
record ProteinAtoms(AtomSet atoms, String reason) {
  /** Modified amino acids that {@link ResidueNames} counts as their parents. */
  private static final Set<String> MODIFIED = Set.of("MSE", "HYP");

  /** Those of a partner; notes name what is left out. */
  static ProteinAtoms of(Topology topology, AtomSet partner, String name, List<String> notes) {
    boolean[] mask = new boolean[topology.nAtoms()];
    Map<String, Integer> leftOut = new TreeMap<>();
    Set<String> nucleotides = new TreeSet<>();
    Set<Integer> inserted = new TreeSet<>();
    for (int k = 0; k < partner.size(); k++) {
      int a = partner.get(k);
      if (!topology.isHeavy(a)) {
        continue;
      }
      Topology.Residue residue = topology.residueOfAtom(a);
      mask[a] = isStandard(residue.name());
      if (!mask[a]) {
        leftOut.merge(residue.name(), 1, Integer::sum);
        if (ResidueNames.isNucleotide(residue.name())) {
          nucleotides.add(residue.name());
        }
      } else if (!residue.insertionCode().isEmpty()) {
        inserted.add(topology.residueOf(a));
      }
    }
    leftOut.forEach(
        (residue, n) ->
            notes.add(
                "prodigy: partner "
                    + name
                    + ": "
                    + n
                    + " heavy atoms of "
                    + residue
                    + " are left out, which is no standard amino acid"));
    if (!inserted.isEmpty()) {
      notes.add(
          "prodigy: partner "
              + name
              + ": "
              + inserted.size()
              + " residues with insertion codes take part; PRODIGY 2.1.2 leaves such out");
    }
    AtomSet atoms = AtomSet.ofMask(mask);
    String reason = "";
    if (!nucleotides.isEmpty()) {
      reason =
          "prodigy: partner " + name + " has nucleotides (" + String.join(" ", nucleotides) + ")";
    } else if (atoms.isEmpty()) {
      reason = "prodigy: partner " + name + " has no heavy atoms of standard amino acids";
    }
    return new ProteinAtoms(atoms, reason);
  }

  private static boolean isStandard(String residueName) {
    return ResidueNames.isAminoAcid(residueName) && !MODIFIED.contains(residueName);
  }
}
