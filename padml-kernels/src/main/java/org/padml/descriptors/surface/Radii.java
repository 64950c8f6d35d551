package org.padml.descriptors.surface;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/**
 * Sets of atomic radii by element, nm.
 *
 * <p>A set gives no value for some elements; {@link #DEFAULT_NM} takes its place, and a note says
 * so.
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
          + " I 0.198 Xe 0.216 Pt 0.172 Au 0.166 Hg 0.155 Tl 0.196 Pb 0.202 U 0.186");

  /** Radius of elements without a value in the set, nm. */
  public static final float DEFAULT_NM = 0.2f;

  private final String label;
  private final float[] byNumber = new float[Elements.maxAtomicNumber() + 1];

  Radii(String label, String table) {
    this.label = label;
    String[] words = table.split(" ");
    for (int k = 0; k < words.length; k += 2) {
      byNumber[Elements.ofSymbol(words[k])] = Float.parseFloat(words[k + 1]);
    }
  }

  /** Name recorded with results. */
  public String label() {
    return label;
  }

  /** Radius of an element in nm, or 0 where the set has none. */
  public float ofElement(int atomicNumber) {
    return byNumber[atomicNumber];
  }

  /** {@link #of(Topology, AtomSet, List)} for all atoms. */
  public float[] of(Topology topology, List<String> notes) {
    return of(topology, AtomSet.range(0, topology.nAtoms()), notes);
  }

  /**
   * Radius of some atoms, nm [nAtoms of the topology]: 0 for all others, virtual sites and excluded
   * alternates, {@link #DEFAULT_NM} for elements without a value; one sentence for each such
   * element is added to the notes.
   */
  public float[] of(Topology topology, AtomSet atoms, List<String> notes) {
    float[] radii = new float[topology.nAtoms()];
    Map<String, Integer> missing = new TreeMap<>();
    for (int k = 0; k < atoms.size(); k++) {
      int a = atoms.get(k);
      if (!topology.isUsed(a)) {
        continue;
      }
      float r = byNumber[topology.atomicNumber(a)];
      if (r == 0) {
        r = DEFAULT_NM;
        missing.merge(Elements.symbol(topology.atomicNumber(a)), 1, Integer::sum);
      }
      radii[a] = r;
    }
    missing.forEach(
        (symbol, count) ->
            notes.add(
                "radii: "
                    + label
                    + " has no value for element "
                    + symbol
                    + " ("
                    + count
                    + " atoms); "
                    + DEFAULT_NM
                    + " nm is used"));
    return radii;
  }
}
