package org.padml.features;

import org.padml.descriptors.geometry.FitAtoms;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * The atoms of one interface, as indices of the topology read.
 *
 * @param name interface name, such as {@code H:L}
 * @param a partner A
 * @param b partner B
 * @param complex both
 * @param waters all waters read
 * @param hotspots hot-spot atoms of both; empty without any
 */
record InterfaceAtoms(
    String name,
    Topology topology,
    AtomSet a,
    AtomSet b,
    AtomSet complex,
    AtomSet waters,
    AtomSet hotspots) {

  static InterfaceAtoms of(SystemModel model, int[] pair) {
    AtomSet a = model.partners().get(pair[0]);
    AtomSet b = model.partners().get(pair[1]);
    AtomSet complex = a.union(b);
    return new InterfaceAtoms(
        model.interfaceName(pair),
        model.topology(),
        a,
        b,
        complex,
        model.waters(),
        model.hotspots().intersect(complex));
  }

  /** The alpha carbons of both partners. */
  AtomSet alphaCarbons() {
    return FitAtoms.alphaCarbons(topology, complex);
  }

  /** Whether both partners are copies of one molecule. */
  boolean isHomodimer() {
    return isCopy(a, b);
  }

  /** Whether two sets of atoms are copies of one molecule: the same residues and atoms in order. */
  boolean isCopy(AtomSet first, AtomSet second) {
    if (first.size() != second.size()) {
      return false;
    }
    for (int k = 0; k < first.size(); k++) {
      int i = first.get(k);
      int j = second.get(k);
      boolean same =
          topology.atomName(i).equals(topology.atomName(j))
              && topology.residueOfAtom(i).name().equals(topology.residueOfAtom(j).name());
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
