package org.padml.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;

/**
 * A reference structure laid onto a topology: atom by atom where both have the same names in the
 * same order, else by chain, residue number, insertion code and atom name. Atoms without a partner
 * are NaN.
 *
 * @param frame coordinates [nAtoms of the topology], nm
 * @param matched number of atoms found
 */
record ReferenceMatch(ReferenceFrame frame, int matched) {
  static ReferenceMatch of(Topology topology, Topology other, ReferenceFrame frame) {
    if (isSameOrder(topology, other)) {
      return new ReferenceMatch(frame, topology.nAtoms());
    }
    Map<String, Integer> places = new HashMap<>();
    for (int a = 0; a < other.nAtoms(); a++) {
      places.putIfAbsent(key(other, a), a);
    }
    int n = topology.nAtoms();
    float[] x = nan(n);
    float[] y = nan(n);
    float[] z = nan(n);
    int matched = 0;
    for (int a = 0; a < n; a++) {
      Integer found = places.get(key(topology, a));
      if (found != null) {
        x[a] = frame.x()[found];
        y[a] = frame.y()[found];
        z[a] = frame.z()[found];
        matched++;
      }
    }
    return new ReferenceMatch(new ReferenceFrame(x, y, z, frame.box()), matched);
  }

  private static boolean isSameOrder(Topology topology, Topology other) {
    if (topology.nAtoms() != other.nAtoms()) {
      return false;
    }
    for (int a = 0; a < topology.nAtoms(); a++) {
      if (!topology.atomName(a).equals(other.atomName(a))
          || !topology.residueOfAtom(a).name().equals(other.residueOfAtom(a).name())) {
        return false;
      }
    }
    return true;
  }

  private static String key(Topology t, int atom) {
    Topology.Residue r = t.residueOfAtom(atom);
    return r.chain() + '/' + r.label() + '/' + t.atomName(atom);
  }

  private static float[] nan(int n) {
    float[] v = new float[n];
    Arrays.fill(v, Float.NaN);
    return v;
  }
}
