package org.padml.descriptors.docking;

import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * The measures of one interface of a frame, matched with the reference in one way after another. A
 * workspace of one thread.
 */
final class InterfaceComparison {
  private final InterfaceContacts contacts;
  private FrameBuffer frame = new FrameBuffer(0);
  int kept;
  int found;
  int clashes;
  double fnat;
  double irmsd;
  double lrmsd;
  double dockq;

  /** For frames of the trees' partners. */
  InterfaceComparison(Topology topology, PartnerTrees trees, DockingCutoffs cutoffs) {
    contacts = new InterfaceContacts(topology, trees, AtomSet.of(), cutoffs.contactNm());
  }

  /** Takes a frame whose positions the trees hold; borrowed until the next. */
  void start(FrameBuffer next, PartnerTrees trees) {
    frame = next;
    contacts.compute(trees);
  }

  /** Computes every measure; false, with nothing told, if DockQ cannot exceed a value. */
  boolean compare(Assignment match, double dockqAbove) {
    count(match);
    fnat = (double) kept / match.nNatives;
    if ((fnat + 2) / 3 <= dockqAbove) {
      return false;
    }
    irmsd = match.interfaceRmsd(frame);
    lrmsd = match.ligandRmsd(frame);
    dockq = DockingMeasures.dockq(fnat, irmsd, lrmsd);
    return dockq > dockqAbove;
  }

  private void count(Assignment match) {
    kept = 0;
    found = 0;
    clashes = 0;
    int at = 0;
    for (int c = 0; c < contacts.nResidueContacts(); c++) {
      int p = contacts.residueA()[c];
      int q = contacts.residueB()[c];
      if (match.matched.get(p) && match.matched.get(q)) {
        found++;
        clashes += contacts.minDistanceNm()[c] < DockingMeasures.CLASH_NM ? 1 : 0;
        long key = Assignment.key(p, q);
        while (at < match.natives.length && match.natives[at] < key) {
          at++;
        }
        kept += at < match.natives.length && match.natives[at] == key ? 1 : 0;
      }
    }
  }
}
