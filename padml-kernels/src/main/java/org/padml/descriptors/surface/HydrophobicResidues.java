package org.padml.descriptors.surface;

import java.util.Set;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/** The residues whose surface in the complex is reported as hydrophobic: A V L I M F W P. */
public final class HydrophobicResidues {
  private static final Set<String> NAMES =
      Set.of("ALA", "VAL", "LEU", "ILE", "MET", "PHE", "TRP", "PRO");

  private HydrophobicResidues() {}

  /** Those of the atoms that are in hydrophobic residues, terminal and other variants included. */
  public static AtomSet of(Topology topology, AtomSet atoms) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int k = 0; k < atoms.size(); k++) {
      int a = atoms.get(k);
      mask[a] = NAMES.contains(ResidueNames.aminoAcid(topology.residueOfAtom(a).name()));
    }
    return AtomSet.ofMask(mask);
  }
}
