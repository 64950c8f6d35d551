package org.padml.descriptors.energy;

import org.padml.model.Box;
import org.padml.model.NonbondedParameters;
import org.padml.units.Units;

/** Lennard-Jones and Coulomb between partners pair by pair, as the formulas stand in manuals. */
final class PairTwin {
  private final EnergySystem system;
  private final PairOptions options;
  final double[] vdwOfAtom;
  final double[] coulombOfAtom;
  double vdw;
  double coulomb;
  double magnitude;
  int nExceptions;

  PairTwin(EnergySystem system, PairOptions options, Box box) {
    this.system = system;
    this.options = options;
    vdwOfAtom = new double[system.x.length];
    coulombOfAtom = new double[system.x.length];
    for (int i : system.a.toArray()) {
      for (int j : system.b.toArray()) {
        add(i, j, distance(i, j, box));
      }
    }
  }

  private double distance(int i, int j, Box box) {
    double least = Double.POSITIVE_INFINITY;
    int reach = options.images() == PairOptions.Images.NEAREST ? 3 : 0;
    for (int ka = -reach; ka <= reach; ka++) {
      for (int kb = -reach; kb <= reach; kb++) {
        for (int kc = -reach; kc <= reach; kc++) {
          double dx = system.x[j] - (double) system.x[i];
          double dy = system.y[j] - (double) system.y[i];
          double dz = system.z[j] - (double) system.z[i];
          dx += ka * box.ax() + kb * box.bx() + kc * box.cx();
          dy += ka * box.ay() + kb * box.by() + kc * box.cy();
          dz += ka * box.az() + kb * box.bz() + kc * box.cz();
          least = Math.min(least, Math.sqrt(dx * dx + dy * dy + dz * dz));
        }
      }
    }
    return least;
  }

  private void add(int i, int j, double r) {
    NonbondedParameters p = system.parameters;
    NonbondedParameters.Exceptions e = p.exceptions();
    double lj = 0;
    double c = 0;
    int found = -1;
    for (int k = 0; k < e.size(); k++) {
      if (e.first()[k] == Math.min(i, j) && e.second()[k] == Math.max(i, j)) {
        found = k;
      }
    }
    if (found >= 0) {
      nExceptions++;
      lj = e.c12()[found] * Math.pow(r, -12) - e.c6()[found] * Math.pow(r, -6);
      c = Units.COULOMB_KJ_NM_MOL_E2 * e.chargeProduct()[found] / r;
    } else if (r < options.cutoffNm()) {
      int pair = p.ljType()[i] * p.nTypes() + p.ljType()[j];
      lj = p.c12()[pair] * power(r, 12) - p.c6()[pair] * power(r, 6);
      c = Units.COULOMB_KJ_NM_MOL_E2 * p.charge()[i] * p.charge()[j] * electric(r);
    }
    vdw += lj;
    coulomb += c;
    magnitude += Math.abs(lj) + Math.abs(c);
    vdwOfAtom[i] += lj;
    vdwOfAtom[j] += lj;
    coulombOfAtom[i] += c;
    coulombOfAtom[j] += c;
  }

  /** r^-a with its treatment; the switched force is integrated numerically from the cutoff. */
  private double power(double r, int a) {
    double rc = options.cutoffNm();
    switch (options.lennardJones()) {
      case SHIFT:
        return Math.pow(r, -a) - Math.pow(rc, -a);
      case FORCE_SWITCH:
        double from = options.switchNm();
        if (r < from) {
          return Math.pow(r, -a) - Math.pow(from, -a) + power(from, a);
        }
        double width = rc - from;
        double ca = -a * ((a + 4) * rc - (a + 1) * from) / (Math.pow(rc, a + 2) * width * width);
        double cb =
            a * ((a + 3) * rc - (a + 1) * from) / (Math.pow(rc, a + 2) * Math.pow(width, 3));
        return simpson(
            r, rc, s -> a * Math.pow(s, -a - 1) + ca * sq(s - from) + cb * Math.pow(s - from, 3));
      default:
        return Math.pow(r, -a);
    }
  }

  private static double sq(double v) {
    return v * v;
  }

  private static double simpson(
      double from, double to, java.util.function.DoubleUnaryOperator force) {
    int n = 200;
    double h = (to - from) / n;
    double sum = force.applyAsDouble(from) + force.applyAsDouble(to);
    for (int k = 1; k < n; k++) {
      sum += (k % 2 == 1 ? 4 : 2) * force.applyAsDouble(from + k * h);
    }
    return sum * h / 3;
  }

  private double electric(double r) {
    double rc = options.cutoffNm();
    switch (options.coulomb()) {
      case SHIFT:
        return 1 / r - 1 / rc;
      case REACTION_FIELD:
        double e = options.reactionFieldEpsilon();
        double k =
            Double.isInfinite(e)
                ? 1 / (2 * Math.pow(rc, 3))
                : (e - 1) / ((2 * e + 1) * Math.pow(rc, 3));
        return 1 / r + k * r * r - (1 / rc + k * rc * rc);
      default:
        return 1 / r;
    }
  }
}
