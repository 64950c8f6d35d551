package org.padml.forcefield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.top.AtomType;
import org.padml.formats.top.TopNonbonded;
import org.padml.formats.top.TopNonbonded.Molecule;
import org.padml.formats.top.TopNonbonded.Pair;
import org.padml.formats.top.TopNonbonded.TypePair;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Parameters of a GROMACS topology, as grompp makes them: the combination rule, overruled by {@code
 * [ nonbond_params ]}; exclusions by bonds and by rows; pairs with their own numbers, those of
 * {@code [ pairtypes ]}, or fudgeLJ times the ordinary ones.
 */
final class TopParameters {
  private final TopNonbonded file;
  private final String path;
  private final Map<String, Integer> types = new LinkedHashMap<>();
  private final List<AtomType> typeRows = new ArrayList<>();
  private final Map<Long, TypePair> pairTypes = new HashMap<>();

  private TopParameters(TopNonbonded file, String path) {
    this.file = file;
    this.path = path;
  }

  /** For the atoms of a topology that is not necessarily the file's own. */
  static NonbondedParameters of(TopNonbonded file, String path, Topology topology)
      throws FormatException {
    List<String> notes = AtomMatch.require(topology, file.topology(), path);
    return new TopParameters(file, path).build(notes);
  }

  private NonbondedParameters build(List<String> atomNotes) throws FormatException {
    if (file.defaults().rule() == 0) {
      throw fault("[ defaults ]: expected one with the combination rule, found none");
    }
    Topology t = file.topology();
    List<String> notes = new ArrayList<>(atomNotes);
    double[] charge = Charges.of(t);
    notes.addAll(Charges.notes(t, charge));
    int[] type = types(t.nAtoms());
    PairTable table = table();
    for (TypePair p : file.pairTypes()) {
      Integer i = types.get(p.first());
      Integer j = types.get(p.second());
      if (i != null && j != null) {
        pairTypes.put(key(i, j), p);
      }
    }
    PairExceptions exceptions =
        new PairExceptions(charge, type, table.nTypes(), table.c6(), table.c12());
    int first = 0;
    for (Molecule m : file.molecules()) {
      List<int[]> excluded = excluded(m);
      for (int copy = 0; copy < m.count(); copy++) {
        for (int[] pair : excluded) {
          exceptions.exclude(first + pair[0], first + pair[1]);
        }
        for (Pair p : m.pairs()) {
          add(exceptions, p, first, charge, type, table);
        }
        first += m.topology().nAtoms();
      }
    }
    for (Pair p : file.between()) {
      if (Math.max(p.first(), p.second()) >= t.nAtoms()) {
        throw fault(
            "intermolecular pair: expected atoms up to "
                + t.nAtoms()
                + ", found "
                + (Math.max(p.first(), p.second()) + 1));
      }
      add(exceptions, p, 0, charge, type, table);
    }
    return new NonbondedParameters(
        path,
        charge,
        type,
        List.copyOf(types.keySet()),
        table.c6(),
        table.c12(),
        exceptions.build(),
        gb(type, 0),
        gb(type, 1),
        notes);
  }

  private int[] types(int nAtoms) throws FormatException {
    int[] type = new int[nAtoms];
    int n = 0;
    for (Molecule m : file.molecules()) {
      int[] one = new int[m.types().size()];
      for (int a = 0; a < one.length && m.count() > 0; a++) {
        String name = m.types().get(a);
        Integer known = types.get(name);
        if (known == null) {
          AtomType row = file.atomTypes().get(name);
          if (row == null || Double.isNaN(row.v())) {
            throw fault(
                "atom type "
                    + name
                    + " of atom "
                    + (a + 1)
                    + " of molecule type "
                    + m.name()
                    + ": expected it in [ atomtypes ] with its parameters, found "
                    + (row == null ? "none" : "none for it"));
          }
          requirePositive(row);
          known = types.size();
          types.put(name, known);
          typeRows.add(row);
        }
        one[a] = known;
      }
      for (int copy = 0; copy < m.count(); copy++, n += one.length) {
        System.arraycopy(one, 0, type, n, one.length);
      }
    }
    return type;
  }

  /** Means of negative numbers are none; only sigma may have a sign. */
  private void requirePositive(AtomType row) throws FormatException {
    if (row.w() < 0 || (file.defaults().rule() == 1 && row.v() < 0)) {
      throw fault(
          "atom type "
              + row.name()
              + ": expected parameters of 0 or more, found "
              + row.v()
              + " and "
              + row.w());
    }
  }

