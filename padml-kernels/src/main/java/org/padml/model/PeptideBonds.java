package org.padml.model;

import org.jspecify.annotations.Nullable;

/**
 * Bonds C-N between residues that follow each other in a chain; unused residues are passed over.
 */
final class PeptideBonds {
  private final Topology topology;
  private final @Nullable NearbyAtoms nearby;

  /** Without coordinates, consecutive numbers stand for nearness. */
  PeptideBonds(Topology topology, @Nullable NearbyAtoms nearby) {
    this.topology = topology;
    this.nearby = nearby;
  }

  void addTo(TopologyBuilder builder) {
    int before = -1;
    for (int r = 0; r < topology.nResidues(); r++) {
      if (before >= 0 && sameChain(before, r)) {
        int c = find(before, "C");
        int n = find(r, "N");
        boolean polymer = isPeptide(before) && isPeptide(r);
        if (polymer && c >= 0 && n >= 0 && isPeptideBond(before, r, c, n)) {
          builder.addBond(c, n);
        }
      }
      before = hasUsedAtom(r) ? r : before;
    }
  }

  private boolean isPeptide(int r) {
    String name = topology.residue(r).name();
    return ResidueNames.isAminoAcid(name) || ResidueNames.isPeptideCap(name);
  }

  private boolean isPeptideBond(int before, int r, int c, int n) {
    if (nearby != null) {
      return nearby.distance(c, n) < BondPerception.PEPTIDE_NM;
    }
    int step = topology.residue(r).resid() - topology.residue(before).resid();
    return step == 0 || step == 1;
  }

  private boolean sameChain(int r, int s) {
    Topology.Residue p = topology.residue(r);
    Topology.Residue q = topology.residue(s);
    return p.chain().equals(q.chain()) && p.segment().equals(q.segment());
  }

  private boolean hasUsedAtom(int r) {
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isUsed(a)) {
        return true;
      }
    }
    return false;
  }

  private int find(int r, String name) {
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isUsed(a) && topology.atomName(a).equalsIgnoreCase(name)) {
        return a;
      }
    }
    return -1;
  }
}
