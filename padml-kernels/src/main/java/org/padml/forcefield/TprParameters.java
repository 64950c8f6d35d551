package org.padml.forcefield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.tpr.FunctionTable;
import org.padml.formats.tpr.Interaction;
import org.padml.formats.tpr.TprFormat;
import org.padml.formats.tpr.TprMolecule;
import org.padml.formats.tpr.TprMolecule.Atoms;
import org.padml.formats.tpr.TprSystem;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Parameters of a GROMACS run-input file, of its A state: the table of Lennard-Jones functions as
 * it stands, exclusions, and pairs. A pair of LJ14 has the file's Coulomb factor; the others bring
 * charges of their own.
 */
final class TprParameters {
  private static final int LENNARD_JONES_POWER = 12;
  private static final String STATE_A =
      ": a molecule type of two states, parameters are those of A";

  private final String path;
  private final FunctionTable functions;

  private TprParameters(String path, FunctionTable functions) {
    this.path = path;
    this.functions = functions;
  }

  /** For the atoms of a topology that is not necessarily the file's own. */
  static NonbondedParameters of(TprSystem system, String path, Topology topology)
      throws FormatException {
    return new TprParameters(path, system.functions()).build(system, topology);
  }

  private NonbondedParameters build(TprSystem system, Topology topology) throws FormatException {
    requireLennardJones(system);
    Topology own = TprFormat.topology(system);
    List<String> notes = new ArrayList<>(AtomMatch.require(topology, own, path));
    double[] charge = Charges.of(own);
    notes.addAll(Charges.notes(own, charge));
    int nTypes = functions.nTypes();
    double[] c6 = new double[nTypes * nTypes];
    double[] c12 = new double[nTypes * nTypes];
    for (int f = 0; f < c6.length; f++) {
      c6[f] = finite(f, 0);
      c12[f] = finite(f, 1);
    }
    int[] type = types(system, own.nAtoms());
    PairExceptions pairs = new PairExceptions(charge, type, nTypes, c6, c12);
    addPairs(pairs, system, charge);
    system.blocks().stream()
        .map(TprSystem.Block::molecule)
        .distinct()
        .filter(TprMolecule::isPerturbed)
        .forEach(m -> notes.add(m.name() + STATE_A));
    return new NonbondedParameters(
        path, charge, type, typeNames(system), c6, c12, pairs.build(), null, null, notes);
  }

  private void addPairs(PairExceptions pairs, TprSystem system, double[] charge)
      throws FormatException {
    int first = 0;
    for (TprSystem.Block b : system.blocks()) {
      TprMolecule m = b.molecule();
      for (int copy = 0; copy < b.count() && m.nAtoms() > 0; copy++, first += m.nAtoms()) {
        exclude(pairs, m, first);
        for (Interaction kind : Interaction.pairs()) {
          addPairs(pairs, kind, m.interactions(kind), charge, first);
        }
      }
    }
    for (Interaction kind : Interaction.pairs()) {
      int[] list = system.betweenMolecules().getOrDefault(kind, new int[0]);
      addPairs(pairs, kind, list, charge, 0);
    }
  }

  private void requireLennardJones(TprSystem system) throws FormatException {
    if (functions.repulsionPower() != LENNARD_JONES_POWER) {
      throw unsupported(
          "repulsion: expected the power 12 of Lennard-Jones, found " + functions.repulsionPower());
    }
    int nTypes = functions.nTypes();
    for (int f = 0; f < nTypes * nTypes; f++) {
      if (functions.kind(f) != Interaction.LJ) {
        throw unsupported(
            "van der Waals functions: expected Lennard-Jones, found " + functions.kind(f));
      }
    }
    if (system.nExcludedGroup() > 0) {
      throw unsupported(
          "exclusions: expected those of molecule types, found a group of "
              + system.nExcludedGroup()
              + " atoms of a quantum-mechanical part");
    }
  }

  private FormatException unsupported(String what) {
    return new FormatException(Kind.NOT_RECOGNISED, path, -1, -1, what);
  }

  private double finite(int function, int parameter) throws FormatException {
    double v = functions.parameter(function, parameter);
    if (!Double.isFinite(v)) {
      throw new FormatException(
          Kind.CORRUPT,
          path,
          -1,
          -1,
          functions.kind(function) + " parameters: expected finite numbers, found " + v);
    }
    return v;
  }

  private static int[] types(TprSystem system, int nAtoms) {
    int[] type = new int[nAtoms];
    int n = 0;
    for (TprSystem.Block b : system.blocks()) {
      int[] of = b.molecule().atoms().type();
      for (int copy = 0; copy < b.count() && of.length > 0; copy++, n += of.length) {
        System.arraycopy(of, 0, type, n, of.length);
      }
    }
    return type;
  }

  /** The first atom type of each row of the table, which joins types with the same functions. */
  private List<String> typeNames(TprSystem system) {
    String[] names = new String[functions.nTypes()];
    Arrays.setAll(names, t -> "type " + t);
    boolean[] isNamed = new boolean[names.length];
    for (TprSystem.Block b : system.blocks()) {
      Atoms atoms = b.molecule().atoms();
      for (int a = 0; a < atoms.type().length; a++) {
        int t = atoms.type()[a];
        if (!isNamed[t]) {
          names[t] = atoms.typeName()[a];
          isNamed[t] = true;
        }
      }
    }
    return List.of(names);
  }

  private static void exclude(PairExceptions pairs, TprMolecule m, int first) {
    for (int i = 0; i < m.nAtoms(); i++) {
      for (int j : m.exclusions().get(i)) {
        if (i != j) {
          pairs.exclude(first + i, first + j);
        }
      }
    }
  }

  private void addPairs(
      PairExceptions pairs, Interaction kind, int[] list, double[] charge, int first)
      throws FormatException {
    for (int k = 0; k < list.length; k += 3) {
      int f = list[k];
      int i = first + list[k + 1];
      int j = first + list[k + 2];
      switch (kind) {
        case LJ14 ->
            pairs.add(
                i, j, functions.fudgeQq() * charge[i] * charge[j], finite(f, 0), finite(f, 1));
        case LJC14_Q ->
            pairs.add(i, j, finite(f, 0) * finite(f, 1) * finite(f, 2), finite(f, 3), finite(f, 4));
        default -> pairs.add(i, j, finite(f, 0) * finite(f, 1), finite(f, 2), finite(f, 3));
      }
    }
  }
}
