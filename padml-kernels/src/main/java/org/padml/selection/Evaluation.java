package org.padml.selection;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.model.Topology.Residue;

/** One expression on one topology: what the nodes ask for. */
record Evaluation(String expression, Topology topology, Selection.Context context) {
  /** Every atom that can be selected: all but alternate locations that are not used. */
  BitSet all() {
    return where(a -> true);
  }

  /** Atoms for which the test holds. */
  BitSet where(IntPredicate test) {
    BitSet atoms = new BitSet(topology.nAtoms());
    for (int a = 0; a < topology.nAtoms(); a++) {
      if (!topology.isExcludedAlternate(a) && test.test(a)) {
        atoms.set(a);
      }
    }
    return atoms;
  }

  /** Atoms of the residues for which the test holds. */
  BitSet ofResidues(Predicate<Residue> test) {
    BitSet atoms = new BitSet(topology.nAtoms());
    for (int r = 0; r < topology.nResidues(); r++) {
      if (test.test(topology.residue(r))) {
        atoms.set(topology.residueStart(r), topology.residueStart(r + 1));
      }
    }
    atoms.and(all());
    return atoms;
  }

  /** Atoms of an index group. */
  BitSet group(Token name) {
    AtomSet group = context.groups().get(name.text());
    if (group == null) {
      String known =
          context.groups().isEmpty()
              ? "an index file with this group"
              : "one of "
                  + context.groups().keySet().stream().sorted().collect(Collectors.joining(", "));
      throw Complaint.at(
          expression,
          name,
          "group: expected "
              + known
              + ", found "
              + name.shown()
              + Spelling.hint(name.text(), context.groups().keySet()));
    }
    if (group.last() >= topology.nAtoms()) {
      throw Complaint.at(
          expression,
          name,
          "group: expected atoms below "
              + topology.nAtoms()
              + ", found atom index "
              + group.last()
              + " in group "
              + name.shown());
    }
    BitSet atoms = new BitSet(topology.nAtoms());
    for (int k = 0; k < group.size(); k++) {
      atoms.set(group.get(k));
    }
    atoms.and(all());
    return atoms;
  }

  /** Atoms nearer to the given ones than the cutoff, themselves included. */
  BitSet near(Token word, BitSet of, double cutoffNm) {
    ReferenceFrame given = context.coordinates();
    ReferenceFrame frame = given != null ? given : topology.referenceFrame();
    if (frame == null) {
      throw Complaint.at(
          expression,
          word,
          word.text()
              + ": expected coordinates, found a topology without them and no reference structure");
    }
    if (frame.x().length != topology.nAtoms()) {
      throw Complaint.at(
          expression,
          word,
          word.text()
              + ": expected coordinates of "
              + topology.nAtoms()
              + " atoms, found "
              + frame.x().length);
    }
    String fault = frame.box().fault();
    if (!fault.isEmpty()) {
      throw Complaint.at(expression, word, word.text() + ": " + fault);
    }
    BitSet near = Proximity.near(frame, of, cutoffNm);
    near.and(all());
    return near;
  }
}