  private PairTable table() {
    int n = typeRows.size();
    PairTable table = new PairTable(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        combine(table, i, j);
      }
    }
    for (TypePair p : file.nonbondParams()) {
      Integer i = types.get(p.first());
      Integer j = types.get(p.second());
      if (i != null && j != null) {
        table.set(i, j, c6(p.v(), p.w()), c12(p.v(), p.w()));
      }
    }
    return table;
  }

  /** Rule 1 and 3 take geometric means; rule 2 the arithmetic one of sigma. */
  private void combine(PairTable table, int i, int j) {
    AtomType a = typeRows.get(i);
    AtomType b = typeRows.get(j);
    double w = Math.sqrt(a.w() * b.w());
    double v =
        file.defaults().rule() == 2
            ? (Math.abs(a.v()) + Math.abs(b.v())) / 2
            : Math.sqrt(Math.abs(a.v() * b.v()));
    boolean isRepulsive = a.v() < 0 || b.v() < 0;
    table.set(i, j, c6(isRepulsive ? -v : v, w), c12(v, w));
  }

  /** A negative sigma says that there is no attraction. */
  private double c6(double v, double w) {
    if (file.defaults().rule() == 1) {
      return v;
    }
    return v < 0 ? 0 : 4 * w * Math.pow(v, 6);
  }

  private double c12(double v, double w) {
    return file.defaults().rule() == 1 ? w : 4 * w * Math.pow(v, 12);
  }

  private static long key(int i, int j) {
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }

  private static List<int[]> excluded(Molecule m) {
    List<int[]> pairs = new ArrayList<>(m.exclusions());
    boolean[] all = new boolean[m.topology().nAtoms()];
    Arrays.fill(all, true);
    if (m.exclusionBonds() > 0) {
      BondedPairs.visit(
          new Neighbors(m.topology()),
          all,
          m.exclusionBonds(),
          (i, j, nBonds) -> pairs.add(new int[] {i, j}));
    }
    pairs.removeIf(p -> p[0] == p[1]);
    return pairs;
  }

  private void add(
      PairExceptions exceptions, Pair p, int first, double[] charge, int[] type, PairTable table)
      throws FormatException {
    int i = first + p.first();
    int j = first + p.second();
    List<Double> x = p.values();
    double fudge = file.defaults().fudgeQq();
    switch (p.kind()) {
      case OF_TYPES -> addOfTypes(exceptions, i, j, fudge * charge[i] * charge[j], type, table);
      case OF_ATOMS ->
          exceptions.add(
              i, j, fudge * charge[i] * charge[j], c6(x.get(0), x.get(1)), c12(x.get(0), x.get(1)));
      case SCALED_CHARGES ->
          exceptions.add(
              i,
              j,
              x.get(0) * x.get(1) * x.get(2),
              c6(x.get(3), x.get(4)),
              c12(x.get(3), x.get(4)));
      case OWN_CHARGES ->
          exceptions.add(
              i, j, x.get(0) * x.get(1), c6(x.get(2), x.get(3)), c12(x.get(2), x.get(3)));
    }
  }

  private void addOfTypes(
      PairExceptions exceptions, int i, int j, double product, int[] type, PairTable table)
      throws FormatException {
    TypePair stated = pairTypes.get(key(type[i], type[j]));
    if (stated != null) {
      exceptions.add(i, j, product, c6(stated.v(), stated.w()), c12(stated.v(), stated.w()));
      return;
    }
    if (!file.defaults().generatesPairs()) {
      throw fault(
          "pair of atoms "
              + (i + 1)
              + " and "
              + (j + 1)
              + ": expected types "
              + typeRows.get(type[i]).name()
              + " and "
              + typeRows.get(type[j]).name()
              + " in [ pairtypes ], as gen-pairs is no, found none");
    }
    double scale = file.defaults().fudgeLj();
    exceptions.add(
        i, j, product, table.c6(type[i], type[j]) * scale, table.c12(type[i], type[j]) * scale);
  }

  /** Radii or screening factors by type, when all types in use have some. */
  private double @Nullable [] gb(int[] type, int column) {
    double[] byType = new double[typeRows.size()];
    for (int t = 0; t < byType.length; t++) {
      double[] row = file.gbTypes().get(typeRows.get(t).name());
      if (row == null) {
        return null;
      }
      byType[t] = row[column];
    }
    return Arrays.stream(type).mapToDouble(t -> byType[t]).toArray();
  }

  private FormatException fault(String what) {
    return new FormatException(Kind.CORRUPT, path, -1, -1, what);
  }
}
