package org.padml.descriptors.energy;

import java.util.Arrays;

/**
 * GBn2's correction for the neck between two particles: scale m / (1 + (d - d0)^2 + 0.3 (d -
 * d0)^6), d in ångström, for d below the sum of the radii and 6.8 ångström; see {@link NeckTable}.
 */
final class Neck {
  private static final double SCALE = 0.826836;
  private static final double BEYOND_RADII_NM = 0.68;
  private static final double SQUARE_PER_NM2 = 100;
  private static final double SIXTH_PER_NM6 = 0.3e6;

  private final double[] radius;
  private final int[] kind;
  private final int nKinds;
  private final double[] distance;
  private final double[] maximum;

  /** Largest distance with a neck, nm. */
  final double reachNm;

  /** For particles of these intrinsic radii, nm. */
  Neck(double[] radius) {
    this.radius = radius;
    double[] kinds = Arrays.stream(radius).distinct().sorted().toArray();
    nKinds = kinds.length;
    kind = new int[radius.length];
    for (int k = 0; k < radius.length; k++) {
      kind[k] = Arrays.binarySearch(kinds, radius[k]);
    }
    distance = new double[nKinds * nKinds];
    maximum = new double[nKinds * nKinds];
    for (int s = 0; s < nKinds; s++) {
      for (int t = 0; t < nKinds; t++) {
        distance[s * nKinds + t] = NeckTable.distance(kinds[s], kinds[t]);
        maximum[s * nKinds + t] = SCALE * NeckTable.maximum(kinds[s], kinds[t]);
      }
    }
    reachNm = nKinds == 0 ? BEYOND_RADII_NM : 2 * kinds[nKinds - 1] + BEYOND_RADII_NM;
  }

  /** Integral of the neck over particle i that comes of particle j, 1/nm. */
  double integral(int i, int j, double d) {
    if (d > radius[i] + radius[j] + BEYOND_RADII_NM) {
      return 0;
    }
    int pair = kind[i] * nKinds + kind[j];
    double off = d - distance[pair];
    double off2 = off * off;
    return maximum[pair] / (1 + SQUARE_PER_NM2 * off2 + SIXTH_PER_NM6 * off2 * off2 * off2);
  }
}
