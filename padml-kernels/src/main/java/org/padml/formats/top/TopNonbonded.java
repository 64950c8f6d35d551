package org.padml.formats.top;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/**
 * What a GROMACS topology says of atoms that are not bonded, as its rows state it: types before
 * combination, pairs and exclusions by molecule type. Atoms of molecules count from 0.
 *
 * <p>Units: e, nm, kJ/mol. V and W are C6 and C12 under combination rule 1, else sigma and epsilon.
 *
 * @param topology the whole system; its charges are those of the file
 * @param atomTypes by name, in the order of the file
 * @param nonbondParams rows of {@code [ nonbond_params ]}
 * @param pairTypes rows of {@code [ pairtypes ]}
 * @param gbTypes radius (nm) and screening factor by name of type, of {@code [
 *     implicit_genborn_params ]}
 * @param molecules rows of {@code [ molecules ]}
 * @param between pairs of {@code [ intermolecular_interactions ]}, atoms of the system
 */
public record TopNonbonded(
    Topology topology,
    Defaults defaults,
    Map<String, AtomType> atomTypes,
    List<TypePair> nonbondParams,
    List<TypePair> pairTypes,
    Map<String, double[]> gbTypes,
    List<Molecule> molecules,
    List<Pair> between) {

  /**
   * The row of {@code [ defaults ]}; what it leaves out is no and 1. Rule 0 where there is no row.
   *
   * @param rule 1 to 3
   */
  public record Defaults(int rule, boolean generatesPairs, double fudgeLj, double fudgeQq) {
    /** Of a file without the row. */
    static final Defaults NONE = new Defaults(0, false, 1, 1);
  }

  /** Two types and their V and W. */
  public record TypePair(String first, String second, double v, double w) {}

  /** What the numbers of a pair are. */
  public enum PairKind {
    /** None: those of the pair of types, charges times fudgeQQ. */
    OF_TYPES,
    /** V and W; charges times fudgeQQ. */
    OF_ATOMS,
    /** A factor, two charges, V and W. */
    SCALED_CHARGES,
    /** Two charges, V and W. */
    OWN_CHARGES
  }

  /** An interaction of two atoms beside or instead of the ordinary one. */
  public record Pair(int first, int second, PairKind kind, List<Double> values) {}

  /**
   * Some copies of a molecule type.
   *
   * @param topology one copy
   * @param types names of the atoms' types
   * @param exclusionBonds pairs up to so many bonds apart are excluded
   * @param exclusions further excluded pairs
   */
  public record Molecule(
      String name,
      Topology topology,
      List<String> types,
      int exclusionBonds,
      List<int[]> exclusions,
      List<Pair> pairs,
      int count) {}

  /**
   * Reads a topology and the files that it includes.
   *
   * @throws org.padml.formats.FormatException if it is malformed
   */
  public static TopNonbonded read(SeekableSource source, SourceOpener siblings) throws IOException {
    Preprocessor text = new Preprocessor(source, siblings, TopFormat.libraryFolders());
    try {
      NonbondedRows rows = new NonbondedRows();
      TopReader reader = new TopReader(text, rows);
      Topology topology = reader.read();
      return reader.nonbonded(topology, rows);
    } finally {
      text.close();
    }
  }
}
