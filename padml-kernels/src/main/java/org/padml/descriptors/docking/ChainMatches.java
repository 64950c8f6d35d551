package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * The ways to match the partners of a reference with those of the frames that the symmetry of a
 * system allows: polymers of one sequence stand for each other, within a partner and, where
 * partners consist of the same sequences, with the partners exchanged. Only partners of the
 * interfaces given are matched, and interfaces go to interfaces that frames have.
 *
 * <p>The match of every residue with itself comes first. Where there are more than {@link #LIMIT}
 * ways, more than {@link #COMPARISONS} to match the partners of single interfaces, or more than
 * {@link #STEPS} to find them, those are kept that leave the chains within partners in their order;
 * if still so, the first.
 */
final class ChainMatches {
  /** Most matches that are kept. */
  static final int LIMIT = 40_320;

  /** Most comparisons of two partners with a native pair that they may need. */
  static final int COMPARISONS = 2_048;

  /** Most partners that are placed in a search. */
  static final int STEPS = 1_000_000;

  /** How much of the symmetry is followed. */
  private enum Depth {
    CHAINS,
    PARTNERS,
    NONE
  }

  /**
   * One way.
   *
   * @param partner of the frame for each partner of the reference; -1 where none is needed
   * @param chains for each partner of the reference, the chain of the frame's partner for each of
   *     its chains; empty where none is needed
   */
  record Match(int[] partner, int[][] chains) {}

  private final Topology topology;
  private final List<AtomSet> partners;

  /** Those that are needed, each next to one before it if it has an interface with one. */
  private final List<Integer> visited = new ArrayList<>();

  /** For each partner, those that the reference tells an interface with. */
  private final List<List<Integer>> linked = new ArrayList<>();

  private final List<int[]> natives;
  private final boolean[][] allowed;
  private final PartnerChains chains;
  private final List<Match> matches = new ArrayList<>();
  private int steps;
  private final boolean complete;

  /**
   * Finds the ways.
   *
   * @param natives pairs of partners whose interfaces the reference tells
   * @param interfaces pairs of partners whose interfaces frames have
   */
  ChainMatches(
      Topology topology, List<AtomSet> partners, List<int[]> natives, List<int[]> interfaces) {
    this.topology = topology;
    this.partners = partners;
    this.natives = natives;
    int n = partners.size();
    partners.forEach(p -> linked.add(new ArrayList<>()));
    for (int[] pair : natives) {
      linked.get(pair[0]).add(pair[1]);
      linked.get(pair[1]).add(pair[0]);
    }
    for (int p = 0; p < n; p++) {
      visit(p);
    }
    allowed = new boolean[n][n];
    for (int[] pair : interfaces) {
      allowed[pair[0]][pair[1]] = true;
      allowed[pair[1]][pair[0]] = true;
    }
    chains = new PartnerChains(topology, partners);
    complete = find(Depth.CHAINS);
    if (!complete && !find(Depth.PARTNERS)) {
      find(Depth.NONE);
    }
  }

  /** Lists a partner, when it is needed and new, and breadth first those it is linked to. */
  private void visit(int partner) {
    if (linked.get(partner).isEmpty() || visited.contains(partner)) {
      return;
    }
    int at = visited.size();
    visited.add(partner);
    for (; at < visited.size(); at++) {
      for (int next : linked.get(visited.get(at))) {
        if (!visited.contains(next)) {
          visited.add(next);
        }
      }
    }
  }

  private boolean find(Depth depth) {
    matches.clear();
    steps = 0;
    if (depth != Depth.NONE && comparisons(depth) > COMPARISONS) {
      return false;
    }
    int[] partner = new int[partners.size()];
    Arrays.fill(partner, -1);
    extend(0, partner, new int[partners.size()][0], depth);
    return matches.size() <= LIMIT && steps <= STEPS;
  }

  /** Upper bound of the ways to match the partners of single interfaces. */
  private long comparisons(Depth depth) {
    long[][] ways = new long[partners.size()][partners.size()];
    for (int p = 0; p < ways.length; p++) {
      for (int q = 0; q < ways.length; q++) {
        boolean isPossible =
            !linked.get(p).isEmpty() && (p == q || (!chains.isEmpty(p) && chains.areAlike(p, q)));
        ways[p][q] = isPossible ? chains.ways(p, mostOrders(depth)) : 0;
      }
    }
    long sum = 0;
    for (int[] pair : natives) {
      for (int p = 0; p < ways.length; p++) {
        for (int q = 0; q < ways.length; q++) {
          sum += allowed[p][q] ? ways[pair[0]][p] * ways[pair[1]][q] : 0;
        }
      }
    }
    return sum;
  }

  /** Matches the partner visited at a time and those after it in every way left. */
  private void extend(int at, int[] partner, int[][] chainsOf, Depth depth) {
    if (at == visited.size()) {
      matches.add(new Match(partner.clone(), chainsOf.clone()));
      return;
    }
    int k = visited.get(at);
    for (int c = 0; c < partner.length; c++) {
      // itself first, then the others in order
      int target = c == 0 ? k : c <= k ? c - 1 : c;
      if (isFree(target, k, partner)) {
        for (int[] order : chains.orders(k, target, mostOrders(depth))) {
          if (isEnough(depth)) {
            return;
          }
          steps++;
          partner[k] = target;
          chainsOf[k] = order;
          extend(at + 1, partner, chainsOf, depth);
        }
        partner[k] = -1;
        chainsOf[k] = new int[0];
      }
    }
  }

  private boolean isEnough(Depth depth) {
    return depth == Depth.NONE ? !matches.isEmpty() : matches.size() > LIMIT || steps > STEPS;
  }

  private boolean isFree(int target, int k, int[] partner) {
    for (int p : partner) {
      if (p == target) {
        return false;
      }
    }
    for (int other : linked.get(k)) {
      if (partner[other] >= 0 && !allowed[target][partner[other]]) {
        return false;
      }
    }
    // what has no chains stands for itself only
    return target == k || !chains.isEmpty(k);
  }

  /** More of two partners are too many in any case. */
  private static int mostOrders(Depth depth) {
    return depth == Depth.CHAINS ? COMPARISONS + 1 : 1;
  }

  /** Residue of the frame for each residue of two partners of the reference, or -1. */
  int[] residues(Match match, int first, int second) {
    int[] out = new int[topology.nResidues()];
    Arrays.fill(out, -1);
    fill(match, first, out);
    fill(match, second, out);
    return out;
  }

  private void fill(Match match, int partner, int[] out) {
    int target = match.partner[partner];
    if (target == partner) {
      // ligands and the like stand for themselves
      for (int r : PartnerChains.residues(topology, partners.get(partner))) {
        out[r] = r;
      }
    }
    int[] order = match.chains[partner];
    for (int c = 0; c < order.length; c++) {
      int[] from = chains.residues(partner, c);
      int[] to = chains.residues(target, order[c]);
      for (int r = 0; r < from.length; r++) {
        out[from[r]] = to[r];
      }
    }
  }

  /** Partners of the frame for each of the reference, with the order of their chains. */
  List<Match> matches() {
    return Collections.unmodifiableList(matches);
  }

  /** What had to be left out; empty when nothing. */
  String note() {
    return complete
        ? ""
        : "docking: more than "
            + COMPARISONS
            + " ways to match identical chains of two partners, "
            + LIMIT
            + " of all, or "
            + STEPS
            + " steps to find them: they are matched in the order of the file";
  }
}
