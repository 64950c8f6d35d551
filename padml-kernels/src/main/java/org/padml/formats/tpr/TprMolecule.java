package org.padml.formats.tpr;

import java.util.List;
import java.util.Map;

/**
 * One molecule type. Arrays are live and must not be changed.
 *
 * @param name such as {@code Protein_chain_A}
 * @param atoms what is stored of each atom
 * @param residues in file order
 * @param interactions by kind: the function's number, then the atoms, again and again
 * @param exclusions for each atom those whose van der Waals and Coulomb interactions with it are
 *     left out, itself mostly among them
 * @param isPerturbed whether an atom has another charge or type in the B state
 */
public record TprMolecule(
    String name,
    Atoms atoms,
    List<Residue> residues,
    Map<Interaction, int[]> interactions,
    List<int[]> exclusions,
    boolean isPerturbed) {

  private static final int[] NONE = {};

  /** Number of atoms. */
  public int nAtoms() {
    return atoms.name.length;
  }

  /** Interactions of a kind; empty when there is none. */
  public int[] interactions(Interaction kind) {
    return interactions.getOrDefault(kind, NONE);
  }

  /** What an atom is for the run. */
  public enum Particle {
    /** An atom. */
    ATOM,
    /** A nucleus, treated as an atom. */
    NUCLEUS,
    /** A shell or Drude particle. */
    SHELL,
    /** A site on a bond. */
    BOND,
    /** A virtual site. */
    VIRTUAL_SITE
  }

  /**
   * Atoms, each array [nAtoms].
   *
   * @param type van der Waals type, below {@link FunctionTable#nTypes}
   * @param typeName name of the atom type
   * @param mass u
   * @param charge e, of the A state
   * @param residue index
   * @param atomicNumber -1 when not known
   */
  public record Atoms(
      String[] name,
      int[] type,
      String[] typeName,
      double[] mass,
      double[] charge,
      Particle[] particle,
      int[] residue,
      int[] atomicNumber) {}

  /** A residue: name, number and insertion code ("" for none). */
  public record Residue(String name, int number, String insertionCode) {}
}
