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

/** The polymers that partners consist of, and the ways in which those of two stand for others. */
final class PartnerChains {
  private final Topology topology;
  private final List<List<int[]>> residues = new ArrayList<>();
  private final List<List<String>> sequences = new ArrayList<>();
  private final List<Map<String, Integer>> copies = new ArrayList<>();

  /** For each partner, the first that is alike. */
  private final int[] kinds;

  PartnerChains(Topology topology, List<AtomSet> partners) {
    this.topology = topology;
    for (int p = 0; p < partners.size(); p++) {
      residues.add(new ArrayList<>());
      sequences.add(new ArrayList<>());
      copies.add(new HashMap<>());
    }
    for (AtomSet chain : Partners.find(topology).values()) {
      for (int p = 0; p < partners.size(); p++) {
        take(chain.intersect(partners.get(p)), p);
      }
    }
    kinds = copies.stream().mapToInt(copies::indexOf).toArray();
  }

  private void take(AtomSet atoms, int partner) {
    if (!atoms.isEmpty()) {
      int[] chain = residues(topology, atoms);
      String sequence = sequence(chain);
      residues.get(partner).add(chain);
      sequences.get(partner).add(sequence);
      copies.get(partner).merge(sequence, 1, Integer::sum);
    }
  }

  private String sequence(int[] chain) {
    StringBuilder sequence = new StringBuilder();
    for (int r : chain) {
      String name = topology.residue(r).name();
      String parent = ResidueNames.aminoAcid(name);
      sequence.append(parent.isEmpty() ? name : parent).append(' ');
    }
    return sequence.toString();
  }

  /** Residues of some atoms, ascending. */
  static int[] residues(Topology topology, AtomSet atoms) {
    return Arrays.stream(atoms.toArray()).map(topology::residueOf).distinct().toArray();
  }

  /** Whether a partner has no polymer. */
  boolean isEmpty(int partner) {
    return residues.get(partner).isEmpty();
  }

  /** Residues of a chain of a partner. */
  int[] residues(int partner, int chain) {
    return residues.get(partner).get(chain);
  }

  /** Whether two partners have as many chains of each sequence. */
  boolean areAlike(int p, int q) {
    return kinds[p] == kinds[q];
  }

  /** Ways to match the chains of a partner with those of one alike; at most a value. */
  int ways(int partner, int most) {
    long ways = 1;
    for (int n : copies.get(partner).values()) {
      for (int k = 2; k <= n && ways < most; k++) {
        ways *= k;
      }
    }
    return (int) Math.min(ways, most);
  }

  /**
   * Ways to send each chain of a partner to one of its sequence of another, no two to one; the
   * first in the order of the chains; none when the partners are not alike.
   */
  List<int[]> orders(int from, int to, int most) {
    List<int[]> out = new ArrayList<>();
    // as many of each sequence here as there: whatever is chosen first, the rest finds a place
    if (areAlike(from, to)) {
      orders(sequences.get(from), sequences.get(to), new ArrayList<>(), most, out);
    }
    return out;
  }

  private static void orders(
      List<String> from, List<String> to, List<Integer> chosen, int most, List<int[]> out) {
    if (chosen.size() == from.size()) {
      out.add(chosen.stream().mapToInt(c -> c).toArray());
      return;
    }
    String sequence = from.get(chosen.size());
    for (int c = 0; c < to.size() && out.size() < most; c++) {
      if (!chosen.contains(c) && sequence.equals(to.get(c))) {
        chosen.add(c);
        orders(from, to, chosen, most, out);
        chosen.remove(chosen.size() - 1);
      }
    }
  }
}
