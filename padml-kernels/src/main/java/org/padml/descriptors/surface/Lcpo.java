package org.padml.descriptors.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.padml.forcefield.Neighbors;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.neighbors.CellList;
import org.padml.neighbors.PairList;

/**
 * Solvent-accessible surface of two partners alone and together by linear combinations of pairwise
 * overlaps. Prepared once per topology; a buffer of one frame's areas, owned by one thread.
 *
 * <p>Of atom i with neighbours N(i), whose spheres with the probe overlap its own: A_i = P1 S_i +
 * P2 sum_j A_ij + P3 sum_j sum_k A_jk + P4 sum_j (A_ij sum_k A_jk), j and k in N(i), k in N(j),
 * A_ij = 2 pi r_i (r_i - d/2 - (r_i^2 - r_j^2)/(2 d)). Hydrogens and virtual sites have no surface.
 * A free area takes neighbours of the own partner only. The formula is a fit: it may be a little
 * negative.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm in, nm^2 out. Periodic: no; the partners are whole and on
 * the images that form the complex. Cost: O(atoms * neighbours^2). Allocates only to grow.
 *
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1096-987X(19990130)20:2%3C217::AID-JCC4%3E3.0.CO;2-A">Weiser,
 *     Shenkin, Still, 1999</a>
 */
public final class Lcpo {
  /** Which atoms get areas. */
  public enum Extent {
    /** All of both partners. */
    EVERY_ATOM,
    /** Those whose area the other partner changes; the others have two zeros. */
    INTERFACE
  }

  private final Extent extent;
  private final int nAtoms;
  private final int[] heavy;
  private final boolean[] inA;
  private final LcpoClass[] kind;
  private final double widest;
  private final String reason;
  private final List<String> notes = new ArrayList<>();
  private final double[] free;
  private final double[] bound;
  private final int[] mark;
  private final int[] start;
  private int[] neighbour = new int[0];
  private double[] overlap = new double[0];
  private final CellList cells = new CellList();
  private final PairList pairs = new PairList();

  /** Prepares two disjoint sets of atoms; atoms of neither are left out. */
  public Lcpo(Topology topology, AtomSet a, AtomSet b, Extent extent) {
    this.extent = extent;
    nAtoms = topology.nAtoms();
    inA = new boolean[nAtoms];
    kind = new LcpoClass[nAtoms];
    Arrays.fill(kind, LcpoClass.NO_SURFACE);
    Neighbors bonds = new Neighbors(topology);
    Map<String, Integer> others = new TreeMap<>();
    AtomSet both = a.union(b);
    int[] found = new int[both.size()];
    int n = 0;
    double largest = 0;
    for (int k = 0; k < both.size(); k++) {
      int atom = both.get(k);
      inA[atom] = a.contains(atom);
      if (topology.isHeavy(atom)) {
        kind[atom] = LcpoClass.of(topology, bonds, atom);
        largest = Math.max(largest, kind[atom].reachNm);
        found[n++] = atom;
        if (kind[atom] == LcpoClass.OTHER) {
          others.merge(Elements.symbol(topology.atomicNumber(atom)), 1, Integer::sum);
        }
      }
    }
    heavy = Arrays.copyOf(found, n);
    widest = largest;
    others.forEach(
        (symbol, count) ->
            notes.add(
                "lcpo: no class for element "
                    + symbol
                    + " ("
                    + count
                    + " atoms); an aromatic carbon's values are used, as in Amber"));
    reason = topology.nBonds() == 0 && n > 1 ? "lcpo: the topology has no bonds" : "";
    free = new double[nAtoms];
    bound = new double[nAtoms];
    mark = new int[nAtoms];
    start = new int[nAtoms + 1];
  }

  /** Whether the areas can be computed. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why they cannot, or an empty string. */
  public String reason() {
    return reason;
  }

