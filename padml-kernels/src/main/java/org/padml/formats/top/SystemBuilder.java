package org.padml.formats.top;

import java.util.List;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;

/** Puts copies of molecule types together. */
final class SystemBuilder {
  /** A count in a text of a few bytes may ask for any number; this is beyond what is simulated. */
  static final int MAX_ATOMS = 10_000_000;

  /** Some copies of one molecule type, as a row of {@code [ molecules ]} asks for. */
  record Copies(MoleculeType type, int count) {}

  private SystemBuilder() {}

  static Topology build(List<Copies> system) {
    TopologyBuilder b = new TopologyBuilder();
    int next = 1 + largestKeptNumber(system);
    long nMolecules = system.stream().mapToLong(Copies::count).sum();
    for (Copies copies : system) {
      Topology t = copies.type().topology();
      boolean isRenumbered = t.nResidues() == 1 && nMolecules > 1;
      for (int k = 0; k < copies.count() && t.nAtoms() > 0; k++) {
        append(b, t, isRenumbered ? next++ : -1);
      }
      copies.type().note(b);
    }
    return b.bondSource(BondSource.FILE).build();
  }

  /** Molecules of several residues keep their numbers. */
  private static int largestKeptNumber(List<Copies> system) {
    int largest = 0;
    for (Copies copies : system) {
      Topology t = copies.type().topology();
      for (int r = 0; t.nResidues() > 1 && r < t.nResidues(); r++) {
        largest = Math.max(largest, t.residue(r).resid());
      }
    }
    return largest;
  }

  private static void append(TopologyBuilder b, Topology t, int number) {
    int first = b.nAtoms();
    double[] charges = t.charges();
    for (int r = 0; r < t.nResidues(); r++) {
      Residue old = t.residue(r);
      b.addResidue(
          number < 0
              ? old
              : new Residue(number, old.insertionCode(), old.name(), old.chain(), old.segment()));
      for (int a = t.residueStart(r); a < t.residueStart(r + 1); a++) {
        b.addAtom(t.atomName(a), t.atomicNumber(a)).mass(t.mass(a));
        if (charges != null) {
          b.charge(charges[a]);
        }
        if (t.isVirtualSite(a)) {
          b.virtualSite();
        }
      }
    }
    for (int k = 0; k < t.nBonds(); k++) {
      b.addBond(first + t.bondFirst(k), first + t.bondSecond(k));
    }
  }
}
