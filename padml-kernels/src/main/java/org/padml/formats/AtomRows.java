package org.padml.formats;

import java.util.ArrayList;
import java.util.List;
import org.padml.model.ElementGuesser;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;

/**
 * Atoms of a parameter file in file order: names, charges and masses, from which the elements
 * follow where the file states none.
 *
 * <p>Names decide in biopolymers. Elsewhere a mass that is an element's to 0.012 u beats the name,
 * unless hydrogens of the file are heavier than 1.5 u: then masses were shifted from heavy atoms to
 * their hydrogens and no heavy atom's mass means anything. A particle of 0.9 to 4.2 u is a hydrogen
 * in any case. A particle without mass, or lighter (Drude), is a virtual site, unless no atom of
 * the file has a mass.
 */
public final class AtomRows {
  /** For {@link #add}: the file states no element. */
  public static final int NOT_STATED = -1;

  /** For {@link #add}: the file states no mass. */
  public static final double NO_MASS = Double.NaN;

  private static final double LEAST_HYDROGEN = 0.9;
  private static final double SHIFTED_HYDROGEN = 1.5;
  private static final double LARGEST_HYDROGEN = 4.2;
  private static final double MASS_OF_ELEMENT = 0.012;
  private static final double MASS_NEAR_ELEMENT = 0.06;
  private static final double ANOTHER_ELEMENT = 0.5;

  private final List<Row> rows = new ArrayList<>();
  private final List<Residue> residues = new ArrayList<>();

  private record Row(
      int residue, String name, double charge, double mass, int element, boolean isSite) {}

  /** Opens a residue, also when it equals the last one. */
  public void startResidue(Residue residue) {
    residues.add(residue);
  }

  /** Opens a residue unless it equals the open one. */
  public void continueResidue(Residue residue) {
    if (residues.isEmpty() || !residues.get(residues.size() - 1).equals(residue)) {
      residues.add(residue);
    }
  }

  /**
   * Adds an atom to the open residue.
   *
   * @param charge e
   * @param mass u, or {@link #NO_MASS}
   * @param element atomic number; 0 states that it is a virtual site; or {@link #NOT_STATED}
   */
  public void add(String name, double charge, double mass, int element) {
    if (residues.isEmpty()) {
      throw new IllegalStateException("atom rows: expected a residue before the first atom");
    }
    rows.add(new Row(residues.size() - 1, name, charge, mass, element, element == 0));
  }

  /** Declares an atom a virtual site, whatever its name and mass. */
  public void virtualSite(int atom) {
    Row r = rows.get(atom);
    rows.set(atom, new Row(r.residue, r.name, r.charge, r.mass, 0, true));
  }

  /** Number of atoms. */
  public int size() {
    return rows.size();
  }

  /** A builder with all atoms, elements resolved. */
  public TopologyBuilder toBuilder() {
    boolean anyMass = rows.stream().anyMatch(r -> r.mass > 0);
    boolean shifted =
        rows.stream()
            .anyMatch(
                r -> r.mass >= SHIFTED_HYDROGEN && r.mass <= LARGEST_HYDROGEN && !isHelium(r));
    TopologyBuilder b = new TopologyBuilder();
    int next = 0;
    for (Row r : rows) {
      while (next <= r.residue) {
        b.addResidue(residues.get(next++));
      }
      boolean isSite = r.isSite || (r.element == NOT_STATED && isSite(r, anyMass));
      int element = isSite ? Elements.UNKNOWN : r.element > 0 ? r.element : resolve(r, shifted);
      b.addAtom(r.name, element).charge(r.charge);
      if (isSite) {
        b.virtualSite();
      }
      if (anyMass && !Double.isNaN(r.mass)) {
        b.mass(r.mass);
      }
    }
    while (next < residues.size()) {
      b.addResidue(residues.get(next++));
    }
    return b;
  }

  private boolean isSite(Row r, boolean anyMass) {
    if (anyMass && r.mass < LEAST_HYDROGEN) {
      return true;
    }
    return ElementGuesser.isVirtualSite(r.name, residueName(r))
        && ofMass(r.mass, MASS_NEAR_ELEMENT) == Elements.UNKNOWN;
  }

  private String residueName(Row r) {
    return residues.get(r.residue).name();
  }

  private boolean isHelium(Row r) {
    return ElementGuesser.guess(r.name, residueName(r)) == 2;
  }

  private int resolve(Row r, boolean shifted) {
    if (r.mass >= LEAST_HYDROGEN && r.mass <= LARGEST_HYDROGEN && !isHelium(r)) {
      return Elements.H;
    }
    int guess = ElementGuesser.guess(r.name, residueName(r));
    if (guess == Elements.H && r.mass > LARGEST_HYDROGEN) {
      guess = Elements.UNKNOWN;
    }
    if (guess == Elements.UNKNOWN) {
      return ofMass(r.mass, MASS_NEAR_ELEMENT);
    }
    if (shifted || isBiopolymer(residueName(r))) {
      return guess;
    }
    int byMass = ofMass(r.mass, MASS_OF_ELEMENT);
    boolean differs = Math.abs(r.mass - Elements.mass(guess)) > ANOTHER_ELEMENT;
    return byMass != Elements.UNKNOWN && differs ? byMass : guess;
  }

  private static boolean isBiopolymer(String residue) {
    return ResidueNames.isAminoAcid(residue)
        || ResidueNames.isPeptideCap(residue)
        || ResidueNames.isNucleotide(residue)
        || ResidueNames.isWater(residue);
  }

  private static int ofMass(double mass, double tolerance) {
    int best = Elements.UNKNOWN;
    double least = tolerance;
    for (int z = 1; z <= Elements.maxAtomicNumber(); z++) {
      double d = Math.abs(mass - Elements.mass(z));
      if (d <= least) {
        least = d;
        best = z;
      }
    }
    return best;
  }
}
