package org.padml.descriptors.docking;

import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.FrameBuffer;

/**
 * CAPRI's measures and DockQ of a frame against a reference. With TP native residue contacts (any
 * heavy atoms closer than 0.50 nm, strictly) of P that are kept, FP others:
 *
 * <ul>
 *   <li>fnat = TP / P, fnonnat = FP / (TP + FP), F1 = 2 TP / (TP + FP + P);
 *   <li>iRMSD: backbone (N, CA, C, O) of the residues within 1.0 nm of the other partner in the
 *       reference, fitted on itself;
 *   <li>LRMSD: backbone of the ligand, the partner with fewer residues in the reference (of equals
 *       the first), after fitting that of the receptor;
 *   <li>DockQ = (fnat + 1 / (1 + (iRMSD / 0.15)²) + 1 / (1 + (LRMSD / 0.85)²)) / 3;
 *   <li>clashes: residue pairs with heavy atoms closer than 0.20 nm.
 * </ul>
 *
 * <p>Residues without counterpart in the reference take no part; native contacts of residues that
 * the frames lack are lost. Where chains can be matched in several ways the one of highest DockQ
 * counts, of equals the first.
 *
 * <p>Units: nm. Periodic: no; the partners are whole and on the images that form the complex. Cost:
 * O(pairs near each other + backbone atoms) a match; matches that cannot win are left out.
 * Allocates only when a frame has more contacts than any before.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0161879">Basu and Wallner, 2016</a>
 * @see <a href="https://doi.org/10.1093/bioinformatics/btae586">Mirabello and Wallner, 2024</a>
 */
public final class DockingMeasures {
  /** Distance of heavy atoms below which two residues clash, nm. */
  public static final double CLASH_NM = 0.20;

  /** Scale of iRMSD in DockQ, nm. */
  public static final double IRMSD_SCALE_NM = 0.15;

  /** Scale of LRMSD in DockQ, nm. */
  public static final double LRMSD_SCALE_NM = 0.85;

  private final DockingReference reference;
  private final InterfaceComparison comparison;
  private int kept;
  private int found;
  private int clashes;
  private int assignment;
  private double irmsd;
  private double lrmsd;
  private double dockq;

  /**
   * For frames of the reference's partners.
   *
   * @param trees the partners that {@link #compute} will be given
   */
  public DockingMeasures(DockingReference reference, PartnerTrees trees) {
    this.reference = reference;
    comparison = new InterfaceComparison(reference.topology, trees, reference.cutoffs);
  }

  /** The criterion with its parameters, for records. */
  public String criterion() {
    DockingCutoffs c = reference.cutoffs;
    return "capri "
        + c.text()
        + ": contacts heavy atoms d < "
        + c.contactNm()
        + " nm, interface d < "
        + c.interfaceNm()
        + " nm, backbone N CA C O, best of "
        + reference.nAssignments()
        + " chain matches";
  }

  /**
   * Compares a frame whose positions the trees hold.
   *
   * @throws IllegalStateException if the measures do not apply
   */
  public void compute(FrameBuffer frame, PartnerTrees trees) {
    if (!reference.applicable()) {
      throw new IllegalStateException(reference.reason());
    }
    comparison.start(frame, trees);
    dockq = -1;
    for (int k = 0; k < reference.assignments.size(); k++) {
      if (comparison.compare(reference.assignments.get(k), dockq)) {
        assignment = k;
        kept = comparison.kept;
        found = comparison.found;
        clashes = comparison.clashes;
        irmsd = comparison.irmsd;
        lrmsd = comparison.lrmsd;
        dockq = comparison.dockq;
      }
    }
  }

  /** DockQ of its parts; RMSDs in nm. */
  public static double dockq(double fnat, double irmsdNm, double lrmsdNm) {
    double i = irmsdNm / IRMSD_SCALE_NM;
    double l = lrmsdNm / LRMSD_SCALE_NM;
    return (fnat + 1 / (1 + i * i) + 1 / (1 + l * l)) / 3;
  }

  /** Fraction of the native contacts that are kept. */
  public double fnat() {
    return (double) kept / reference.nNatives;
  }

  /** Fraction of the frame's contacts that are not native; 0 without contacts. */
  public double fnonnat() {
    return found == 0 ? 0 : (double) (found - kept) / found;
  }

  /** Harmonic mean of precision and recall of contacts. */
  public double f1() {
    return 2.0 * kept / (found + reference.nNatives);
  }

  /** RMSD of the interface's backbone, nm. */
  public double irmsdNm() {
    return irmsd;
  }

  /** RMSD of the ligand's backbone, nm. */
  public double lrmsdNm() {
    return lrmsd;
  }

  /** DockQ, 0 to 1. */
  public double dockq() {
    return dockq;
  }

  /** Residue pairs with atoms much too close. */
  public int clashes() {
    return clashes;
  }

  /** Native contacts that are kept. */
  public int nKept() {
    return kept;
  }

  /** Native contacts. */
  public int nNative() {
    return reference.nNatives;
  }

  /** Which match of chains won: 0 for that in the order of the file. */
  public int assignment() {
    return assignment;
  }
}
