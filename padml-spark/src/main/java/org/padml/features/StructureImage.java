package org.padml.features;

import java.util.Arrays;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.Imaging;

/** Structures that frames are compared with, on the images that form the complex. */
final class StructureImage {
  /** No bond of atoms that are there is longer; one that is crosses the box. */
  private static final double LONGEST_BOND_NM = 0.3;

  private StructureImage() {}

  /** A frame of the simulation: imaged as every frame is. */
  static FrameBuffer ofFrame(ReferenceFrame structure, Imaging imaging) {
    FrameBuffer out = copy(structure);
    imaging.apply(out);
    return out;
  }

  /**
   * A reference that the user gives. Where its partners are whole and in contact it is taken as it
   * is: the cell of a crystal also has neighbours in contact, which are not the complex. Else it is
   * imaged like a frame.
   */
  static FrameBuffer ofReference(ReferenceFrame structure, InterfaceAtoms atoms, Imaging imaging) {
    FrameBuffer out = copy(structure);
    if (!(isWhole(atoms.topology(), atoms.complex(), out) && isTogether(atoms, out))) {
      imaging.apply(out);
    }
    return out;
  }

  private static FrameBuffer copy(ReferenceFrame f) {
    FrameBuffer out = new FrameBuffer(f.x().length);
    System.arraycopy(f.x(), 0, out.x(), 0, out.nAtoms());
    System.arraycopy(f.y(), 0, out.y(), 0, out.nAtoms());
    System.arraycopy(f.z(), 0, out.z(), 0, out.nAtoms());
    out.setBox(f.box());
    return out;
  }

  private static boolean isWhole(Topology topology, AtomSet atoms, FrameBuffer f) {
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      double dx = (double) f.x()[i] - f.x()[j];
      double dy = (double) f.y()[i] - f.y()[j];
      double dz = (double) f.z()[i] - f.z()[j];
      double d2 = dx * dx + dy * dy + dz * dz;
      // atoms that the reference lacks are NaN and tell nothing
      if (d2 > LONGEST_BOND_NM * LONGEST_BOND_NM && atoms.contains(i) && atoms.contains(j)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTogether(InterfaceAtoms atoms, FrameBuffer f) {
    AtomSet a = finite(atoms.a(), f);
    AtomSet b = finite(atoms.b(), f);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    PartnerTrees trees = new PartnerTrees(atoms.topology(), a, b);
    trees.refresh(f);
    InterfaceContacts contacts =
        new InterfaceContacts(
            atoms.topology(), trees, AtomSet.of(), InterfaceContacts.DEFAULT_CUTOFF_NM);
    contacts.compute(trees);
    return contacts.nAtomContacts() > 0;
  }

  private static AtomSet finite(AtomSet atoms, FrameBuffer f) {
    return AtomSet.of(
        Arrays.stream(atoms.toArray())
            .filter(i -> Float.isFinite(f.x()[i] + f.y()[i] + f.z()[i]))
            .toArray());
  }
}
