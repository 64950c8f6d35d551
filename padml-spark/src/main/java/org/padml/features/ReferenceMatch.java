package org.padml.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.descriptors.docking.SequenceAlignment;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.partners.Partners;

/**
 * A reference structure laid onto a topology: atom by atom where both have the same names in the
 * same order, else by chain, residue number, insertion code and atom name. Chains of amino acids
 * whose numbers lead to residues of other names, or to none, are matched by sequence instead.
 *
 * @param frame coordinates [nAtoms of the topology], nm; NaN for atoms that the reference lacks
 * @param matched number of atoms found
 * @param notes chains that were matched by sequence
 */
record ReferenceMatch(ReferenceFrame frame, int matched, List<String> notes) {
  /**
   * Share of the residues matched that have the same name, below which numbers are not believed.
   */
  private static final double ALIKE = 0.5;

  static ReferenceMatch of(Topology topology, Topology other, ReferenceFrame frame) {
    if (isSameOrder(topology, other)) {
      return new ReferenceMatch(frame, topology.nAtoms(), List.of());
    }
    return new Search(topology, other).match(frame);
  }

  private static boolean isSameOrder(Topology topology, Topology other) {
    if (topology.nAtoms() != other.nAtoms()) {
      return false;
    }
    for (int a = 0; a < topology.nAtoms(); a++) {
      if (!topology.atomName(a).equals(other.atomName(a))
          || !topology.residueOfAtom(a).name().equals(other.residueOfAtom(a).name())) {
        return false;
      }
    }
    return true;
  }

  /** Finds the residue of the reference for each residue of a topology. */
  private static final class Search {
    private final Topology topology;
    private final Topology other;
    private final int[] residue;
    private final List<String> notes = new ArrayList<>();

    Search(Topology topology, Topology other) {
      this.topology = topology;
      this.other = other;
      residue = byNumber();
      Map<String, AtomSet> chains = Partners.find(topology);
      Map<String, AtomSet> others = Partners.find(other);
      Set<Integer> taken = new HashSet<>();
      Map<String, int[]> open = new LinkedHashMap<>();
      chains.forEach(
          (name, atoms) -> {
            int[] residues = residues(topology, atoms);
            int[] found = Arrays.stream(residues).map(r -> residue[r]).toArray();
            long same = same(residues, taken);
            if (same >= ALIKE * count(found) && same >= ALIKE * residues.length) {
              take(found, taken);
            } else {
              open.put(name, residues);
            }
          });
      open.forEach((name, residues) -> bySequence(name, residues, others, taken));
    }

    private int[] byNumber() {
      Map<String, Integer> places = new HashMap<>();
      for (int r = 0; r < other.nResidues(); r++) {
        places.putIfAbsent(key(other.residue(r)), r);
      }
      int[] out = new int[topology.nResidues()];
      Arrays.setAll(out, r -> places.getOrDefault(key(topology.residue(r)), -1));
      return out;
    }

    private static String key(Topology.Residue r) {
      return r.chain() + '/' + r.label();
    }

    private static int[] residues(Topology t, AtomSet atoms) {
      return Arrays.stream(atoms.toArray()).map(t::residueOf).distinct().toArray();
    }

    private static String name(Topology t, int residue) {
      String name = t.residue(residue).name();
      String parent = ResidueNames.aminoAcid(name);
      return parent.isEmpty() ? name : parent;
    }

    /** Residues whose numbers lead to a residue of their name that no other chain has taken. */
    private long same(int[] residues, Set<Integer> taken) {
      return Arrays.stream(residues)
          .filter(r -> residue[r] >= 0 && !taken.contains(residue[r]))
          .filter(r -> name(topology, r).equals(name(other, residue[r])))
          .count();
    }

    private static void take(int[] found, Set<Integer> taken) {
      Arrays.stream(found).filter(r -> r >= 0).forEach(taken::add);
    }

    /** The chain of the reference with most residues in common, if more than by the numbers. */
    private void bySequence(
        String name, int[] residues, Map<String, AtomSet> others, Set<Integer> taken) {
      int[] best = Arrays.stream(residues).map(r -> residue[r]).toArray();
      long most = same(residues, taken);
      String chosen = "";
      if (most < ALIKE * count(best)) {
        most = 0;
        Arrays.fill(best, -1);
      }
      List<String> sequence = Arrays.stream(residues).mapToObj(r -> name(topology, r)).toList();
      for (Map.Entry<String, AtomSet> chain : others.entrySet()) {
        int[] candidates = residues(other, chain.getValue());
        if (Arrays.stream(candidates).noneMatch(taken::contains)) {
          int[] found = align(sequence, candidates);
          int shorter = Math.min(residues.length, candidates.length);
          if (count(found) > most && count(found) >= ALIKE * shorter) {
            best = found;
            most = count(found);
            chosen = chain.getKey();
          }
        }
      }
      for (int k = 0; k < best.length; k++) {
        residue[residues[k]] = best[k];
      }
      take(best, taken);
      if (most == 0) {
        notes.add("chain " + name + ": no chain of the reference has its numbers or sequence");
      } else if (!chosen.isEmpty()) {
        notes.add(
            "chain " + name + ": matched by sequence with chain " + chosen + " of the reference");
      }
    }

    private int[] align(List<String> sequence, int[] candidates) {
      SequenceAlignment aligned =
          new SequenceAlignment(
              sequence, Arrays.stream(candidates).mapToObj(r -> name(other, r)).toList());
      int[] out = new int[sequence.size()];
      Arrays.setAll(out, k -> aligned.partner(k) < 0 ? -1 : candidates[aligned.partner(k)]);
      return out;
    }

    private static long count(int[] found) {
      return Arrays.stream(found).filter(r -> r >= 0).count();
    }

    ReferenceMatch match(ReferenceFrame frame) {
      int n = topology.nAtoms();
      float[] x = nan(n);
      float[] y = nan(n);
      float[] z = nan(n);
      int matched = 0;
      for (int a = 0; a < n; a++) {
        int from = atom(residue[topology.residueOf(a)], topology.atomName(a));
        if (from >= 0) {
          x[a] = frame.x()[from];
          y[a] = frame.y()[from];
          z[a] = frame.z()[from];
          matched++;
        }
      }
      return new ReferenceMatch(
          new ReferenceFrame(x, y, z, frame.box()), matched, List.copyOf(notes));
    }

    private int atom(int inResidue, String name) {
      if (inResidue >= 0) {
        for (int a = other.residueStart(inResidue); a < other.residueStart(inResidue + 1); a++) {
          if (other.isUsed(a) && other.atomName(a).equals(name)) {
            return a;
          }
        }
      }
      return -1;
    }

    private static float[] nan(int n) {
      float[] v = new float[n];
      Arrays.fill(v, Float.NaN);
      return v;
    }
  }
}
