package org.padml.features;

import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * The atoms of one interface, as indices of the topology read.
 *
 * @param name interface name, such as {@code H:L}
 * @param a partner A
 * @param b partner B
 * @param complex both
 * @param hotspots hot-spot atoms of both; empty without any
 */
record InterfaceAtoms(
    String name, Topology topology, AtomSet a, AtomSet b, AtomSet complex, AtomSet hotspots) {

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
        model.hotspots().intersect(complex));
  }
}
