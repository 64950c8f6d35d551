package org.padml.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a force field says of atoms that are not bonded: charges, Lennard-Jones coefficients of
 * every pair of types with the combination rule already applied, pairs that are excluded or scaled,
 * and, where the file has them, radii for generalized Born. Immutable; arrays returned are live and
 * must not be changed.
 *
 * <p>Shape: charge, ljType [nAtoms]; c6, c12 [nTypes * nTypes], symmetric; gbRadius, gbScreen
 * [nAtoms] or null. Units: e; kJ/mol nm^6 and kJ/mol nm^12, so that V = c12 / r^12 - c6 / r^6; nm.
 * Exceptions replace both interactions of a pair: excluded pairs have three zeros, 1-4 pairs their
 * scaled values.
 */
public final class NonbondedParameters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final double[] charge;
  private final int[] ljType;
  private final List<String> typeNames;
  private final double[] c6;
  private final double[] c12;
  private final Exceptions exceptions;
  private final double @Nullable [] gbRadius;
  private final double @Nullable [] gbScreen;
  private final List<String> notes;

  /**
   * Pairs with interactions of their own, first &lt; second, ascending by first, then second, each
   * pair once.
   *
   * @param first smaller atom
   * @param second larger atom
   * @param chargeProduct scaled product of charges, e^2
   * @param c6 of the pair, kJ/mol nm^6
   * @param c12 of the pair, kJ/mol nm^12
   */
  public record Exceptions(
      int[] first, int[] second, double[] chargeProduct, double[] c6, double[] c12)
      implements Serializable {
    /** No pair. */
    public static final Exceptions NONE =
        new Exceptions(new int[0], new int[0], new double[0], new double[0], new double[0]);

    /** Number of pairs. */
    public int size() {
      return first.length;
    }
  }

  /**
   * Takes over the arrays.
   *
   * @param source what the parameters come from, for records: a path or a built-in set's name
   * @param notes what was assumed or found odd, one sentence each
   * @throws IllegalArgumentException if shapes differ or a type is not among the names
   */
  public NonbondedParameters(
      String source,
      double[] charge,
      int[] ljType,
      List<String> typeNames,
      double[] c6,
      double[] c12,
      Exceptions exceptions,
      double @Nullable [] gbRadius,
      double @Nullable [] gbScreen,
      List<String> notes) {
    int n = charge.length;
    int types = typeNames.size();
    require(ljType.length, n, "types of atoms");
    require(c6.length, types * types, "C6 coefficients");
    require(c12.length, types * types, "C12 coefficients");
    require(gbRadius == null ? n : gbRadius.length, n, "radii");
    require(gbScreen == null ? n : gbScreen.length, n, "screening factors");
    for (int i = 0; i < n; i++) {
      if (ljType[i] < 0 || ljType[i] >= types) {
        throw new IllegalArgumentException(
            "parameters: type of atom "
                + i
                + ": expected 0 to "
                + (types - 1)
                + ", found "
                + ljType[i]);
      }
    }
    this.source = source;
    this.charge = charge;
    this.ljType = ljType;
    this.typeNames = List.copyOf(typeNames);
    this.c6 = c6;
    this.c12 = c12;
    this.exceptions = exceptions;
    this.gbRadius = gbRadius;
    this.gbScreen = gbScreen;
    this.notes = List.copyOf(notes);
  }

  private static void require(int found, int expected, String what) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "parameters: " + what + ": expected " + expected + ", found " + found);
    }
  }

  /** What the parameters come from. */
  public String source() {
    return source;
  }

  /** Number of atoms. */
  public int nAtoms() {
    return charge.length;
  }

  /** Charges, e [nAtoms]. */
  public double[] charge() {
    return charge;
  }

  /** Lennard-Jones type of each atom [nAtoms]. */
  public int[] ljType() {
    return ljType;
  }

  /** Number of Lennard-Jones types. */
  public int nTypes() {
    return typeNames.size();
  }

  /** Name of a type. */
  public String typeName(int type) {
    return typeNames.get(type);
  }

  /** C6 by pair of types, row-major [nTypes * nTypes]. */
  public double[] c6() {
    return c6;
  }

  /** C12 by pair of types, row-major [nTypes * nTypes]. */
  public double[] c12() {
    return c12;
  }

  /** Excluded and scaled pairs. */
  public Exceptions exceptions() {
    return exceptions;
  }

  /** Generalized-Born radii of the file, nm [nAtoms], or null. */
  public double @Nullable [] gbRadius() {
    return gbRadius;
  }

  /** Generalized-Born screening factors of the file [nAtoms], or null. */
  public double @Nullable [] gbScreen() {
    return gbScreen;
  }

  /** What was assumed or found odd. */
  public List<String> notes() {
    return notes;
  }

  /** Parameters of some of the atoms, renumbered as {@link Topology#subset} does. */
  public NonbondedParameters subset(AtomSet atoms) {
    int[] place = new int[nAtoms()];
    Arrays.fill(place, -1);
    int n = atoms.size();
    double[] q = new double[n];
    int[] t = new int[n];
    for (int k = 0; k < n; k++) {
      int a = atoms.get(k);
      place[a] = k;
      q[k] = charge[a];
      t[k] = ljType[a];
    }
    return new NonbondedParameters(
        source,
        q,
        t,
        typeNames,
        c6,
        c12,
        subset(place),
        pick(gbRadius, atoms),
        pick(gbScreen, atoms),
        notes);
  }

  /**
   * The reverse of {@link #subset}: parameters of some of {@code nAtoms} atoms, where the others
   * have no charge, the first type and no radii of generalized Born.
   *
   * @param atoms as many as there are here
   */
  public NonbondedParameters expand(AtomSet atoms, int nAtoms) {
    require(atoms.size(), nAtoms(), "atoms");
    double[] q = new double[nAtoms];
    int[] t = new int[nAtoms];
    for (int k = 0; k < atoms.size(); k++) {
      q[atoms.get(k)] = charge[k];
      t[atoms.get(k)] = ljType[k];
    }
    Exceptions moved =
        new Exceptions(
            Arrays.stream(exceptions.first).map(atoms::get).toArray(),
            Arrays.stream(exceptions.second).map(atoms::get).toArray(),
            exceptions.chargeProduct,
            exceptions.c6,
            exceptions.c12);
    return new NonbondedParameters(
        source,
        q,
        t,
        typeNames,
        c6,
        c12,
        moved,
        put(gbRadius, atoms, nAtoms),
        put(gbScreen, atoms, nAtoms),
        notes);
  }

  private static double @Nullable [] put(double @Nullable [] values, AtomSet atoms, int nAtoms) {
    if (values == null) {
      return null;
    }
    double[] out = new double[nAtoms];
    for (int k = 0; k < values.length; k++) {
      out[atoms.get(k)] = values[k];
    }
    return out;
  }

  private Exceptions subset(int[] place) {
    int[] kept = new int[exceptions.size()];
    int n = 0;
    for (int k = 0; k < kept.length; k++) {
      if (place[exceptions.first[k]] >= 0 && place[exceptions.second[k]] >= 0) {
        kept[n++] = k;
      }
    }
    Exceptions out =
        new Exceptions(new int[n], new int[n], new double[n], new double[n], new double[n]);
    for (int k = 0; k < n; k++) {
      int from = kept[k];
      out.first[k] = place[exceptions.first[from]];
      out.second[k] = place[exceptions.second[from]];
      out.chargeProduct[k] = exceptions.chargeProduct[from];
      out.c6[k] = exceptions.c6[from];
      out.c12[k] = exceptions.c12[from];
    }
    return out;
  }

  private static double @Nullable [] pick(double @Nullable [] values, AtomSet atoms) {
    if (values == null) {
      return null;
    }
    double[] out = new double[atoms.size()];
    for (int k = 0; k < out.length; k++) {
      out[k] = values[atoms.get(k)];
    }
    return out;
  }
}
