package org.padml.descriptors.surface;

/**
 * The spheres around one cell in three groups: {@link #near} and {@link #far} cells of the same
 * partner, and cells of the {@link #other} one. The near cells hold the atoms that hide most. A
 * workspace.
 */
final class Surroundings {
  private static final int WIDTH = 2 * PartnerCells.REACH + 1;

  final CandidateGroup near = new CandidateGroup(WIDTH * WIDTH);
  final CandidateGroup far = new CandidateGroup(2 * WIDTH * WIDTH);
  final CandidateGroup other = new CandidateGroup(WIDTH * WIDTH);

  /** Turns to cell (i, j, k) of a partner. */
  void moveTo(PartnerCells cells, int partner, int i, int j, int k) {
    near.clear();
    far.clear();
    other.clear();
    int i0 = Math.max(0, i - PartnerCells.REACH);
    int i1 = Math.min(cells.nx, i + PartnerCells.REACH + 1);
    int n0 = Math.max(0, i - 1);
    int n1 = Math.min(cells.nx, i + 2);
    int j1 = Math.min(cells.ny - 1, j + PartnerCells.REACH);
    int k1 = Math.min(cells.nz - 1, k + PartnerCells.REACH);
    for (int kk = Math.max(0, k - PartnerCells.REACH); kk <= k1; kk++) {
      for (int jj = Math.max(0, j - PartnerCells.REACH); jj <= j1; jj++) {
        int first = cells.start(partner, i0, jj, kk);
        int last = cells.start(partner, i1, jj, kk);
        if (Math.abs(jj - j) <= 1 && Math.abs(kk - k) <= 1) {
          int nearFirst = cells.start(partner, n0, jj, kk);
          int nearLast = cells.start(partner, n1, jj, kk);
          near.add(nearFirst, nearLast);
          far.add(first, nearFirst);
          far.add(nearLast, last);
        } else {
          far.add(first, last);
        }
        other.add(cells.start(1 - partner, i0, jj, kk), cells.start(1 - partner, i1, jj, kk));
      }
    }
  }
}
