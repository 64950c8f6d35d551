package org.padml.forcefield;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.padml.model.Molecules;
import org.padml.model.Topology;

/** Charges of atoms, and molecules whose sum is no whole number. */
final class Charges {
  /** Largest distance from a whole number that rounding in files explains, e. */
  static final double TOLERANCE_E = 0.01;

  private Charges() {}

  /** Charges of a topology whose file states them; none is 0. */
  static double[] of(Topology topology) {
    double[] stated = topology.charges();
    return stated == null ? new double[topology.nAtoms()] : stated;
  }

  /** A virtual site, which GROMACS files do not bond, belongs to the first atom of its residue. */
  private static int owner(Topology topology, int atom) {
    return topology.isVirtualSite(atom) ? topology.residueStart(topology.residueOf(atom)) : atom;
  }

  /** Whether a sum of charges is a whole number but for rounding in files. */
  static boolean isWhole(double sum) {
    return Math.abs(sum - Math.rint(sum)) <= TOLERANCE_E;
  }

  /** What is said of a sum that is none. */
  static String complaint(double sum) {
    return String.format(Locale.ROOT, "total charge %.4f e, expected a whole number", sum);
  }

  /** A sentence for each kind of molecule with a charge far from a whole number. */
  static List<String> notes(Topology topology, double[] charge) {
    Molecules molecules = Molecules.of(topology);
    double[] sum = new double[molecules.count()];
    int[] first = new int[molecules.count()];
    for (int a = topology.nAtoms() - 1; a >= 0; a--) {
      sum[molecules.of(owner(topology, a))] += charge[a];
      first[molecules.of(a)] = a;
    }
    Map<String, int[]> odd = new LinkedHashMap<>();
    for (int m = 0; m < sum.length; m++) {
      if (!isWhole(sum[m])) {
        String kind =
            topology.residueOfAtom(first[m]).name()
                + " of "
                + molecules.size(m)
                + " atoms: "
                + complaint(sum[m]);
        odd.putIfAbsent(kind, new int[] {first[m], 0});
        odd.computeIfPresent(kind, (k, seen) -> new int[] {seen[0], seen[1] + 1});
      }
    }
    return odd.entrySet().stream()
        .map(
            e ->
                "molecule of atom "
                    + (e.getValue()[0] + 1)
                    + ", "
                    + e.getKey()
                    + (e.getValue()[1] > 1 ? ", " + e.getValue()[1] + " such molecules" : ""))
        .toList();
  }
}
