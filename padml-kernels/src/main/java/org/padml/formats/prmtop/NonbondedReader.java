package org.padml.formats.prmtop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.prmtop.PrmtopNonbonded.Pairs14;
import org.padml.model.Topology;
import org.padml.units.Units;

/** Makes non-bonded parameters of the sections that hold them. */
final class NonbondedReader {
  /** Not needed; but a file that ends within one is cut, and its radii are lost. */
  private static final List<String> OF_ATOMS = List.of("JOIN_ARRAY", "IROTAT");

  /** What a topology and its non-bonded parameters need. */
  static final Set<String> WANTED = wanted();

  /** Scaling of 1-4 pairs in files that do not state one: 1.2 for charges, 2 for Lennard-Jones. */
  private static final double DEFAULT_SCEE = 1.2;

  private static final double DEFAULT_SCNB = 2.0;

  private static final double C6_UNIT = Units.KJ_PER_KCAL * Units.NM6_PER_ANGSTROM6;
  private static final double C12_UNIT = Units.KJ_PER_KCAL * Units.NM12_PER_ANGSTROM12;

  private final PrmtopSections sections;
  private final String path;
  private final int[] pointers;
  private final int nAtoms;
  private final int nTypes;
  private final List<String> notes = new ArrayList<>();

  NonbondedReader(PrmtopSections sections) throws FormatException {
    this.sections = sections;
    this.path = sections.path();
    this.pointers = sections.pointers();
    this.nAtoms = sections.positive(pointers[PrmtopSections.NATOM], "atoms");
    this.nTypes = sections.positive(pointers[PrmtopSections.NTYPES], "Lennard-Jones types");
  }

  private static Set<String> wanted() {
    Set<String> flags = new HashSet<>(PrmtopReader.WANTED);
    flags.addAll(
        List.of(
            "ATOM_TYPE_INDEX",
            "AMBER_ATOM_TYPE",
            "NONBONDED_PARM_INDEX",
            "LENNARD_JONES_ACOEF",
            "LENNARD_JONES_BCOEF",
            "LENNARD_JONES_CCOEF",
            "LENNARD_JONES_14_ACOEF",
            "LENNARD_JONES_14_BCOEF",
            "HBOND_ACOEF",
            "HBOND_BCOEF",
            "NUMBER_EXCLUDED_ATOMS",
            "EXCLUDED_ATOMS_LIST",
            "DIHEDRALS_INC_HYDROGEN",
            "DIHEDRALS_WITHOUT_HYDROGEN",
            "SCEE_SCALE_FACTOR",
            "SCNB_SCALE_FACTOR",
            "RADII",
            "SCREEN"));
    flags.addAll(OF_ATOMS);
    return Set.copyOf(flags);
  }

  PrmtopNonbonded read() throws FormatException {
    Topology topology = new PrmtopReader(sections).read();
    for (String flag : OF_ATOMS) {
      Section s = sections.optional(flag);
      if (s != null && s.size() > 0) {
        s.integers(nAtoms, path);
      }
    }
    int[] type = types();
    int[] index = sections.section("NONBONDED_PARM_INDEX").integers((long) nTypes * nTypes, path);
    List<String> names = typeNames(type);
    noteTenTwelve(index, names);
    noteCoefficientsOfFourth();
    double[] c12 = table("LENNARD_JONES_ACOEF", index, C12_UNIT);
    double[] c6 = table("LENNARD_JONES_BCOEF", index, C6_UNIT);
    boolean isOwn14 = sections.optional("LENNARD_JONES_14_ACOEF") != null;
    double[] c12Of14 = isOwn14 ? table("LENNARD_JONES_14_ACOEF", index, C12_UNIT) : c12;
    double[] c6Of14 = isOwn14 ? table("LENNARD_JONES_14_BCOEF", index, C6_UNIT) : c6;
    int[][] excluded = excluded();
    double[] radius = numbers("RADII", nAtoms);
    if (radius != null) {
      radius = Arrays.stream(radius).map(r -> r * Units.NM_PER_ANGSTROM).toArray();
    }
    return new PrmtopNonbonded(
        topology,
        type,
        names,
        c6,
        c12,
        c6Of14,
        c12Of14,
        excluded[0],
        excluded[1],
        pairs14(),
        radius,
        numbers("SCREEN", nAtoms),
        List.copyOf(notes));
  }