  /** What was assumed, one sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Computes one frame; x, y, z [nAtoms] in nm, borrowed.
   *
   * @throws IllegalStateException if there are no bonds to tell classes by
   * @throws IllegalArgumentException if a length differs
   */
  public void compute(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    if (x.length < nAtoms || y.length < nAtoms || z.length < nAtoms) {
      throw new IllegalArgumentException(
          "lcpo: coordinates: expected "
              + nAtoms
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    if (heavy.length == 0) {
      return;
    }
    findNeighbours(x, y, z);
    Arrays.fill(mark, -1);
    for (int i : heavy) {
      boolean changes = false;
      for (int e = start[i]; e < start[i + 1]; e++) {
        mark[neighbour[e]] = i;
        changes |= inA[neighbour[e]] != inA[i];
      }
      if (changes || extent == Extent.EVERY_ATOM) {
        addUp(i);
      } else {
        bound[i] = 0;
        free[i] = 0;
      }
    }
  }

  /** Fills neighbour and overlap: entries start[i] to start[i + 1] - 1 are A_ij of atom i. */
  private void findNeighbours(float[] x, float[] y, float[] z) {
    cells.build(x, y, z, heavy, heavy.length, Box.NONE, 2 * widest);
    pairs.clear();
    cells.pairs(2 * widest, pairs);
    Arrays.fill(start, 0);
    for (int k = 0; k < pairs.size(); k++) {
      if (touch(k)) {
        start[pairs.first(k) + 1]++;
        start[pairs.second(k) + 1]++;
      }
    }
    for (int i = 0; i < nAtoms; i++) {
      start[i + 1] += start[i];
    }
    int size = start[nAtoms];
    if (neighbour.length < size) {
      neighbour = new int[size + size / 4];
      overlap = new double[size + size / 4];
    }
    for (int k = 0; k < pairs.size(); k++) {
      if (touch(k)) {
        double d = Math.sqrt(pairs.distance2(k));
        put(pairs.first(k), pairs.second(k), d);
        put(pairs.second(k), pairs.first(k), d);
      }
    }
    // Filling moved every start to its end.
    System.arraycopy(start, 0, start, 1, nAtoms);
    start[0] = 0;
  }

  private boolean touch(int pair) {
    double reach = kind[pairs.first(pair)].reachNm + kind[pairs.second(pair)].reachNm;
    return pairs.distance2(pair) < reach * reach;
  }

  private void put(int i, int j, double d) {
    double ri = kind[i].reachNm;
    double rj = kind[j].reachNm;
    int e = start[i]++;
    neighbour[e] = j;
    overlap[e] = 2 * Math.PI * ri * (ri - 0.5 * d - (ri * ri - rj * rj) / (2 * d));
  }

  private void addUp(int i) {
    double allIj = 0;
    double allJk = 0;
    double allProducts = 0;
    double ownIj = 0;
    double ownJk = 0;
    double ownProducts = 0;
    for (int e = start[i]; e < start[i + 1]; e++) {
      int j = neighbour[e];
      double all = 0;
      double own = 0;
      for (int f = start[j]; f < start[j + 1]; f++) {
        if (mark[neighbour[f]] == i) {
          all += overlap[f];
          own += inA[neighbour[f]] == inA[i] ? overlap[f] : 0;
        }
      }
      allIj += overlap[e];
      allJk += all;
      allProducts += overlap[e] * all;
      if (inA[j] == inA[i]) {
        ownIj += overlap[e];
        ownJk += own;
        ownProducts += overlap[e] * own;
      }
    }
    LcpoClass c = kind[i];
    double sphere = 4 * Math.PI * c.reachNm * c.reachNm;
    bound[i] = c.p1 * sphere + c.p2 * allIj + c.p3 * allJk + c.p4 * allProducts;
    free[i] = c.p1 * sphere + c.p2 * ownIj + c.p3 * ownJk + c.p4 * ownProducts;
  }

  /** Area of an atom when its partner is alone, nm^2; 0 for atoms left out. */
  public double freeArea(int atom) {
    return free[atom];
  }

  /** Area of an atom in the complex, nm^2; 0 for atoms left out. */
  public double boundArea(int atom) {
    return bound[atom];
  }

  /** Area of partner A alone, nm^2. */
  public double sasaA() {
    return sum(free, true);
  }

  /** Area of partner B alone, nm^2. */
  public double sasaB() {
    return sum(free, false);
  }

  /** Area of the complex, nm^2. */
  public double sasaComplex() {
    return sum(bound, true) + sum(bound, false);
  }

  private double sum(double[] areas, boolean ofA) {
    double sum = 0;
    for (int i : heavy) {
      sum += inA[i] == ofA ? areas[i] : 0;
    }
    return sum;
  }
}
