package org.padml.descriptors.interactions;

import java.util.Arrays;

/**
 * Waters near the partners in one frame: where their oxygens are, and the residues of each partner
 * that they are bonded to; a buffer.
 */
final class WaterSites {
  private static final int INITIAL = 256;

  int size;
  int[] water = new int[INITIAL];
  double[] x = new double[INITIAL];
  double[] y = new double[INITIAL];
  double[] z = new double[INITIAL];

  /** Residues of A are in [from, middle) and of B in [middle, end) of {@link #residues}. */
  int[] from = new int[INITIAL];

  int[] middle = new int[INITIAL];
  int[] end = new int[INITIAL];
  int[] residues = new int[INITIAL];

  /** Sites bonded to B, as {@link #gatherOfB} found them. */
  int[] ofB = new int[INITIAL];

  private int nResidues;

  void clear() {
    size = 0;
    nResidues = 0;
  }

  /** Begins a water whose residues are added next; until {@link #keep} it is not there. */
  void begin(int whichWater, double atX, double atY, double atZ) {
    if (size == water.length) {
      int n = 2 * size;
      water = Arrays.copyOf(water, n);
      x = Arrays.copyOf(x, n);
      y = Arrays.copyOf(y, n);
      z = Arrays.copyOf(z, n);
      from = Arrays.copyOf(from, n);
      middle = Arrays.copyOf(middle, n);
      end = Arrays.copyOf(end, n);
    }
    water[size] = whichWater;
    x[size] = atX;
    y[size] = atY;
    z[size] = atZ;
    nResidues = size == 0 ? 0 : end[size - 1];
    from[size] = nResidues;
    middle[size] = nResidues;
    end[size] = nResidues;
  }

  /** Adds a residue that the water is bonded to, once. */
  void add(int residue) {
    for (int k = middle[size]; k < nResidues; k++) {
      if (residues[k] == residue) {
        return;
      }
    }
    if (nResidues == residues.length) {
      residues = Arrays.copyOf(residues, 2 * nResidues);
    }
    residues[nResidues++] = residue;
    end[size] = nResidues;
  }

  /** From here on the residues are of partner B. */
  void other() {
    middle[size] = nResidues;
    end[size] = nResidues;
  }

  /** Keeps the water if it is bonded to anything. */
  void keep() {
    size += end[size] > from[size] ? 1 : 0;
  }

  boolean touchesA(int k) {
    return middle[k] > from[k];
  }

  boolean touchesB(int k) {
    return end[k] > middle[k];
  }

  /** Lists the sites bonded to B; returns how many. */
  int gatherOfB() {
    if (ofB.length < size) {
      ofB = new int[water.length];
    }
    int n = 0;
    for (int k = 0; k < size; k++) {
      if (touchesB(k)) {
        ofB[n++] = k;
      }
    }
    return n;
  }
}