  private double @Nullable [] numbers(String flag, int count) throws FormatException {
    Section s = sections.optional(flag);
    return s == null || s.size() == 0 ? null : Arrays.copyOf(s.numbers(count, path), count);
  }

  private int[] types() throws FormatException {
    int[] stored = sections.section("ATOM_TYPE_INDEX").integers(nAtoms, path);
    int[] type = new int[nAtoms];
    for (int a = 0; a < nAtoms; a++) {
      type[a] = stored[a] - 1;
      if (type[a] < 0 || type[a] >= nTypes) {
        throw sections.fault(
            Kind.CORRUPT,
            "flag ATOM_TYPE_INDEX: atom "
                + (a + 1)
                + ": expected 1 to "
                + nTypes
                + ", found "
                + stored[a]);
      }
    }
    return type;
  }

  private List<String> typeNames(int[] type) throws FormatException {
    Section s = sections.optional("AMBER_ATOM_TYPE");
    List<String> ofAtoms = s == null ? List.of() : s.words(nAtoms, path);
    String[] names = new String[nTypes];
    for (int a = nAtoms - 1; a >= 0 && !ofAtoms.isEmpty(); a--) {
      names[type[a]] = ofAtoms.get(a);
    }
    for (int t = 0; t < nTypes; t++) {
      names[t] = names[t] == null ? String.valueOf(t + 1) : names[t];
    }
    return List.of(names);
  }

  /** Coefficients by pair of types; pairs with a 10-12 term have none. */
  private double[] table(String flag, int[] index, double unit) throws FormatException {
    int count = nTypes * (nTypes + 1) / 2;
    double[] stored = sections.section(flag).numbers(count, path);
    double[] table = new double[nTypes * nTypes];
    for (int k = 0; k < table.length; k++) {
      if (index[k] == 0 || index[k] > count) {
        throw sections.fault(
            Kind.CORRUPT,
            "flag NONBONDED_PARM_INDEX: expected 1 to "
                + count
                + " or less than 0, found "
                + index[k]);
      }
      table[k] = index[k] > 0 ? stored[index[k] - 1] * unit : 0;
    }
    return table;
  }

  private void noteTenTwelve(int[] index, List<String> names) throws FormatException {
    int nPairs = pointers[PrmtopSections.NPHB];
    double[] a = numbers("HBOND_ACOEF", nPairs);
    double[] b = numbers("HBOND_BCOEF", nPairs);
    if (a == null || b == null) {
      return;
    }
    for (int k = 0; k < nTypes * nTypes; k++) {
      int i = k / nTypes;
      int j = k % nTypes;
      int at = -index[k] - 1;
      boolean isThere = i <= j && at >= 0 && at < nPairs;
      if (isThere && (a[at] != 0 || b[at] != 0)) {
        notes.add(
            "the 10-12 term between types "
                + names.get(i)
                + " and "
                + names.get(j)
                + " (HBOND_ACOEF) is left out");
      }
    }
  }

  private void noteCoefficientsOfFourth() throws FormatException {
    double[] c4 = numbers("LENNARD_JONES_CCOEF", nTypes * (nTypes + 1) / 2);
    if (c4 != null && Arrays.stream(c4).anyMatch(c -> c != 0)) {
      notes.add("the r^-4 terms of its 12-6-4 potential (LENNARD_JONES_CCOEF) are left out");
    }
  }

