package org.padml.descriptors.surface;

import java.util.Random;

/** Spheres of two partners: the input of a surface test. */
record SphereCloud(String name, float[] radii, int[] partner, float[][] r) {
  int n() {
    return radii.length;
  }

  float[] x() {
    return r[0];
  }

  float[] y() {
    return r[1];
  }

  float[] z() {
    return r[2];
  }

  /** Spheres at x, y, z of one after the other. */
  static SphereCloud of(float[] radii, int[] partner, double... xyz) {
    float[][] r = new float[3][radii.length];
    for (int k = 0; k < xyz.length; k++) {
      r[k % 3][k / 3] = (float) xyz[k];
    }
    return new SphereCloud(radii.length + " spheres", radii, partner, r);
  }

  /** Two clouds at protein density or below, sometimes far apart, sometimes with atoms left out. */
  static SphereCloud random(long seed) {
    Random random = new Random(seed);
    int n = seed < 3 ? (int) seed : 3 + random.nextInt(60);
    double size = Math.cbrt(n / (20.0 + 90 * random.nextDouble()));
    double apart = random.nextInt(4) == 0 ? 50 : size * random.nextDouble();
    float[] palette = {0.12f, 0.17f, 0.155f, 0.152f, 0.18f, 0.227f};
    float[] radii = new float[n];
    int[] partner = new int[n];
    float[][] r = new float[3][n];
    for (int a = 0; a < n; a++) {
      radii[a] = random.nextInt(25) == 0 ? 0 : palette[random.nextInt(palette.length)];
      partner[a] = random.nextInt(12) - 1 < 0 ? -1 : random.nextInt(2);
      for (int c = 0; c < 3; c++) {
        r[c][a] = (float) (size * random.nextDouble() + (partner[a] == 1 ? apart : 0) - 3);
      }
      if (a > 0 && random.nextInt(30) == 0) {
        for (int c = 0; c < 3; c++) {
          r[c][a] = r[c][a - 1];
        }
      }
    }
    return new SphereCloud("seed " + seed, radii, partner, r);
  }

  /** Which spheres are there when the partners of a bit mask are. */
  boolean[] present(int partners) {
    boolean[] present = new boolean[n()];
    for (int a = 0; a < n(); a++) {
      present[a] = radii[a] > 0 && partner[a] >= 0 && (partners >> partner[a] & 1) == 1;
    }
    return present;
  }
}
