package org.padml.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.model.Topology;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;

/**
 * Puts copies of GROMACS molecule types together. Molecules of several residues keep their residue
 * numbers; those of one residue are renumbered behind the largest of them, as GROMACS does.
 */
public final class MoleculeBlocks {
  /** A count of a few bytes may ask for any number; this is beyond what is simulated. */
  public static final int MAX_ATOMS = 10_000_000;

  private static final Pattern CHAIN = Pattern.compile(".*_chain_([A-Za-z])\\d*");

  private final List<Copies> system = new ArrayList<>();

  private record Copies(Topology type, int count) {}

  /** Chain letter in the name of a molecule type, such as {@code Protein_chain_A}; "" for none. */
  public static String chainOf(String moleculeName) {
    Matcher m = CHAIN.matcher(moleculeName);
    return m.matches() ? m.group(1) : "";
  }

  /** Appends some copies of a molecule type. */
  public void add(Topology type, int count) {
    system.add(new Copies(type, count));
  }

  /** A builder with all atoms and bonds. */
  public TopologyBuilder toBuilder() {
    TopologyBuilder b = new TopologyBuilder();
    int next = 1 + largestKeptNumber();
    long nMolecules = system.stream().mapToLong(Copies::count).sum();
    for (Copies copies : system) {
      Topology t = copies.type;
      boolean isRenumbered = t.nResidues() == 1 && nMolecules > 1;
      for (int k = 0; k < copies.count && t.nAtoms() > 0; k++) {
        append(b, t, isRenumbered ? next++ : -1);
      }
    }
    return b;
  }

  private int largestKeptNumber() {
    int largest = 0;
    for (Copies copies : system) {
      Topology t = copies.type;
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
