package org.padml.descriptors.prodigy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.surface.ExposedResidues;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.ReferenceAreas;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.pbc.BoxTree;
import org.padml.pbc.PairVisitor;
import org.padml.pbc.TreeSearch;
import org.padml.units.Units;

/**
 * Binding free energy of two proteins from the kinds of their contacts and of their surface, by the
 * IC-NIS model of PRODIGY.
 *
 * <p>dG / (kcal/mol) = -0.09459 CC - 0.10007 CA + 0.19577 PP - 0.22671 AP + 0.18681 a + 0.13810 c -
 * 15.9433: contacts are pairs of residues with heavy atoms at most 0.55 nm apart; a and c are the
 * percentages of apolar and charged residues among those with a relative area of 5 % or more in the
 * complex, by 20 slices, the radii and the reference areas of NACCESS. Kd = exp(dG / RT) mol/l.
 *
 * <p>Only heavy atoms of the standard amino acids take part, protonation and terminal variants
 * included; notes name the rest. Prepared once per topology; a buffer of one frame, owned by one
 * thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm in, kJ/mol out. Periodic: no; the partners are whole and on
 * the images that form the complex. Error: 7.9 kJ/mol (1.89 kcal/mol) against experiment; rounding
 * against the program. Cost: that of the slices of one state, of exposed residues only until they
 * are seen to be. Allocates only when a frame has more contacts than any before.
 *
 * @see <a href="https://doi.org/10.7554/eLife.07454">Vangone and Bonvin, 2015</a>
 */
public final class Prodigy {
  /** Name of the model recorded with results. */
  public static final String CRITERION = "prodigy ic-nis";

  /** Largest distance of a contact, inclusive, nm. */
  public static final double CONTACT_NM = 0.55;

  /** Smallest relative area of a residue of the surface, inclusive. */
  public static final double EXPOSED = 0.05;

  /** Temperature of Kd unless told otherwise, K. */
  public static final double DEFAULT_TEMPERATURE_K = 298.15;

  /** The search is strict. */
  private static final double INCLUSIVE_NM = Math.nextUp(CONTACT_NM);

  private static final double KCAL_PER_APOLAR_PERCENT = 0.18681;
  private static final double KCAL_PER_CHARGED_PERCENT = 0.13810;
  private static final double KCAL_CONSTANT = -15.9433;

  private final int nAtoms;
  private final String reason;
  private final List<String> notes;
  private final double rt;
  private final BoxTree a;
  private final BoxTree b;
  private final TreeSearch search = new TreeSearch();
  private final int[] residueOfAtom;
  private final ResidueCharacter[] inContacts;
  private final ResidueCharacter[] onSurface;
  private final ExposedResidues surface;
  private final int[] residues;
  private final PairVisitor visitor = this::takeContact;
  private final ResiduePairBuffer pairs = new ResiduePairBuffer();
  private final int[] contacts = new int[ContactKind.values().length];
  private int nExposed;
  private final int[] exposed = new int[ResidueCharacter.values().length];

  /** For two disjoint partners at 25 degrees Celsius. */
  public Prodigy(Topology topology, AtomSet a, AtomSet b) {
    this(topology, a, b, DEFAULT_TEMPERATURE_K);
  }

  /**
   * For two disjoint partners.
   *
   * @param temperatureK temperature of Kd; dG does not depend on it
   * @throws IllegalArgumentException if the partners share an atom or the temperature is not
   *     positive
   */
  public Prodigy(Topology topology, AtomSet a, AtomSet b, double temperatureK) {
    if (!(temperatureK > 0)) {
      throw new IllegalArgumentException(
          "prodigy: temperature: expected > 0 K, found " + temperatureK);
    }
    if (!a.intersect(b).isEmpty()) {
      throw new IllegalArgumentException(
          "prodigy: partners: expected disjoint sets, found atom "
              + a.intersect(b).get(0)
              + " in both");
    }
    nAtoms = topology.nAtoms();
    rt = Units.GAS_CONSTANT_KJ_MOL_K * temperatureK;
    List<String> told = new ArrayList<>();
    ProteinAtoms first = ProteinAtoms.of(topology, a, "A", told);
    ProteinAtoms second = ProteinAtoms.of(topology, b, "B", told);
    reason = first.reason().isEmpty() ? second.reason() : first.reason();
    AtomSet both = first.atoms().union(second.atoms());
    this.a = new BoxTree(first.atoms().toArray());
    this.b = new BoxTree(second.atoms().toArray());
    surface =
        new ExposedResidues(topology, both, Radii.NACCESS, ReferenceAreas.NACCESS, EXPOSED, told);
    notes = List.copyOf(told);
    residueOfAtom = new int[nAtoms];
    Arrays.setAll(residueOfAtom, topology::residueOf);
    residues = Arrays.stream(both.toArray()).map(topology::residueOf).distinct().toArray();
    inContacts = new ResidueCharacter[topology.nResidues()];
    onSurface = new ResidueCharacter[topology.nResidues()];
    for (int r : residues) {
      String name = ResidueNames.aminoAcid(topology.residue(r).name());
      inContacts[r] = ResidueCharacter.inContacts(name);
      onSurface[r] = ResidueCharacter.onSurface(name);
    }
  }

