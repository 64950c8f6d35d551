package org.padml.descriptors.energy;

import org.padml.forcefield.GbScreening;
import org.padml.model.AtomSet;
import org.padml.units.Units;

/** Generalized Born of a set of atoms, atom by atom, as the papers have it. */
final class GbTwin {
  final double[] energyOfAtom;
  double energy;
  double magnitude;

  GbTwin(EnergySystem s, AtomSet set, GbModel model, double salt, double cutoff) {
    energyOfAtom = new double[s.x.length];
    double kappa = 7.3 * Math.sqrt(0.10806 * salt);
    double[] born = new double[s.x.length];
    for (int i : set.toArray()) {
      born[i] = bornRadius(s, set, model, cutoff, i);
    }
    for (int i : set.toArray()) {
      for (int j : set.toArray()) {
        double d = i == j ? 0 : distance(s, i, j);
        if (d < cutoff) {
          double f =
              Math.sqrt(d * d + born[i] * born[j] * Math.exp(-d * d / (4 * born[i] * born[j])));
          double e =
              -0.5
                  * Units.COULOMB_KJ_NM_MOL_E2
                  * (1 - Math.exp(-kappa * f) / 78.5)
                  * s.parameters.charge()[i]
                  * s.parameters.charge()[j]
                  / f;
          energyOfAtom[i] += e;
          energy += e;
          magnitude += Math.abs(e);
        }
      }
    }
  }

  private static double distance(EnergySystem s, int i, int j) {
    double dx = s.x[i] - (double) s.x[j];
    double dy = s.y[i] - (double) s.y[j];
    double dz = s.z[i] - (double) s.z[j];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private static double bornRadius(
      EnergySystem s, AtomSet set, GbModel model, double cutoff, int i) {
    double[] radius = s.parameters.gbRadius();
    double offset = model == GbModel.GBN2 ? 0.0195141 : 0.009;
    double[] screen =
        model == GbModel.GBN2
            ? GbScreening.GBN2.of(s.topology, s.parameters)
            : s.parameters.gbScreen();
    double r = radius[i] - offset;
    double sum = 0;
    for (int j : set.toArray()) {
      double d = distance(s, i, j);
      if (j == i || d >= cutoff) {
        continue;
      }
      double sphere = screen[j] * (radius[j] - offset);
      if (d + sphere > r) {
        double u = d + sphere;
        double l = Math.max(r, Math.abs(d - sphere));
        sum +=
            0.5
                * (1 / l
                    - 1 / u
                    + (d - sphere * sphere / d) * (1 / (u * u) - 1 / (l * l)) / 4
                    + Math.log(l / u) / (2 * d));
        if (r < sphere - d) {
          sum += 1 / r - 1 / l;
        }
      }
      if (model == GbModel.GBN2 && d <= radius[i] + radius[j] + 0.68) {
        double off = 10 * (d - NeckTable.distance(radius[i], radius[j]));
        sum +=
            0.826836
                * NeckTable.maximum(radius[i], radius[j])
                / (1 + off * off + 0.3 * Math.pow(off, 6));
      }
    }
    return bornRadius(s, model, i, radius[i], r, sum);
  }

  private static double bornRadius(
      EnergySystem s, GbModel model, int i, double radius, double r, double sum) {
    double p = sum * r;
    switch (model) {
      case HCT:
        double inverse = 1 / r - sum;
        return inverse < 1 / 3.0 ? 3 : 1 / inverse;
      case OBC1:
        return 1 / (1 / r - Math.tanh(0.8 * p + 2.909125 * p * p * p) / radius);
      case OBC2:
        return 1 / (1 / r - Math.tanh(p - 0.8 * p * p + 4.85 * p * p * p) / radius);
      default:
        GbScreening.Gbn2Coefficients c = GbScreening.gbn2Coefficients(s.topology);
        double argument = c.alpha()[i] * p - c.beta()[i] * p * p + c.gamma()[i] * p * p * p;
        return 1 / (1 / r - Math.tanh(argument) / radius);
    }
  }
}
