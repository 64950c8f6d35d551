package org.padml.descriptors.docking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.linalg.Superposition;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * What of a reference does not depend on how its residues are matched; residues are its own. One
 * thread, as fits are shared.
 */
final class NativeInterface {
  final Topology topology;
  final AtomSet a;
  final AtomSet b;
  final FrameBuffer frame;
  final int[] contactA;
  final int[] contactB;
  final int[] nearA;
  final int[] nearB;
  final int nResiduesA;
  final int nResiduesB;
  private final DockingCutoffs cutoffs;
  private final Map<List<Integer>, Superposition> fits = new HashMap<>();

  /** Of heavy atoms with finite coordinates. */
  NativeInterface(
      Topology topology, AtomSet a, AtomSet b, FrameBuffer frame, DockingCutoffs cutoffs) {
    this.topology = topology;
    this.frame = frame;
    this.cutoffs = cutoffs;
    this.a = known(a);
    this.b = known(b);
    nResiduesA = residues(this.a);
    nResiduesB = residues(this.b);
    InterfaceContacts contacts = contacts(this.a, this.b, cutoffs.contactNm());
    contactA = Arrays.copyOf(contacts.residueA(), contacts.nResidueContacts());
    contactB = Arrays.copyOf(contacts.residueB(), contacts.nResidueContacts());
    boolean all = cutoffs == DockingCutoffs.PROTEIN;
    InterfaceContacts near =
        contacts(all ? this.a : betas(this.a), all ? this.b : betas(this.b), cutoffs.interfaceNm());
    nearA = Arrays.copyOf(near.residueA(), near.nResidueContacts());
    nearB = Arrays.copyOf(near.residueB(), near.nResidueContacts());
  }

  private AtomSet known(AtomSet atoms) {
    return AtomSet.of(
        Arrays.stream(atoms.toArray())
            .filter(topology::isHeavy)
            .filter(k -> Float.isFinite(frame.x()[k] + frame.y()[k] + frame.z()[k]))
            .toArray());
  }

  private int residues(AtomSet atoms) {
    return (int) Arrays.stream(atoms.toArray()).map(topology::residueOf).distinct().count();
  }

  private InterfaceContacts contacts(AtomSet ofA, AtomSet ofB, double cutoffNm) {
    PartnerTrees trees = new PartnerTrees(topology, ofA, ofB);
    trees.refresh(frame);
    InterfaceContacts contacts = new InterfaceContacts(topology, trees, AtomSet.of(), cutoffNm);
    contacts.compute(trees);
    return contacts;
  }

  /** CB of each residue, else CA. */
  private AtomSet betas(AtomSet atoms) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int k : atoms.toArray()) {
      int residue = topology.residueOf(k);
      String name = topology.atomName(k);
      mask[k] = name.equals("CB") || (name.equals("CA") && find(atoms, residue, "CB") < 0);
    }
    return AtomSet.ofMask(mask);
  }

  /** Atom of a residue by name, or -1. */
  int find(AtomSet atoms, int residue, String name) {
    return find(topology, atoms, residue, name);
  }

  /** Heavy atom of a residue by name, among some atoms, or -1. */
  static int find(Topology topology, AtomSet atoms, int residue, String name) {
    for (int k = topology.residueStart(residue); k < topology.residueStart(residue + 1); k++) {
      if (topology.atomName(k).equals(name) && topology.isHeavy(k) && atoms.contains(k)) {
        return k;
      }
    }
    return -1;
  }

  /** Why nothing can be compared with it; empty when a frame can, whose residues are matched. */
  String reason(Assignment match) {
    return contactA.length == 0
        ? "docking: reference: expected residues in contact below "
            + cutoffs.contactNm()
            + " nm, found none"
        : match.reason();
  }

  /** The fit onto some of its atoms; matches share it. */
  Superposition onto(int[] atoms) {
    return fits.computeIfAbsent(
        Arrays.stream(atoms).boxed().toList(),
        k -> Superposition.onto(frame.x(), frame.y(), frame.z(), atoms));
  }

  /** Residues that are near one of the other side, both being among those given. */
  Set<Integer> nearResidues(int[] match) {
    Set<Integer> near = new TreeSet<>();
    for (int k = 0; k < nearA.length; k++) {
      if (match[nearA[k]] >= 0 && match[nearB[k]] >= 0) {
        near.add(nearA[k]);
        near.add(nearB[k]);
      }
    }
    return near;
  }
}
