package org.padml.descriptors.contacts;

import java.util.Arrays;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.pbc.BoxTree;
import org.padml.pbc.PairVisitor;
import org.padml.pbc.TreeSearch;

/**
 * Contacts between the heavy atoms of two partners below a cutoff, and the pairs of residues that
 * have at least one.
 *
 * <p>Distances: double from the stored floats, strict ({@code <}), coordinates as they are. Residue
 * pairs are sorted by residue of A, then of B; residues are indices of the topology. Hot spots are
 * residues with an atom in the set given. Units: nm. Cost: O(pairs near each other). Allocates only
 * when the number of residue pairs outgrows all frames before.
 */
public final class InterfaceContacts {
  /** Usual cutoff between heavy atoms, nm. */
  public static final double DEFAULT_CUTOFF_NM = 0.45;

  private final double cutoff;
  private final ResidueNumbers residuesA;
  private final ResidueNumbers residuesB;
  private final boolean[] hotspot;
  private final TreeSearch search = new TreeSearch();
  private final ResiduePairTable table = new ResiduePairTable();
  private final PairVisitor visitor = this::take;
  private final int[] seenIn;
  private int now;
  private int[] residueA = new int[64];
  private int[] residueB = new int[64];
  private double[] distance = new double[64];
  private long nAtomContacts;
  private int nInterfaceResidues;
  private int hotspotAny;
  private int hotspotBoth;

  /**
   * For partners of a topology.
   *
   * @param partners the trees that {@link #compute} will be given
   * @param hotspots atoms of hot-spot residues; may be empty
   */
  public InterfaceContacts(
      Topology topology, PartnerTrees partners, AtomSet hotspots, double cutoffNm) {
    if (!(cutoffNm > 0)) {
      throw new IllegalArgumentException("contacts: cutoff: expected > 0 nm, found " + cutoffNm);
    }
    cutoff = cutoffNm;
    residuesA = ResidueNumbers.of(topology, partners.a());
    residuesB = ResidueNumbers.of(topology, partners.b());
    hotspot = new boolean[topology.nResidues()];
    for (int a : hotspots.toArray()) {
      hotspot[topology.residueOf(a)] = true;
    }
    seenIn = new int[topology.nResidues()];
  }

  /**
   * Residues with heavy atoms in a partner, counted from 0.
   *
   * @param ofAtom number for each atom of the tree
   * @param residue topology's index for each number
   */
  private record ResidueNumbers(int[] ofAtom, int[] residue) {
    static ResidueNumbers of(Topology topology, BoxTree tree) {
      int[] ofAtom = new int[tree.size()];
      int[] residue = new int[tree.size()];
      int n = 0;
      for (int k = 0; k < tree.size(); k++) {
        int r = topology.residueOf(tree.atom(k));
        if (n == 0 || residue[n - 1] != r) {
          residue[n++] = r;
        }
        ofAtom[k] = n - 1;
      }
      return new ResidueNumbers(ofAtom, Arrays.copyOf(residue, n));
    }
  }

  /** Computes everything for a frame whose positions the trees hold. */
  public void compute(PartnerTrees partners) {
    table.clear();
    nAtomContacts = 0;
    search.pairs(partners.a(), partners.b(), 0, 0, 0, cutoff, visitor);
    table.sort();
    if (residueA.length < table.size()) {
      residueA = new int[2 * table.size()];
      residueB = new int[2 * table.size()];
      distance = new double[2 * table.size()];
    }
    summarise();
  }

  private void take(int i, int j, double d2) {
    nAtomContacts++;
    table.add(
        (long) residuesA.ofAtom()[i] * residuesB.residue().length + residuesB.ofAtom()[j], d2);
  }

  private void summarise() {
    now++;
    nInterfaceResidues = 0;
    hotspotAny = 0;
    hotspotBoth = 0;
    int nB = residuesB.residue().length;
    for (int k = 0; k < table.size(); k++) {
      long key = table.key(k);
      int ra = residuesA.residue()[(int) (key / nB)];
      int rb = residuesB.residue()[(int) (key % nB)];
      residueA[k] = ra;
      residueB[k] = rb;
      distance[k] = Math.sqrt(table.distance2(k));
      nInterfaceResidues += firstTime(ra) + firstTime(rb);
      hotspotAny += hotspot[ra] || hotspot[rb] ? 1 : 0;
      hotspotBoth += hotspot[ra] && hotspot[rb] ? 1 : 0;
    }
  }

  private int firstTime(int residue) {
    if (seenIn[residue] == now) {
      return 0;
    }
    seenIn[residue] = now;
    return 1;
  }

  /** Pairs of heavy atoms, one of each partner, below the cutoff. */
  public long nAtomContacts() {
    return nAtomContacts;
  }

  /** Pairs of residues with at least one atom contact. */
  public int nResidueContacts() {
    return table.size();
  }

  /** Residues of both partners with at least one contact. */
  public int nInterfaceResidues() {
    return nInterfaceResidues;
  }

  /** Residue contacts with at least one hot-spot residue. */
  public int hotspotAnyContacts() {
    return hotspotAny;
  }

  /** Residue contacts between two hot-spot residues. */
  public int hotspotHotspotContacts() {
    return hotspotBoth;
  }

  /** Residue of A of each residue contact; live, valid up to {@link #nResidueContacts()}. */
  public int[] residueA() {
    return residueA;
  }

  /** Residue of B of each residue contact; live. */
  public int[] residueB() {
    return residueB;
  }

  /** Smallest heavy-atom distance of each residue contact, nm; live. */
  public double[] minDistanceNm() {
    return distance;
  }
}
