package org.padml.descriptors.docking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.padml.linalg.Superposition;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * One way to match the residues of a reference with those of the frames, with all that a frame is
 * compared to: native contacts as residues of the frame, and backbones to fit. A workspace of one
 * thread.
 */
final class Assignment {
  /** The atoms that are superposed. */
  static final List<String> BACKBONE = List.of("N", "CA", "C", "O");

  private static final int LEAST_ATOMS = 3;

  /** (residue of A) &lt;&lt; 32 | (residue of B) of the frame, ascending. */
  final long[] natives;

  /** Number of native contacts, also of those whose residues the frame lacks. */
  final int nNatives;

  /** Residues of the frame that have a counterpart. */
  final BitSet matched;

  private final Atoms interfaceAtoms;
  private final Atoms receptor;
  private final Atoms ligand;
  private final Superposition[] fits;
  private final double[] fitted = new double[3];

  private final NativeInterface known;

  /** Atoms of the frame with their counterparts in the reference. */
  private record Atoms(int[] atoms, int[] known) {}

  /**
   * Takes a match.
   *
   * @param match residue of the frame for each residue of the reference, or -1
   */
  Assignment(NativeInterface known, Topology topology, AtomSet a, AtomSet b, int[] match) {
    this.known = known;
    Set<Integer> ofA = residues(known.topology, known.a);
    Set<Integer> ofB = residues(known.topology, known.b);
    nNatives = known.contactA.length;
    matched = new BitSet(topology.nResidues());
    mark(ofA, match);
    mark(ofB, match);
    natives = natives(known, topology, a, match);
    AtomSet atoms = a.union(b);
    interfaceAtoms = backbone(known, topology, atoms, match, known.nearResidues(match));
    boolean firstIsReceptor = known.nResiduesA > known.nResiduesB;
    receptor = backbone(known, topology, atoms, match, firstIsReceptor ? ofA : ofB);
    ligand = backbone(known, topology, atoms, match, firstIsReceptor ? ofB : ofA);
    fits =
        reason().isEmpty()
            ? new Superposition[] {known.onto(interfaceAtoms.known), known.onto(receptor.known)}
            : new Superposition[0];
  }

  private void mark(Set<Integer> residues, int[] match) {
    for (int r : residues) {
      if (match[r] >= 0) {
        matched.set(match[r]);
      }
    }
  }

  private static long[] natives(NativeInterface known, Topology topology, AtomSet a, int[] match) {
    boolean[] inA = new boolean[topology.nResidues()];
    for (int k : a.toArray()) {
      inA[topology.residueOf(k)] = true;
    }
    long[] keys = new long[known.contactA.length];
    int n = 0;
    for (int k = 0; k < keys.length; k++) {
      int p = match[known.contactA[k]];
      int q = match[known.contactB[k]];
      if (p >= 0 && q >= 0) {
        keys[n++] = inA[p] ? key(p, q) : key(q, p);
      }
    }
    Arrays.sort(keys, 0, n);
    return Arrays.copyOf(keys, n);
  }

  static long key(int residueA, int residueB) {
    return (long) residueA << 32 | residueB;
  }

  private static Set<Integer> residues(Topology topology, AtomSet atoms) {
    Set<Integer> residues = new TreeSet<>();
    for (int k : atoms.toArray()) {
      residues.add(topology.residueOf(k));
    }
    return residues;
  }

  private static Atoms backbone(
      NativeInterface known, Topology topology, AtomSet atoms, int[] match, Set<Integer> residues) {
    List<Integer> here = new ArrayList<>();
    List<Integer> there = new ArrayList<>();
    AtomSet all = known.a.union(known.b);
    for (int r : residues) {
      for (String name : BACKBONE) {
        int reference = known.find(all, r, name);
        int atom =
            match[r] < 0 || reference < 0
                ? -1
                : NativeInterface.find(topology, atoms, match[r], name);
        if (atom >= 0) {
          here.add(atom);
          there.add(reference);
        }
      }
    }
    return new Atoms(
        here.stream().mapToInt(k -> k).toArray(), there.stream().mapToInt(k -> k).toArray());
  }

  /** Why the measures cannot be told; empty when they can. */
  String reason() {
    if (interfaceAtoms.atoms.length < LEAST_ATOMS) {
      return "docking: interface of the reference: expected 3 backbone atoms or more, found "
          + interfaceAtoms.atoms.length;
    }
    if (receptor.atoms.length < LEAST_ATOMS || ligand.atoms.length == 0) {
      return "docking: reference: expected backbone atoms of both partners, found "
          + receptor.atoms.length
          + " of the receptor and "
          + ligand.atoms.length
          + " of the ligand";
    }
    return "";
  }

  /** RMSD of the interface's backbone after fitting it, nm. */
  double interfaceRmsd(FrameBuffer frame) {
    return fits[0].fit(frame.x(), frame.y(), frame.z(), interfaceAtoms.atoms);
  }

  /** RMSD of the ligand's backbone after fitting the receptor's, nm. */
  double ligandRmsd(FrameBuffer frame) {
    Superposition fit = fits[1];
    fit.fit(frame.x(), frame.y(), frame.z(), receptor.atoms);
    double sum = 0;
    for (int k = 0; k < ligand.atoms.length; k++) {
      int atom = ligand.atoms[k];
      fit.toReference(frame.x()[atom], frame.y()[atom], frame.z()[atom], fitted, 0);
      int there = ligand.known[k];
      double dx = fitted[0] - known.frame.x()[there];
      double dy = fitted[1] - known.frame.y()[there];
      double dz = fitted[2] - known.frame.z()[there];
      sum += dx * dx + dy * dy + dz * dz;
    }
    return Math.sqrt(sum / ligand.atoms.length);
  }
}
