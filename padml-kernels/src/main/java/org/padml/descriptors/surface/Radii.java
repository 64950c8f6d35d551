package org.padml.descriptors.surface;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/**
 * Sets of atomic radii, nm.
 *
 * <p>Bondi's set goes by element. The others are of united atoms: they go by residue and atom name,
 * include the hydrogens of a heavy atom, and leave hydrogens out. An atom that such a set does not
 * list gets the radius of its element by Mantina et al., as in FreeSASA. Where an element has no
 * value, {@link #DEFAULT_NM} takes its place. Notes name the atoms and elements concerned.
 */
public enum Radii {
  /**
   * Van der Waals radii of Bondi 1964; H, C, N, O, F, P, S and Cl as in GROMACS vdwradii.dat.
   *
   * @see <a href="https://doi.org/10.1021/j100785a001">Bondi, 1964</a>
   */
  BONDI(
      "bondi",
      "H 0.120 He 0.140 Li 0.182 C 0.170 N 0.155 O 0.152 F 0.147 Ne 0.154 Na 0.227 Mg 0.173 Si 0.210"
          + " P 0.180 S 0.180 Cl 0.175 Ar 0.188 K 0.275 Ni 0.163 Cu 0.140 Zn 0.139 Ga 0.187 As 0.185"
          + " Se 0.190 Br 0.185 Kr 0.202 Pd 0.163 Ag 0.172 Cd 0.158 In 0.193 Sn 0.217 Te 0.206"
          + " I 0.198 Xe 0.216 Pt 0.172 Au 0.166 Hg 0.155 Tl 0.196 Pb 0.202 U 0.186",
      ""),

  /**
   * ProtOr, the set FreeSASA uses unless told otherwise; united atoms.
   *
   * @see <a href="https://doi.org/10.1006/jmbi.1999.2829">Tsai et al., 1999</a>
   */
  PROTOR("protor", MantinaRadii.TABLE, UnitedAtomTables.PROTOR),

  /**
   * The set of NACCESS, which PRODIGY uses; united atoms.
   *
   * @see <a href="https://doi.org/10.1016/0022-2836(76)90191-1">Chothia, 1976</a>
   */
  NACCESS("naccess", MantinaRadii.TABLE, UnitedAtomTables.NACCESS),

  /**
   * The set of Ooi, Oobatake, Nemethy and Scheraga; united atoms.
   *
   * @see <a href="https://doi.org/10.1073/pnas.84.10.3086">Ooi et al., 1987</a>
   */
  OONS("oons", MantinaRadii.TABLE, UnitedAtomTables.OONS);

  /** Radii by element of main-group elements, and those of four metals as FreeSASA has them. */
  private static final class MantinaRadii {
    /**
     * Nanometres.
     *
     * @see <a href="https://doi.org/10.1021/jp8111556">Mantina et al., 2009</a>
     */
    static final String TABLE =
        "H 0.110 He 0.140 Li 0.181 Be 0.153 B 0.192 C 0.170 N 0.155 O 0.152 F 0.147 Ne 0.154"
            + " Na 0.227 Mg 0.173 Al 0.184 Si 0.210 P 0.180 S 0.180 Cl 0.175 Ar 0.188 K 0.275"
            + " Ca 0.231 Mn 0.119 Fe 0.126 Cu 0.140 Zn 0.139 Ga 0.187 Ge 0.211 As 0.185 Se 0.190"
            + " Br 0.183 Kr 0.202 Rb 0.303 Sr 0.249 In 0.193 Sn 0.217 Sb 0.206 Te 0.206 I 0.198"
            + " Xe 0.216 Cs 0.343 Ba 0.268";
  }

  /** Radius of elements without a value in the set, nm. */
  public static final float DEFAULT_NM = 0.2f;

  private final String label;
  private final float[] byNumber = new float[Elements.maxAtomicNumber() + 1];
  private final @Nullable UnitedAtomRadii united;

  Radii(String label, String byElement, String byName) {
    this.label = label;
    united = byName.isEmpty() ? null : new UnitedAtomRadii(byName);
    String[] words = byElement.split(" ");
    for (int k = 0; k < words.length; k += 2) {
      byNumber[Elements.ofSymbol(words[k])] = Float.parseFloat(words[k + 1]);
    }
  }

  /**
   * The set of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Radii named(String label) {
    for (Radii set : values()) {
      if (set.label.equals(label)) {
        return set;
      }
    }
    throw new IllegalArgumentException(
        "radii: expected bondi, protor, naccess or oons, found " + label);
  }

  /** Name recorded with results. */
  public String label() {
    return label;
  }

  /** Whether the set is of united atoms: hydrogens have no sphere of their own. */
  public boolean isUnitedAtom() {
    return united != null;
  }

  /** Radius of an element in nm where nothing more is known of the atom, or 0 for none. */
  public float ofElement(int atomicNumber) {
    return byNumber[atomicNumber];
  }

  /** {@link #of(Topology, AtomSet, List)} for all atoms. */
  public float[] of(Topology topology, List<String> notes) {
    return of(topology, AtomSet.range(0, topology.nAtoms()), notes);
  }

  /**
   * Radius of some atoms, nm [nAtoms of the topology]: 0 for all others, virtual sites, excluded
   * alternates, and hydrogens where the set is of united atoms. Notes are added: one for each
   * residue name with atoms that a set of united atoms does not list, and one for each element
   * without a value.
   */
  public float[] of(Topology topology, AtomSet atoms, List<String> notes) {
    float[] radii = new float[topology.nAtoms()];
    Map<String, Integer> missing = new TreeMap<>();
    Map<String, Set<String>> unlisted = new TreeMap<>();
    for (int k = 0; k < atoms.size(); k++) {
      int a = atoms.get(k);
      if (!topology.isUsed(a) || (united != null && topology.isHydrogen(a))) {
        continue;
      }
      float r = united == null ? 0 : byName(united, topology, a, unlisted);
      if (r == 0) {
        r = byNumber[topology.atomicNumber(a)];
      }
      if (r == 0) {
        r = DEFAULT_NM;
        missing.merge(Elements.symbol(topology.atomicNumber(a)), 1, Integer::sum);
      }
      radii[a] = r;
    }
    unlisted.forEach((residue, names) -> notes.add(unlistedNote(residue, names)));
    missing.forEach((symbol, count) -> notes.add(missingNote(symbol, count)));
    return radii;
  }

  private static float byName(
      UnitedAtomRadii united, Topology topology, int atom, Map<String, Set<String>> unlisted) {
    String residue = topology.residueOfAtom(atom).name();
    String name = topology.atomName(atom);
    float r = united.of(residue, name, topology.atomicNumber(atom));
    if (r == 0) {
      unlisted.computeIfAbsent(residue, key -> new TreeSet<>()).add(name);
    }
    return r;
  }

  private String unlistedNote(String residue, Set<String> names) {
    return "radii: "
        + label
        + " does not list "
        + residue
        + " "
        + String.join(" ", names)
        + "; radii of the elements are used";
  }

  private String missingNote(String symbol, int count) {
    return "radii: "
        + label
        + " has no value for element "
        + symbol
        + " ("
        + count
        + " atoms); "
        + DEFAULT_NM
        + " nm is used";
  }
}
