package org.padml.formats.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.formats.top.TopNonbonded.Defaults;
import org.padml.formats.top.TopNonbonded.Pair;
import org.padml.formats.top.TopNonbonded.PairKind;
import org.padml.formats.top.TopNonbonded.TypePair;
import org.padml.model.Topology;

/** Rows that a topology does without and non-bonded parameters need. */
final class NonbondedRows {
  private Defaults defaults = Defaults.NONE;
  private final List<TypePair> nonbondParams = new ArrayList<>();
  private final List<TypePair> pairTypes = new ArrayList<>();
  private final Map<String, double[]> gbTypes = new HashMap<>();
  private final Map<MoleculeType, OfMolecule> ofMolecules = new HashMap<>();
  private final OfMolecule between = new OfMolecule(0);

  /** Pairs and exclusions of one molecule type, or between molecules. */
  private static final class OfMolecule {
    final int exclusionBonds;
    final List<int[]> exclusions = new ArrayList<>();
    final List<Pair> pairs = new ArrayList<>();

    OfMolecule(int exclusionBonds) {
      this.exclusionBonds = exclusionBonds;
    }
  }

  /** A row of {@code [ moleculetype ]}: name nrexcl. */
  void start(MoleculeType molecule, String[] w, TextLines lines) throws FormatException {
    require(w, 2, "molecule type", lines);
    int bonds = lines.integer(w[1], "exclusions of molecule type " + w[0]);
    if (bonds < 0) {
      throw lines.fault(
          Kind.CORRUPT,
          "exclusions of molecule type " + w[0] + ": expected 0 bonds or more, found " + bonds);
    }
    ofMolecules.put(molecule, new OfMolecule(bonds));
  }

  /** Any other row; those of no concern are passed over. */
  void take(String directive, String[] w, TextLines lines, @Nullable MoleculeType molecule)
      throws FormatException {
    switch (directive) {
      case "defaults" -> defaults = defaults(w, lines);
      case "nonbond_params" -> nonbondParams.add(typePair(directive, w, lines));
      case "pairtypes" -> pairTypes.add(typePair(directive, w, lines));
      case "implicit_genborn_params" -> {
        require(w, 6, directive, lines);
        gbTypes.put(
            w[0], new double[] {lines.number(w[4], "radius"), lines.number(w[5], "screening")});
      }
      case "pairs", "pairs_nb" -> of(molecule).pairs.add(pair(directive, w, lines, molecule));
      case "exclusions" -> {
        int first = atom(w, 0, lines, molecule);
        for (int k = 1; k < w.length; k++) {
          of(molecule).exclusions.add(new int[] {first, atom(w, k, lines, molecule)});
        }
      }
      default -> {}
    }
  }

  private OfMolecule of(@Nullable MoleculeType molecule) {
    return molecule == null ? between : ofMolecules.getOrDefault(molecule, between);
  }

  private static Defaults defaults(String[] w, TextLines lines) throws FormatException {
    require(w, 2, "defaults", lines);
    int function = lines.integer(w[0], "function of defaults");
    int rule = lines.integer(w[1], "combination rule");
    if (function != 1 || rule < 1 || rule > 3) {
      throw lines.fault(
          Kind.NOT_RECOGNISED,
          "defaults: expected function 1 (Lennard-Jones) and combination rule 1 to 3, found "
              + function
              + " and "
              + rule);
    }
    return new Defaults(
        rule,
        w.length > 2 && w[2].equalsIgnoreCase("yes"),
        w.length > 3 ? lines.number(w[3], "fudgeLJ") : 1,
        w.length > 4 ? lines.number(w[4], "fudgeQQ") : 1);
  }

  private static TypePair typePair(String directive, String[] w, TextLines lines)
      throws FormatException {
    require(w, 5, directive, lines);
    int function = lines.integer(w[2], "function of " + directive);
    if (function != 1) {
      throw lines.fault(
          Kind.NOT_RECOGNISED,
          directive + " of " + w[0] + " and " + w[1] + ": expected function 1, found " + function);
    }
    return new TypePair(w[0], w[1], lines.number(w[3], directive), lines.number(w[4], directive));
  }

  private static Pair pair(
      String directive, String[] w, TextLines lines, @Nullable MoleculeType molecule)
      throws FormatException {
    int first = atom(w, 0, lines, molecule);
    int second = atom(w, 1, lines, molecule);
    require(w, 3, directive, lines);
    int function = lines.integer(w[2], "function of " + directive);
    PairKind kind = kind(directive, function, w.length, lines);
    int wanted =
        switch (kind) {
          case OF_TYPES -> 0;
          case OF_ATOMS -> 2;
          case SCALED_CHARGES -> 5;
          case OWN_CHARGES -> 4;
        };
    require(w, 3 + wanted, directive, lines);
    List<Double> values = new ArrayList<>();
    for (int k = 3; k < 3 + wanted; k++) {
      values.add(lines.number(w[k], directive));
    }
    if (first == second) {
      throw lines.fault(
          Kind.CORRUPT, directive + ": expected two different atoms, found one twice");
    }
    return new Pair(first, second, kind, List.copyOf(values));
  }

  private static PairKind kind(String directive, int function, int nWords, TextLines lines)
      throws FormatException {
    if (directive.equals("pairs_nb") && function == 1) {
      return PairKind.OWN_CHARGES;
    }
    if (directive.equals("pairs") && function == 1) {
      return nWords > 3 ? PairKind.OF_ATOMS : PairKind.OF_TYPES;
    }
    if (directive.equals("pairs") && function == 2) {
      return PairKind.SCALED_CHARGES;
    }
    throw lines.fault(
        Kind.NOT_RECOGNISED, directive + ": expected function 1 or 2, found " + function);
  }

  private static int atom(String[] w, int k, TextLines lines, @Nullable MoleculeType molecule)
      throws FormatException {
    require(w, k + 1, "row", lines);
    int number = lines.integer(w[k], "atom number");
    int most = molecule == null ? Integer.MAX_VALUE : molecule.nAtoms();
    if (number < 1 || number > most) {
      throw lines.fault(Kind.CORRUPT, "atom number: expected 1 to " + most + ", found " + number);
    }
    return number - 1;
  }

  private static void require(String[] w, int count, String what, TextLines lines)
      throws FormatException {
    if (w.length < count) {
      throw lines.fault(
          Kind.CORRUPT, what + ": expected " + count + " fields, found " + Arrays.asList(w));
    }
  }

  /** All of it. */
  TopNonbonded build(
      Topology topology,
      Map<String, AtomType> atomTypes,
      List<MoleculeType> types,
      List<Integer> counts) {
    List<TopNonbonded.Molecule> molecules = new ArrayList<>();
    for (int k = 0; k < types.size(); k++) {
      MoleculeType m = types.get(k);
      OfMolecule of = of(m);
      molecules.add(
          new TopNonbonded.Molecule(
              m.name(),
              m.topology(),
              m.types(),
              of.exclusionBonds,
              of.exclusions,
              of.pairs,
              counts.get(k)));
    }
    return new TopNonbonded(
        topology, defaults, atomTypes, nonbondParams, pairTypes, gbTypes, molecules, between.pairs);
  }
}
