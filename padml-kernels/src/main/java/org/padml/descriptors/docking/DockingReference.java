package org.padml.descriptors.docking;

import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * A reference complex made ready for comparison with frames: its contacts, its interface, and the
 * ways in which its chains can be matched with those of the frames.
 *
 * <p>Immutable but for workspace: one thread uses the measures made of it.
 */
public final class DockingReference {
  final DockingCutoffs cutoffs;
  final Topology topology;
  final AtomSet a;
  final AtomSet b;
  final List<Assignment> assignments;
  final int nNatives;
  private final String reason;
  private final String note;

  DockingReference(
      NativeInterface known,
      DockingCutoffs cutoffs,
      Topology topology,
      AtomSet a,
      AtomSet b,
      List<int[]> matches,
      String note) {
    this.cutoffs = cutoffs;
    this.topology = topology;
    this.a = a;
    this.b = b;
    this.note = note;
    nNatives = known.contactA.length;
    List<Assignment> all =
        matches.stream().map(m -> new Assignment(known, topology, a, b, m)).toList();
    assignments = all.stream().filter(k -> k.reason().isEmpty()).toList();
    reason = known.reason(all.get(0));
  }

  /**
   * From coordinates of the topology's atoms. Chains of one sequence may stand for each other, and
   * so may the partners when they consist of the same sequences.
   *
   * @param x reference coordinates, nm [nAtoms], partners whole and together; NaN where the
   *     reference lacks an atom; copied
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public static DockingReference of(
      Topology topology,
      AtomSet a,
      AtomSet b,
      float[] x,
      float[] y,
      float[] z,
      DockingCutoffs cutoffs) {
    int n = topology.nAtoms();
    if (Math.min(x.length, Math.min(y.length, z.length)) < n) {
      throw new IllegalArgumentException(
          "docking: reference: expected "
              + n
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    FrameBuffer frame = new FrameBuffer(n);
    System.arraycopy(x, 0, frame.x(), 0, n);
    System.arraycopy(y, 0, frame.y(), 0, n);
    System.arraycopy(z, 0, frame.z(), 0, n);
    List<int[]> pair = List.of(new int[] {0, 1});
    ChainMatches ways = new ChainMatches(topology, List.of(a, b), pair, pair);
    return new DockingReference(
        new NativeInterface(topology, a, b, frame, cutoffs),
        cutoffs,
        topology,
        a,
        b,
        ways.matches().stream().map(m -> ways.residues(m, 0, 1)).toList(),
        ways.note());
  }

  /** Whether the reference tells docking measures; if not, they are absent, never zero. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the measures do not apply; empty when they do. */
  public String reason() {
    return reason;
  }

  /** What had to be left out; empty when nothing. */
  public String note() {
    return note;
  }

  /** Number of ways in which chains are matched. */
  public int nAssignments() {
    return assignments.size();
  }
}
