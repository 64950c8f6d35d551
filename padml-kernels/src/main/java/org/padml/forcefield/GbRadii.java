package org.padml.forcefield;

import org.jspecify.annotations.Nullable;
import org.padml.model.Elements;
import org.padml.model.NonbondedParameters;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.units.Units;

/**
 * Sets of intrinsic radii for generalized Born, as LEaP assigns them from elements, bonds and
 * names.
 *
 * <p>MBONDI (for HCT): hydrogens on C or N 1.3 Å, on O or S 0.8 Å. MBONDI2 (for OBC): hydrogens on
 * N 1.3 Å. MBONDI3 (for GBn2): besides, oxygens of the carboxylates of amino acids 1.4 Å, and
 * hydrogens of the guanidinium of ARG 1.17 Å. Carbons without hydrogens heavier than 13 u (united
 * atoms) 2.2 Å. Carboxylates are told by bonds, so that a protonated side chain is none whatever
 * its residue is called; those of AS4 and GL4, which carry hydrogens on every oxygen, by names.
 *
 * @see <a href="https://doi.org/10.1021/j100785a001">Bondi, 1964</a>
 * @see <a href="https://doi.org/10.1002/prot.20033">Onufriev, Bashford and Case, 2004</a>
 * @see <a href="https://doi.org/10.1021/ct3010485">Nguyen, Roe and Simmerling, 2013</a>
 */
public enum GbRadii {
  /** Those of the parameter file; where it has none, {@link #MBONDI2}. */
  FROM_TOPOLOGY,
  /** By element alone. */
  BONDI,
  /** Hydrogens by their neighbours. */
  MBONDI,
  /** Hydrogens on nitrogen larger. */
  MBONDI2,
  /** Carboxylates and guanidinium besides. */
  MBONDI3;

  private static final int SILICON = 14;
  private static final double OTHER = 1.5;
  private static final double UNITED_CARBON = 2.2;
  private static final double LEAST_UNITED_CARBON_U = 13.0;
  private static final double CARBOXYLATE_OXYGEN = 1.4;
  private static final double GUANIDINIUM_HYDROGEN = 1.17;

  /** Radii of all atoms, nm [nAtoms]; of the parameters, when these are meant and have some. */
  public double[] of(Topology topology, @Nullable NonbondedParameters parameters) {
    double[] stated = parameters == null ? null : parameters.gbRadius();
    if (this == FROM_TOPOLOGY) {
      return stated == null ? MBONDI2.of(topology) : stated.clone();
    }
    return of(topology);
  }

  /** What {@link #of} gives, for records: this, or MBONDI2 where no radii are stated. */
  public GbRadii resolved(@Nullable NonbondedParameters parameters) {
    boolean isStated = parameters != null && parameters.gbRadius() != null;
    return this == FROM_TOPOLOGY && !isStated ? MBONDI2 : this;
  }

  private double[] of(Topology topology) {
    Neighbors neighbors = new Neighbors(topology);
    double[] radius = new double[topology.nAtoms()];
    for (int a = 0; a < radius.length; a++) {
      radius[a] = Units.NM_PER_ANGSTROM * angstrom(topology, neighbors, a);
    }
    return radius;
  }

  private double angstrom(Topology topology, Neighbors neighbors, int a) {
    return switch (topology.atomicNumber(a)) {
      case Elements.H -> hydrogen(topology, neighbors, a);
      case Elements.C -> isUnited(topology, neighbors, a) ? UNITED_CARBON : 1.7;
      case Elements.N -> 1.55;
      case Elements.O ->
          this == MBONDI3 && isCarboxylate(topology, neighbors, a) ? CARBOXYLATE_OXYGEN : 1.5;
      case Elements.F -> 1.5;
      case SILICON -> 2.1;
      case Elements.P -> 1.85;
      case Elements.S -> 1.8;
      case Elements.CL -> 1.7;
      default -> OTHER;
    };
  }

  private double hydrogen(Topology topology, Neighbors neighbors, int a) {
    int parent = neighbors.heavy(a);
    int element = parent < 0 ? Elements.UNKNOWN : topology.atomicNumber(parent);
    if (this == MBONDI3 && isGuanidinium(topology, parent)) {
      return GUANIDINIUM_HYDROGEN;
    }
    boolean isLarge =
        switch (this) {
          case MBONDI -> element == Elements.C || element == Elements.N;
          case MBONDI2, MBONDI3 -> element == Elements.N;
          case BONDI, FROM_TOPOLOGY -> false;
        };
    boolean isSmall = this == MBONDI && (element == Elements.O || element == Elements.S);
    return isLarge ? 1.3 : isSmall ? 0.8 : 1.2;
  }

  private static boolean isGuanidinium(Topology topology, int parent) {
    return parent >= 0
        && ResidueNames.aminoAcid(topology.residueOfAtom(parent).name()).equals("ARG")
        && (topology.atomName(parent).startsWith("NH") || topology.atomName(parent).equals("NE"));
  }

  private static boolean isUnited(Topology topology, Neighbors neighbors, int a) {
    return topology.mass(a) > LEAST_UNITED_CARBON_U && neighbors.hydrogens(a) == 0;
  }

  /** Whether an oxygen of an amino acid and another one end at the same carbon. */
  private static boolean isCarboxylate(Topology topology, Neighbors neighbors, int a) {
    String residue = topology.residueOfAtom(a).name();
    String name = topology.atomName(a);
    if (residue.equals("AS4") || residue.equals("GL4")) {
      return name.startsWith("OD") || name.startsWith("OE");
    }
    if (!ResidueNames.isAminoAcid(residue) || !isTerminal(topology, neighbors, a)) {
      return false;
    }
    int carbon = neighbors.get(a, 0);
    int oxygens = 0;
    for (int k = 0; k < neighbors.count(carbon); k++) {
      int other = neighbors.get(carbon, k);
      oxygens += isTerminal(topology, neighbors, other) ? 1 : 0;
    }
    return topology.atomicNumber(carbon) == Elements.C && oxygens == 2;
  }

  private static boolean isTerminal(Topology topology, Neighbors neighbors, int a) {
    return topology.atomicNumber(a) == Elements.O && neighbors.count(a) == 1;
  }
}
