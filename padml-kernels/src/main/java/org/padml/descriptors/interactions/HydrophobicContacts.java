package org.padml.descriptors.interactions;

import java.util.Arrays;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.pbc.BoxTree;
import org.padml.pbc.PairVisitor;
import org.padml.pbc.TreeSearch;

/**
 * Residue pairs of two partners in hydrophobic contact, by carbons or by side chains: see {@link
 * HydrophobicCriterion}. Prepared once per topology; a buffer of one frame's pairs, owned by one
 * thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(apolar atoms);
 * by side chains O(side chains of A * side chains of B). Allocates only when a frame has more pairs
 * than any before.
 */
public final class HydrophobicContacts {
  private final HydrophobicCriterion criterion;
  private final int nAtoms;
  private final String reason;
  private final BoxTree carbonsA;
  private final BoxTree carbonsB;
  private final int[] residueA;
  private final int[] residueB;
  private final SideChainCenters chainsA;
  private final SideChainCenters chainsB;
  private final TreeSearch search = new TreeSearch();
  private final PairVisitor visitor = this::take;
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();
  private int nContacts;

  /** Prepares the contacts between two disjoint sets of atoms. */
  public HydrophobicContacts(
      Topology topology, AtomSet a, AtomSet b, HydrophobicCriterion criterion) {
    this.criterion = criterion;
    nAtoms = topology.nAtoms();
    boolean byCarbons = criterion == HydrophobicCriterion.CARBON;
    ApolarCarbons carbons = new ApolarCarbons(topology);
    String which = carbons.lacksBonds(a) ? "A" : carbons.lacksBonds(b) ? "B" : "";
    reason =
        byCarbons && !which.isEmpty()
            ? "hydrophobic contacts: partner " + which + " has no bonds"
            : "";
    AtomSet none = AtomSet.of();
    carbonsA = new BoxTree(carbons.of(byCarbons ? a : none));
    carbonsB = new BoxTree(carbons.of(byCarbons ? b : none));
    residueA = residues(topology, carbonsA);
    residueB = residues(topology, carbonsB);
    chainsA = new SideChainCenters(topology, byCarbons ? none : a);
    chainsB = new SideChainCenters(topology, byCarbons ? none : b);
  }

  private static int[] residues(Topology topology, BoxTree tree) {
    int[] residues = new int[tree.size()];
    Arrays.setAll(residues, k -> topology.residueOf(tree.atom(k)));
    return residues;
  }

  /** The criterion with its parameters, for records. */
  public String criterion() {
    return criterion == HydrophobicCriterion.CARBON
        ? "carbon: C bonded to C and H only, d < " + criterion.distanceNm() + " nm; residue pairs"
        : "side-chain: centres of mass, A V L I F P M W, d < "
            + criterion.distanceNm()
            + " nm; residue pairs";
  }

  /** Whether the topology tells apolar atoms; if not, the value is absent, never zero. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the criterion does not apply; empty when it does. */
  public String reason() {
    return reason;
  }

  /**
   * Finds the contacts of one frame; returns the number of residue pairs.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   * @throws IllegalStateException if the criterion does not apply
   */
  public int compute(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    Coordinates.require("hydrophobic contacts", nAtoms, x, y, z);
    residuePairs.clear();
    nContacts = 0;
    if (criterion == HydrophobicCriterion.CARBON) {
      carbonsA.refresh(x, y, z);
      carbonsB.refresh(x, y, z);
      search.pairs(carbonsA, carbonsB, 0, 0, 0, criterion.distanceNm(), visitor);
    } else {
      chainsA.refresh(x, y, z);
      chainsB.refresh(x, y, z);
      compareSideChains();
    }
    residuePairs.finish();
    return residuePairs.size();
  }

  private void take(int i, int j, double d2) {
    nContacts++;
    residuePairs.add(residueA[i], residueB[j]);
  }

  private void compareSideChains() {
    double limit2 = criterion.distanceNm() * criterion.distanceNm();
    for (int i = 0; i < chainsA.residues.length; i++) {
      for (int j = 0; j < chainsB.residues.length; j++) {
        double dx = chainsA.x[i] - chainsB.x[j];
        double dy = chainsA.y[i] - chainsB.y[j];
        double dz = chainsA.z[i] - chainsB.z[j];
        if (dx * dx + dy * dy + dz * dz < limit2) {
          nContacts++;
          residuePairs.add(chainsA.residues[i], chainsB.residues[j]);
        }
      }
    }
  }

  /** Pairs of carbons, or of side chains, in contact. */
  public int nContacts() {
    return nContacts;
  }

  /** Residue pairs in contact; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }
}
