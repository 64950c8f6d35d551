package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/** One of several interfaces: what the reference tells of it, and what it may stand for. */
final class ComplexInterface {
  final int first;
  final int second;
  final AtomSet a;
  final AtomSet b;
  final NativeInterface known;
  final InterfaceComparison comparison;

  /** Why the reference tells nothing of it; empty when it does. */
  final String reason;

  final List<Candidate> candidates = new ArrayList<>();

  /**
   * A way in which it stands for an interface of the reference.
   *
   * @param number place of its values
   * @param counterpart interface of the reference
   * @param isExchanged whether its first partner stands for the second of the reference
   * @param isInOrder whether the chains within partners are in the order of the file
   */
  record Candidate(
      int number, int counterpart, Assignment match, boolean isExchanged, boolean isInOrder) {}

  ComplexInterface(
      Topology topology,
      int[] pair,
      List<AtomSet> partners,
      FrameBuffer reference,
      PartnerTrees trees,
      DockingCutoffs cutoffs) {
    first = pair[0];
    second = pair[1];
    a = partners.get(first);
    b = partners.get(second);
    comparison = new InterfaceComparison(topology, trees, cutoffs);
    known = new NativeInterface(topology, a, b, reference, cutoffs);
    int[] itself = new int[topology.nResidues()];
    Arrays.setAll(itself, r -> r);
    reason = known.reason(new Assignment(known, topology, a, b, itself));
  }

  /** Whether it is between two partners, in any order. */
  boolean isBetween(int p, int q) {
    return (first == p && second == q) || (first == q && second == p);
  }
}
