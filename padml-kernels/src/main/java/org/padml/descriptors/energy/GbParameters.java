package org.padml.descriptors.energy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.forcefield.GbScreening;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/** What a generalized-Born model knows of each packed particle, [n]; nm. */
final class GbParameters {
  /** HCT integrals of buried atoms may exceed 1/r'; Amber then takes 30 ångström, as here. */
  private static final double LARGEST_NM = 3;

  private final GbModel model;
  private final double[] alpha;
  private final double[] beta;
  private final double[] gamma;

  /** Intrinsic radii. */
  final double[] radius;

  /** Radii less the offset. */
  final double[] reduced;

  /** Reduced radii times the screening factor; negative where the factor is. */
  final double[] scaled;

  GbParameters(
      PackedAtoms atoms, Topology topology, NonbondedParameters parameters, EnergyModel options) {
    model = options.gb().model();
    int n = atoms.n;
    radius = packed(atoms, options.radii().of(topology, parameters));
    scaled = packed(atoms, model.screening().of(topology, parameters));
    reduced = new double[n];
    for (int k = 0; k < n; k++) {
      reduced[k] = radius[k] - model.offsetNm();
      scaled[k] *= reduced[k];
    }
    if (model == GbModel.GBN2) {
      GbScreening.Gbn2Coefficients byElement = GbScreening.gbn2Coefficients(topology);
      alpha = packed(atoms, byElement.alpha());
      beta = packed(atoms, byElement.beta());
      gamma = packed(atoms, byElement.gamma());
    } else {
      boolean first = model == GbModel.OBC1;
      alpha = filled(n, first ? 0.8 : 1.0);
      beta = filled(n, first ? 0 : 0.8);
      gamma = filled(n, first ? 2.909125 : 4.85);
    }
  }

  private static double[] packed(PackedAtoms atoms, double[] ofTopology) {
    double[] out = new double[atoms.n];
    for (int k = 0; k < out.length; k++) {
      out[k] = ofTopology[atoms.atom[k]];
    }
    return out;
  }

  private static double[] filled(int n, double value) {
    double[] out = new double[n];
    Arrays.fill(out, value);
    return out;
  }

  /** Why these radii cannot be used, or an empty string. */
  String reason(PackedAtoms atoms) {
    for (int k = 0; k < atoms.n; k++) {
      if (!(reduced[k] > 0
          && radius[k] >= model.leastRadiusNm()
          && radius[k] <= model.mostRadiusNm())) {
        return "gb: "
            + atoms.name(atoms.atom[k])
            + ": expected a radius of "
            + model.leastRadiusNm()
            + " to "
            + model.mostRadiusNm()
            + " nm for "
            + model.label()
            + ", found "
            + radius[k]
            + " nm";
      }
      if (Double.isNaN(scaled[k]) || Double.isInfinite(scaled[k])) {
        return "gb: " + atoms.name(atoms.atom[k]) + ": expected a finite screening factor";
      }
    }
    return "";
  }

  /** The necks of GBn2; null for the other models. */
  @Nullable Neck neck() {
    return model == GbModel.GBN2 ? new Neck(radius) : null;
  }

  /** Born radius of a particle from its integral, nm. */
  double bornRadius(int k, double integral) {
    if (model == GbModel.HCT) {
      double inverse = 1 / reduced[k] - integral;
      return inverse < 1 / LARGEST_NM ? LARGEST_NM : 1 / inverse;
    }
    double p = integral * reduced[k];
    double argument = p * (alpha[k] - p * (beta[k] - p * gamma[k]));
    return 1 / (1 / reduced[k] - StrictMath.tanh(argument) / radius[k]);
  }
}