  /** Each atom lists larger ones; a lone 0 stands for none. */
  private int[][] excluded() throws FormatException {
    int[] counts = sections.section("NUMBER_EXCLUDED_ATOMS").integers(nAtoms, path);
    int total = pointers[PrmtopSections.NNB];
    int[] list = sections.section("EXCLUDED_ATOMS_LIST").integers(total, path);
    int[] first = new int[total];
    int[] second = new int[total];
    int n = 0;
    int at = 0;
    for (int a = 0; a < nAtoms; a++) {
      if (counts[a] < 0 || counts[a] > total - at) {
        throw sections.fault(
            Kind.CORRUPT,
            "flag NUMBER_EXCLUDED_ATOMS: atom "
                + (a + 1)
                + ": expected 0 to "
                + (total - at)
                + ", found "
                + counts[a]);
      }
      for (int k = 0; k < counts[a]; k++, at++) {
        int other = list[at] - 1;
        if (other >= nAtoms || other < -1 || other == a) {
          throw sections.fault(
              Kind.CORRUPT,
              "flag EXCLUDED_ATOMS_LIST: of atom "
                  + (a + 1)
                  + ": expected another atom up to "
                  + nAtoms
                  + ", found "
                  + list[at]);
        }
        if (other >= 0) {
          first[n] = a;
          second[n++] = other;
        }
      }
    }
    return new int[][] {Arrays.copyOf(first, n), Arrays.copyOf(second, n)};
  }

  /**
   * Torsions come as four coordinate offsets (three times the atom index) and a parameter index; a
   * negative third or fourth says that the ends do not count.
   */
  private Pairs14 pairs14() throws FormatException {
    int nHydrogen = pointers[PrmtopSections.NPHIH];
    int nPlain = pointers[PrmtopSections.MPHIA];
    int[][] torsions = {
      sections.section("DIHEDRALS_INC_HYDROGEN").integers(5L * nHydrogen, path),
      sections.section("DIHEDRALS_WITHOUT_HYDROGEN").integers(5L * nPlain, path)
    };
    int nTorsions = nHydrogen + nPlain;
    int nKinds = pointers[PrmtopSections.NPTRA];
    double[] scee = numbers("SCEE_SCALE_FACTOR", nKinds);
    double[] scnb = numbers("SCNB_SCALE_FACTOR", nKinds);
    Pairs14 all =
        new Pairs14(
            new int[nTorsions], new int[nTorsions], new double[nTorsions], new double[nTorsions]);
    int n = 0;
    for (int part = 0; part < torsions.length; part++) {
      int[] v = torsions[part];
      for (int k = 0; k < (part == 0 ? nHydrogen : nPlain); k++) {
        if (v[5 * k + 2] < 0 || v[5 * k + 3] < 0) {
          continue;
        }
        int kind = v[5 * k + 4] - 1;
        requireTorsion(part, k, v, kind, nKinds);
        all.first()[n] = v[5 * k] / 3;
        all.second()[n] = v[5 * k + 3] / 3;
        all.chargeScale()[n] = inverse(scee == null ? DEFAULT_SCEE : scee[kind]);
        all.ljScale()[n++] = inverse(scnb == null ? DEFAULT_SCNB : scnb[kind]);
      }
    }
    return new Pairs14(
        Arrays.copyOf(all.first(), n),
        Arrays.copyOf(all.second(), n),
        Arrays.copyOf(all.chargeScale(), n),
        Arrays.copyOf(all.ljScale(), n));
  }

  /** A divisor of 0 says that the pair has no such interaction. */
  private static double inverse(double divisor) {
    return divisor == 0 ? 0 : 1 / divisor;
  }

  private void requireTorsion(int part, int k, int[] v, int kind, int nKinds)
      throws FormatException {
    int i = v[5 * k];
    int l = v[5 * k + 3];
    boolean isPair = i >= 0 && i / 3 < nAtoms && l / 3 < nAtoms && i % 3 == 0 && l % 3 == 0;
    if (!isPair || i == l || kind < 0 || kind >= nKinds) {
      throw sections.fault(
          Kind.CORRUPT,
          "flag "
              + (part == 0 ? "DIHEDRALS_INC_HYDROGEN" : "DIHEDRALS_WITHOUT_HYDROGEN")
              + ": torsion "
              + (k + 1)
              + ": expected two different ends up to "
              + 3L * (nAtoms - 1)
              + " and a kind from 1 to "
              + nKinds
              + ", found "
              + i
              + ", "
              + l
              + " and "
              + (kind + 1));
    }
  }
}