  /** Whether the model applies: both partners are proteins. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the model does not apply; empty when it does. */
  public String reason() {
    return reason;
  }

  /** What is left out and what is assumed, one sentence each. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Computes one frame; x, y, z [nAtoms] in nm, borrowed.
   *
   * @throws IllegalStateException if the model does not apply
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public void compute(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    if (Math.min(x.length, Math.min(y.length, z.length)) < nAtoms) {
      throw new IllegalArgumentException(
          "prodigy: coordinates: expected "
              + nAtoms
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    countContacts(x, y, z);
    surface.compute(x, y, z);
    Arrays.fill(exposed, 0);
    nExposed = 0;
    for (int r : residues) {
      if (surface.isExposed(r)) {
        exposed[onSurface[r].ordinal()]++;
        nExposed++;
      }
    }
  }

  private void countContacts(float[] x, float[] y, float[] z) {
    a.refresh(x, y, z);
    b.refresh(x, y, z);
    pairs.clear();
    search.pairs(a, b, 0, 0, 0, INCLUSIVE_NM, visitor);
    pairs.finish();
    Arrays.fill(contacts, 0);
    for (int k = 0; k < pairs.size(); k++) {
      ResidueCharacter first = inContacts[pairs.residueA(k)];
      ResidueCharacter second = inContacts[pairs.residueB(k)];
      contacts[ContactKind.of(first, second).ordinal()]++;
    }
  }

  private void takeContact(int i, int j, double d2) {
    pairs.add(residueOfAtom[a.atom(i)], residueOfAtom[b.atom(j)]);
  }

  /** Number of contacts between residues. */
  public int nContacts() {
    return pairs.size();
  }

  /** Number of contacts of a kind. */
  public int contacts(ContactKind kind) {
    return contacts[kind.ordinal()];
  }

  /** Share of apolar residues on the surface, percent; NaN where there is no surface. */
  public double apolarSurfacePercent() {
    return percent(ResidueCharacter.APOLAR);
  }

  /** Share of charged residues on the surface, percent; NaN where there is no surface. */
  public double chargedSurfacePercent() {
    return percent(ResidueCharacter.CHARGED);
  }

  /** Share of polar residues on the surface, percent; NaN where there is no surface. */
  public double polarSurfacePercent() {
    return percent(ResidueCharacter.POLAR);
  }

  private double percent(ResidueCharacter character) {
    return 100.0 * exposed[character.ordinal()] / nExposed;
  }

  /**
   * Whether the frame has a free energy: the model says nothing of partners without contacts, nor
   * of a complex without a surface.
   */
  public boolean isDefined() {
    return nContacts() > 0 && nExposed > 0;
  }

  /** Free energy of binding, kJ/mol; NaN where {@link #isDefined} says no. */
  public double dgKjMol() {
    if (!isDefined()) {
      return Double.NaN;
    }
    double kcal = KCAL_CONSTANT;
    for (ContactKind kind : ContactKind.values()) {
      kcal += kind.kcalPerContact * contacts(kind);
    }
    kcal += KCAL_PER_APOLAR_PERCENT * apolarSurfacePercent();
    kcal += KCAL_PER_CHARGED_PERCENT * chargedSurfacePercent();
    return kcal * Units.KJ_PER_KCAL;
  }

  /**
   * Dissociation constant, mol/l; NaN where {@link #isDefined} says no. The program's gas constant
   * is 0.07 % smaller, which makes 1 % of a nanomolar Kd.
   */
  public double kdMolar() {
    return Math.exp(dgKjMol() / rt);
  }
}
