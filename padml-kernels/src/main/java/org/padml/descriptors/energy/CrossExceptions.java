package org.padml.descriptors.energy;

import java.util.Arrays;
import java.util.Comparator;
import org.padml.model.NonbondedParameters;

/**
 * Excluded and scaled pairs with one atom in each partner, such as those around a disulfide between
 * them, in packed places; ascending by the atom of A, then of B.
 */
final class CrossExceptions {
  final int[] first;
  final int[] second;
  final double[] chargeProduct;
  final double[] c6;
  final double[] c12;

  /** Entries of atom i of A are rowStart[i] to rowStart[i + 1] - 1. */
  final int[] rowStart;

  CrossExceptions(PackedAtoms atoms, NonbondedParameters.Exceptions all) {
    Integer[] order = sorted(atoms, all);
    int m = order.length;
    first = new int[m];
    second = new int[m];
    chargeProduct = new double[m];
    c6 = new double[m];
    c12 = new double[m];
    rowStart = new int[atoms.nA + 1];
    for (int k = 0; k < m; k++) {
      int from = order[k];
      int i = atoms.placeOf(all.first()[from]);
      int j = atoms.placeOf(all.second()[from]);
      first[k] = Math.min(i, j);
      second[k] = Math.max(i, j);
      chargeProduct[k] = all.chargeProduct()[from];
      c6[k] = all.c6()[from];
      c12[k] = all.c12()[from];
      rowStart[first[k] + 1]++;
    }
    for (int i = 0; i < atoms.nA; i++) {
      rowStart[i + 1] += rowStart[i];
    }
  }

  private static Integer[] sorted(PackedAtoms atoms, NonbondedParameters.Exceptions all) {
    Integer[] kept = new Integer[all.size()];
    int m = 0;
    for (int k = 0; k < kept.length; k++) {
      int i = atoms.placeOf(all.first()[k]);
      int j = atoms.placeOf(all.second()[k]);
      if (i >= 0 && j >= 0 && (i < atoms.nA) != (j < atoms.nA)) {
        kept[m++] = k;
      }
    }
    kept = Arrays.copyOf(kept, m);
    Comparator<Integer> byPlace =
        Comparator.comparingInt(
            k -> Math.min(atoms.placeOf(all.first()[k]), atoms.placeOf(all.second()[k])));
    Arrays.sort(
        kept,
        byPlace.thenComparingInt(
            k -> Math.max(atoms.placeOf(all.first()[k]), atoms.placeOf(all.second()[k]))));
    return kept;
  }

  /** Lennard-Jones energy of entry k at an inverse squared distance. */
  double lennardJones(int k, double inverse2) {
    double inverse6 = inverse2 * inverse2 * inverse2;
    return (c12[k] * inverse6 - c6[k]) * inverse6;
  }

  /** Number of pairs. */
  int size() {
    return first.length;
  }

  /** Entry of the pair (i of A, j of B), or -1. */
  int find(int i, int j) {
    for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
      if (second[k] == j) {
        return k;
      }
    }
    return -1;
  }
}
