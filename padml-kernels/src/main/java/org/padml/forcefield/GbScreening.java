package org.padml.forcefield;

import org.jspecify.annotations.Nullable;
import org.padml.model.Elements;
import org.padml.model.NonbondedParameters;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * Factors by which models of generalized Born scale the radii of the atoms that screen others, and
 * GBn2's three coefficients, by element. GBn2 has a second set for nucleotides.
 *
 * @see <a href="https://doi.org/10.1021/jp961710n">Hawkins, Cramer and Truhlar, 1996</a>
 * @see <a href="https://doi.org/10.1021/ct600085e">Mongan et al., 2007</a>
 * @see <a href="https://doi.org/10.1021/ct3010485">Nguyen, Roe and Simmerling, 2013</a>
 * @see <a href="https://doi.org/10.1021/acs.jctc.5b00271">Nguyen et al., 2015</a>
 */
public enum GbScreening {
  /** For HCT, OBC1 and OBC2. */
  HCT_OBC,
  /** For GBn. */
  GBN,
  /** For GBn2. */
  GBN2;

  /**
   * Coefficients of GBn2's rescaling tanh(alpha psi - beta psi^2 + gamma psi^3) [nAtoms].
   *
   * @param alpha of each atom
   * @param beta of each atom
   * @param gamma of each atom
   */
  public record Gbn2Coefficients(double[] alpha, double[] beta, double[] gamma) {}

  /** Screening factors [nAtoms]; HCT_OBC takes those of the parameters where they have some. */
  public double[] of(Topology topology, @Nullable NonbondedParameters parameters) {
    double[] stated = parameters == null ? null : parameters.gbScreen();
    if (this == HCT_OBC && stated != null) {
      return stated.clone();
    }
    double[] screen = new double[topology.nAtoms()];
    for (int a = 0; a < screen.length; a++) {
      int element = topology.atomicNumber(a);
      screen[a] =
          switch (this) {
            case HCT_OBC -> hctObc(element);
            case GBN -> gbn(element);
            case GBN2 -> isNucleotide(topology, a) ? gbn2Nucleic(element) : gbn2(element);
          };
    }
    return screen;
  }

  /** The coefficients of GBn2. */
  public static Gbn2Coefficients gbn2Coefficients(Topology topology) {
    int n = topology.nAtoms();
    Gbn2Coefficients all = new Gbn2Coefficients(new double[n], new double[n], new double[n]);
    for (int a = 0; a < n; a++) {
      int element = topology.atomicNumber(a);
      double[] c = isNucleotide(topology, a) ? abgNucleic(element) : abg(element);
      all.alpha[a] = c[0];
      all.beta[a] = c[1];
      all.gamma[a] = c[2];
    }
    return all;
  }

  private static boolean isNucleotide(Topology topology, int a) {
    return ResidueNames.isNucleotide(topology.residueOfAtom(a).name());
  }

  private static double hctObc(int element) {
    return switch (element) {
      case Elements.H -> 0.85;
      case Elements.C -> 0.72;
      case Elements.N -> 0.79;
      case Elements.O -> 0.85;
      case Elements.F -> 0.88;
      case Elements.P -> 0.86;
      case Elements.S -> 0.96;
      default -> 0.8;
    };
  }

  private static double gbn(int element) {
    return switch (element) {
      case Elements.H -> 1.09085413633;
      case Elements.C -> 0.484353823306;
      case Elements.N -> 0.700147318409;
      case Elements.O -> 1.06557401132;
      case Elements.S -> 0.602256336067;
      default -> 0.5;
    };
  }

  private static double gbn2(int element) {
    return switch (element) {
      case Elements.H -> 1.425952;
      case Elements.C -> 1.058554;
      case Elements.N -> 0.733599;
      case Elements.O -> 1.061039;
      case Elements.S -> -0.703469;
      default -> 0.5;
    };
  }

  private static double gbn2Nucleic(int element) {
    return switch (element) {
      case Elements.H -> 1.696538;
      case Elements.C -> 1.268902;
      case Elements.N -> 1.4259728;
      case Elements.O -> 0.1840098;
      case Elements.P -> 1.5450597;
      case Elements.S -> 0.05;
      default -> 0.5;
    };
  }

  private static double[] abg(int element) {
    return switch (element) {
      case Elements.H -> new double[] {0.788440, 0.798699, 0.437334};
      case Elements.C -> new double[] {0.733756, 0.506378, 0.205844};
      case Elements.N -> new double[] {0.503364, 0.316828, 0.192915};
      case Elements.O, Elements.S -> new double[] {0.867814, 0.876635, 0.387882};
      default -> new double[] {1.0, 0.8, 4.851};
    };
  }

  private static double[] abgNucleic(int element) {
    return switch (element) {
      case Elements.H -> new double[] {0.537050, 0.362861, 0.116704};
      case Elements.C -> new double[] {0.331670, 0.196842, 0.093422};
      case Elements.N -> new double[] {0.686311, 0.463189, 0.138722};
      case Elements.O, Elements.S -> new double[] {0.606344, 0.463006, 0.142262};
      case Elements.P -> new double[] {0.418365, 0.290054, 0.1064245};
      default -> new double[] {1.0, 0.8, 4.851};
    };
  }
}
