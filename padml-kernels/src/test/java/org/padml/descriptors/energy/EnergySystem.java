package org.padml.descriptors.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.padml.model.AtomSet;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Two random partners with parameters, a few exceptions between them, and atoms of neither. */
final class EnergySystem {
  static final int N_TYPES = 4;

  final Topology topology;
  final NonbondedParameters parameters;
  final AtomSet a;
  final AtomSet b;
  final float[] x;
  final float[] y;
  final float[] z;

  /** Interleaved partners of na and nb atoms in a cube, none nearer than 0.12 nm to another. */
  EnergySystem(Random random, int na, int nb) {
    int n = na + nb + 2;
    TopologyBuilder builder = new TopologyBuilder();
    List<Integer> inA = new ArrayList<>();
    List<Integer> inB = new ArrayList<>();
    x = new float[n];
    y = new float[n];
    z = new float[n];
    double edge = 0.3 * Math.cbrt(n) + 0.5;
    int[] elements = {1, 6, 7, 8, 16};
    for (int k = 0; k < n; k++) {
      if (k % 5 == 0) {
        builder.addResidue(new Topology.Residue(k / 5 + 1, "", "ALA", "A", ""));
      }
      builder.addAtom("X" + k, elements[random.nextInt(elements.length)]);
      boolean neither = k == 0 || k == n - 1;
      if (!neither) {
        boolean toA = inA.size() < na && (inB.size() == nb || random.nextBoolean());
        (toA ? inA : inB).add(k);
      }
      place(random, k, edge);
    }
    topology = builder.build();
    a = AtomSet.of(inA.stream().mapToInt(Integer::intValue).toArray());
    b = AtomSet.of(inB.stream().mapToInt(Integer::intValue).toArray());
    parameters = parameters(random, n);
  }

  private void place(Random random, int k, double edge) {
    boolean close = true;
    while (close) {
      x[k] = (float) (edge * random.nextDouble());
      y[k] = (float) (edge * random.nextDouble());
      z[k] = (float) (edge * random.nextDouble());
      close = false;
      for (int m = 0; m < k; m++) {
        close |= Math.hypot(Math.hypot(x[k] - x[m], y[k] - y[m]), z[k] - z[m]) < 0.12;
      }
    }
  }

  /** The topology with bonds of neighbouring indices, so that classes of atoms can be told. */
  Topology bonded() {
    TopologyBuilder builder = topology.toBuilder();
    for (int k = 1; k < x.length; k += 2) {
      builder.addBond(k - 1, k);
    }
    return builder.build();
  }

  private NonbondedParameters parameters(Random random, int n) {
    double[] charge = new double[n];
    int[] type = new int[n];
    for (int k = 0; k < n; k++) {
      charge[k] = random.nextGaussian() * 0.5;
      type[k] = random.nextInt(N_TYPES);
    }
    double[] c6 = new double[N_TYPES * N_TYPES];
    double[] c12 = new double[N_TYPES * N_TYPES];
    for (int s = 0; s < N_TYPES; s++) {
      for (int t = s; t < N_TYPES; t++) {
        c6[s * N_TYPES + t] = random.nextDouble() * 2e-3;
        c12[s * N_TYPES + t] = random.nextDouble() * 2e-6;
        c6[t * N_TYPES + s] = c6[s * N_TYPES + t];
        c12[t * N_TYPES + s] = c12[s * N_TYPES + t];
      }
    }
    return new NonbondedParameters(
        "random",
        charge,
        type,
        List.of("T0", "T1", "T2", "T3"),
        c6,
        c12,
        exceptions(random, n),
        uniform(random, n, 0.11, 0.19),
        uniform(random, n, 0.6, 1),
        List.of());
  }

  private static double[] uniform(Random random, int n, double from, double to) {
    double[] out = new double[n];
    for (int k = 0; k < n; k++) {
      out[k] = from + (to - from) * random.nextDouble();
    }
    return out;
  }

  /** About n / 3 pairs, ascending: half excluded, half with values of their own. */
  private static NonbondedParameters.Exceptions exceptions(Random random, int n) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (random.nextInt(3 * n) < 2) {
          boolean scaled = random.nextBoolean();
          rows.add(
              new double[] {
                i, j, scaled ? 0.1 : 0, scaled ? 1e-4 : 0, scaled ? 1e-7 * random.nextDouble() : 0
              });
        }
      }
    }
    int m = rows.size();
    NonbondedParameters.Exceptions out =
        new NonbondedParameters.Exceptions(
            new int[m], new int[m], new double[m], new double[m], new double[m]);
    for (int k = 0; k < m; k++) {
      out.first()[k] = (int) rows.get(k)[0];
      out.second()[k] = (int) rows.get(k)[1];
      out.chargeProduct()[k] = rows.get(k)[2];
      out.c6()[k] = rows.get(k)[3];
      out.c12()[k] = rows.get(k)[4];
    }
    return out;
  }
}
