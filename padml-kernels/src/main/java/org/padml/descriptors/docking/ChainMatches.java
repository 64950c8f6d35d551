package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.partners.Partners;

/**
 * The ways to match the residues of a complex with themselves that its symmetry allows:
 * polypeptides of one sequence stand for each other, within a partner and, where the partners
 * consist of the same sequences, with the partners exchanged. The match of every residue with
 * itself comes first. Of more than {@link #LIMIT} ways only that and the exchange without
 * permutation are kept.
 */
final class ChainMatches {
  static final int LIMIT = 720;

  private final Topology topology;
  private final List<int[]> chainsA = new ArrayList<>();
  private final List<int[]> chainsB = new ArrayList<>();
  private final Map<int[], String> sequences = new HashMap<>();
  private final List<int[]> matches = new ArrayList<>();
  private final boolean complete;

  ChainMatches(Topology topology, AtomSet a, AtomSet b) {
    this.topology = topology;
    for (AtomSet chain : Partners.find(topology).values()) {
      take(chain.intersect(a), chainsA);
      take(chain.intersect(b), chainsB);
    }
    complete = count(chainsA, chainsA) * count(chainsB, chainsB) * 2 <= LIMIT;
    int[] identity = identity();
    match(chainsA, chainsA, chainsB, chainsB, identity);
    if (count(chainsA, chainsB) > 0 && count(chainsB, chainsA) > 0) {
      int[] exchanged = identity.clone();
      clear(exchanged, a);
      clear(exchanged, b);
      match(chainsA, chainsB, chainsB, chainsA, exchanged);
    }
  }

  private void take(AtomSet atoms, List<int[]> chains) {
    if (!atoms.isEmpty()) {
      int[] residues = Arrays.stream(atoms.toArray()).map(topology::residueOf).distinct().toArray();
      StringBuilder sequence = new StringBuilder();
      for (int r : residues) {
        String name = topology.residue(r).name();
        String parent = ResidueNames.aminoAcid(name);
        sequence.append(parent.isEmpty() ? name : parent).append(' ');
      }
      chains.add(residues);
      sequences.put(residues, sequence.toString());
    }
  }

  private int[] identity() {
    int[] match = new int[topology.nResidues()];
    Arrays.setAll(match, r -> r);
    return match;
  }

  private void clear(int[] match, AtomSet atoms) {
    for (int k : atoms.toArray()) {
      match[topology.residueOf(k)] = -1;
    }
  }

  private boolean same(int[] p, int[] q) {
    return sequences.getOrDefault(p, "").equals(sequences.getOrDefault(q, ""));
  }

  /** Number of ways to send each chain to one of its sequence, no two to one; 0 when impossible. */
  private double count(List<int[]> from, List<int[]> to) {
    if (from.size() != to.size()) {
      return 0;
    }
    double ways = 1;
    for (int k = 0; k < from.size(); k++) {
      int[] chain = from.get(k);
      long free = to.stream().filter(c -> same(chain, c)).count();
      long taken = from.subList(0, k).stream().filter(c -> same(chain, c)).count();
      ways *= Math.max(0, free - taken);
    }
    return ways;
  }

  private void match(
      List<int[]> fromA, List<int[]> toA, List<int[]> fromB, List<int[]> toB, int[] start) {
    List<int[]> from = new ArrayList<>(fromA);
    from.addAll(fromB);
    List<List<int[]>> to = new ArrayList<>();
    fromA.forEach(c -> to.add(toA));
    fromB.forEach(c -> to.add(toB));
    int before = matches.size();
    extend(from, to, 0, new ArrayList<>(), start, before);
  }

  private void extend(
      List<int[]> from, List<List<int[]>> to, int k, List<int[]> used, int[] match, int before) {
    if (!complete && matches.size() > before) {
      return;
    }
    if (k == from.size()) {
      matches.add(match.clone());
      return;
    }
    int[] chain = from.get(k);
    for (int[] target : to.get(k)) {
      if (same(chain, target) && !used.contains(target)) {
        for (int r = 0; r < chain.length; r++) {
          match[chain[r]] = target[r];
        }
        used.add(target);
        extend(from, to, k + 1, used, match, before);
        used.remove(used.size() - 1);
      }
    }
  }

  /** Residue of the frame for each residue of the reference, or -1; one array a way. */
  List<int[]> matches() {
    return matches;
  }

  /** Whether all ways were kept. */
  boolean isComplete() {
    return complete;
  }
}
