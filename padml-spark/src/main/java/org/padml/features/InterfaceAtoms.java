package org.padml.features;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * The atoms of one interface, as indices of the topology read.
 *
 * @param name interface name, such as {@code H:L}
 * @param nameA name of partner A
 * @param nameB name of partner B
 * @param a partner A
 * @param b partner B
 * @param complex both
 * @param waters all waters read
 * @param hotspots hot-spot atoms of both; empty without any
 */
record InterfaceAtoms(
    String name,
    String nameA,
    String nameB,
    Topology topology,
    AtomSet a,
    AtomSet b,
    AtomSet complex,
    AtomSet waters,
    AtomSet hotspots) {
  /** How kernels, which know no names, speak of partners. */
  private static final Pattern PARTNER = Pattern.compile("\\bpartner ([AB])\\b");

  static InterfaceAtoms of(SystemModel model, int[] pair) {
    AtomSet a = model.partners().get(pair[0]);
    AtomSet b = model.partners().get(pair[1]);
    AtomSet complex = a.union(b);
    return new InterfaceAtoms(
        model.interfaceName(pair),
        model.partnerNames().get(pair[0]),
        model.partnerNames().get(pair[1]),
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

  /** A kernel's words on its partners, with the names that they have. */
  String named(String words) {
    return PARTNER
        .matcher(words)
        .replaceAll(
            m -> Matcher.quoteReplacement("partner " + (m.group(1).equals("A") ? nameA : nameB)))
        .replace("partners 1 and 2 ", "partners " + nameA + " and " + nameB + " ");
  }

  /** Whether both partners are copies of one molecule. */
  boolean isHomodimer() {
    return isCopy(a, b);
  }

  /** Whether two sets of atoms are copies of one molecule: the same residues and atoms in order. */
  private boolean isCopy(AtomSet first, AtomSet second) {
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
