package org.padml.descriptors.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.forcefield.GbRadii;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Energies between two partners, per frame and per residue. Prepared once per topology; a buffer of
 * one frame's energies, owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms of the topology]; residue arrays [nResidues]. Units: nm in, kJ/mol out.
 * Periodic: the partners are whole and on the images that form the complex; {@link
 * PairOptions.Images#NEAREST} takes the nearest image of each pair instead for Lennard-Jones and
 * Coulomb; solvation is always that of the complex as it stands.
 *
 * <p>Half of every pair term goes to either residue, so that the residues add up to the total to
 * rounding; the interaction of a residue with the whole other partner is twice its half.
 *
 * <p>Excluded alternates take no part, virtual sites do. A frame with coordinates that are not
 * finite, or with particles nearer than 0.01 nm to each other, has no energy: {@link #fault()}
 * names them, as it does sums that are not finite or above 1e100 kJ/mol and cutoffs above half the
 * box with nearest images; then every energy is NaN.
 *
 * <p>Error: double precision from the float coordinates. Sums run in an order set by the topology.
 */
public final class PartnerEnergies {
  /** Energies beyond come of parameters that mean nothing; squares below it are still finite. */
  private static final double MOST_KJ_MOL = 1e100;

  private final Topology topology;
  private final String criterion;
  private final GbRadii radii;
  private final boolean statesNoRadii;
  private final PackedAtoms atoms;
  private final CrossExceptions exceptions;
  private final Overlaps overlaps;
  private final PairTerms pairTerms;
  private final @Nullable GbEnergies gbEnergies;
  private final String gbReason;
  private final @Nullable NonpolarEnergies nonpolarEnergies;
  private final String nonpolarReason;
  private final EnergyTerm vdw;
  private final EnergyTerm coulomb;
  private final EnergyTerm gb;
  private final EnergyTerm nonpolar;
  private final double[] totalOfResidue;
  private String fault = "";

  /**
   * Prepares the energies between two disjoint sets of atoms; the arrays of the parameters are
   * retained.
   *
   * @throws IllegalArgumentException if the sets share an atom or shapes differ
   */
  public PartnerEnergies(
      Topology topology, NonbondedParameters parameters, AtomSet a, AtomSet b, EnergyModel model) {
    this.topology = topology;
    radii = model.radii().resolved(parameters);
    statesNoRadii = radii != model.radii();
    criterion = model.withRadii(radii).criterion();
    atoms = new PackedAtoms(topology, parameters, a, b);
    exceptions = new CrossExceptions(atoms, parameters.exceptions());
    overlaps = new Overlaps(atoms);
    PairOptions pairs = model.pairs();
    pairTerms =
        pairs.hasCutoff() || pairs.images() == PairOptions.Images.NEAREST
            ? new NearPairs(atoms, parameters, exceptions, overlaps, model)
            : new AllPairs(atoms, parameters, exceptions, model.insideFactor());
    GbParameters gbParameters =
        model.gb().model() == GbModel.NONE
            ? null
            : new GbParameters(atoms, topology, parameters, model);
    gbReason = gbParameters == null ? "gb: switched off" : gbParameters.reason(atoms);
    gbEnergies =
        gbParameters == null || !gbReason.isEmpty()
            ? null
            : new GbEnergies(atoms, gbParameters, model);
    boolean surface = model.nonpolar().surface() != NonpolarOptions.Surface.NONE;
    NonpolarEnergies prepared =
        surface ? NonpolarEnergies.of(topology, atoms, a, b, model.nonpolar()) : null;
    nonpolarReason = prepared == null ? "nonpolar: switched off" : prepared.reason();
    nonpolarEnergies = nonpolarReason.isEmpty() ? prepared : null;
    int nResidues = topology.nResidues();
    vdw = new EnergyTerm(atoms, nResidues);
    coulomb = new EnergyTerm(atoms, nResidues);
    gb = new EnergyTerm(atoms, nResidues);
    nonpolar = new EnergyTerm(atoms, nResidues);
    totalOfResidue = new double[nResidues];
    clear();
  }

  /** {@link #compute(float[], float[], float[], Box)} of a system without a box. */
  public boolean compute(float[] x, float[] y, float[] z) {
    return compute(x, y, z, Box.NONE);
  }

  /**
   * Computes one frame; x, y, z [nAtoms] in nm, borrowed. The box is read where the model asks for
   * nearest images.
   *
   * @return whether the frame has energies; if not, {@link #fault()} says why
   * @throws IllegalArgumentException if a length differs
   */
  public boolean compute(float[] x, float[] y, float[] z, Box box) {
    int n = topology.nAtoms();
    if (x.length < n || y.length < n || z.length < n) {
      throw new IllegalArgumentException(
          "energy: coordinates: expected "
              + n
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    fault = overlaps.find(x, y, z);
    if (fault.isEmpty()) {
      atoms.load(x, y, z);
      fault = computeTerms(x, y, z, box);
    }
    if (!fault.isEmpty()) {
      clear();
      return false;
    }
    for (int r = 0; r < totalOfResidue.length; r++) {
      totalOfResidue[r] =
          vdw.ofResidue[r] + coulomb.ofResidue[r] + gb.ofResidue[r] + nonpolar.ofResidue[r];
    }
    return true;
  }

  private String computeTerms(float[] x, float[] y, float[] z, Box box) {
    Arrays.fill(vdw.ofParticle, 0);
    Arrays.fill(coulomb.ofParticle, 0);
    String overlap = pairTerms.add(x, y, z, box, vdw.ofParticle, coulomb.ofParticle);
    if (!overlap.isEmpty()) {
      return overlap;
    }
    vdw.spread(0.5);
    coulomb.spread(0.5);
    double sum = vdw.total + coulomb.total;
    if (gbEnergies != null) {
      gbEnergies.compute(x, y, z);
      gbEnergies.takeDifference(gb.ofParticle);
      gb.spread(1);
      sum += gb.total;
    }
    if (nonpolarEnergies != null) {
      nonpolarEnergies.compute(x, y, z, nonpolar.ofParticle);
      nonpolar.spread(1);
      sum += nonpolar.total;
    }
    return Math.abs(sum) <= MOST_KJ_MOL
        ? ""
        : "energy: expected finite energies, found " + sum + " kJ/mol";
  }

  private void clear() {
    vdw.clear();
    coulomb.clear();
    gb.clear();
    nonpolar.clear();
    Arrays.fill(totalOfResidue, Double.NaN);
  }

  /** Why the frame last computed has no energies, or an empty string. */
  public String fault() {
    return fault;
  }

  /** Lennard-Jones energy, kJ/mol. */
  public double vdw() {
    return vdw.total;
  }

  /** Coulomb energy, kJ/mol. */
  public double coulomb() {
    return coulomb.total;
  }

  /** Generalized-Born energy of the complex less that of the partners alone, kJ/mol. */
  public double gb() {
    return gb.total;
  }

  /** Why there is no generalized-Born energy in any frame, or an empty string. */
  public String gbReason() {
    return gbReason;
  }

  /** Generalized-Born energy of the complex, kJ/mol; NaN where there is none. */
  public double gbComplex() {
    return gbEnergies == null || !fault.isEmpty() ? Double.NaN : gbEnergies.complex();
  }

  /** Generalized-Born energy of partner A alone, kJ/mol; NaN where there is none. */
  public double gbA() {
    return gbEnergies == null || !fault.isEmpty() ? Double.NaN : gbEnergies.aloneA();
  }

  /** Generalized-Born energy of partner B alone, kJ/mol; NaN where there is none. */
  public double gbB() {
    return gbEnergies == null || !fault.isEmpty() ? Double.NaN : gbEnergies.aloneB();
  }

  /**
   * Each residue's part of {@link #gb()}, kJ/mol [nResidues], half of its pair terms and its self
   * terms, complex less alone; live.
   */
  public double[] gbOfResidue() {
    return gb.ofResidue;
  }

  /** Nonpolar solvation of the complex less that of the partners alone, kJ/mol. */
  public double nonpolar() {
    return nonpolar.total;
  }

  /** Why there is no nonpolar energy in any frame, or an empty string. */
  public String nonpolarReason() {
    return nonpolarReason;
  }

  /** Each residue's part of {@link #nonpolar()}, kJ/mol [nResidues]; live. */
  public double[] nonpolarOfResidue() {
    return nonpolar.ofResidue;
  }

  /**
   * Lennard-Jones, Coulomb, generalized Born and nonpolar together, kJ/mol; NaN where one of them
   * is absent. Of a bound frame and without entropy: no affinity.
   */
  public double mmgbsa() {
    return vdw.total + coulomb.total + gb.total + nonpolar.total;
  }

  /** Why there is no {@link #mmgbsa()} in any frame, or an empty string. */
  public String mmgbsaReason() {
    return gbReason.isEmpty() ? nonpolarReason : gbReason;
  }

  /** Each residue's part of {@link #mmgbsa()}, kJ/mol [nResidues]; live. */
  public double[] totalOfResidue() {
    return totalOfResidue;
  }

  /** What was assumed or is odd, one sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (exceptions.size() > 0) {
      notes.add(
          "energy: "
              + exceptions.size()
              + " pairs between the partners are excluded or scaled: bonds link them");
    }
    if (gbEnergies != null && statesNoRadii) {
      notes.add("gb: radii " + EnergyWords.label(radii) + ", as the parameters have none");
    }
    if (nonpolarEnergies != null) {
      notes.addAll(nonpolarEnergies.notes());
    }
    return notes;
  }

  /** Half of the Lennard-Jones energy of each residue, kJ/mol [nResidues]; live. */
  public double[] vdwOfResidue() {
    return vdw.ofResidue;
  }

  /** Half of the Coulomb energy of each residue, kJ/mol [nResidues]; live. */
  public double[] coulombOfResidue() {
    return coulomb.ofResidue;
  }

  /**
   * Number of excluded or scaled pairs between the partners: more than 0 where bonds link them,
   * such as disulfides; worth a note beside the results.
   */
  public int nExceptions() {
    return exceptions.size();
  }

  /** The model in one line for records. */
  public String criterion() {
    return criterion;
  }
}
