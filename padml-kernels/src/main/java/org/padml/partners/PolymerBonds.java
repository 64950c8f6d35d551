package org.padml.partners;

import java.util.HashSet;
import java.util.Set;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.pbc.MinimumImage;

/** Whether consecutive residues of a polypeptide or nucleic acid are bonded. */
final class PolymerBonds {
  /** Longest C-N or O-P bond, nm: 0.133 or 0.161 nm and what strain and poor models add. */
  private static final double LONGEST_NM = 0.2;

  /** Longest distance of neighbouring alpha carbons where there is nothing else, nm (0.38 nm). */
  private static final double LONGEST_TRACE_NM = 0.45;

  private final Topology topology;
  private final Set<Long> listed = new HashSet<>();
  private final MinimumImage image = new MinimumImage();

  /** What is known of a bond. */
  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  PolymerBonds(Topology topology) {
    this.topology = topology;
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      boolean isDisulfide =
          topology.atomicNumber(i) == Elements.S && topology.atomicNumber(j) == Elements.S;
      if (!isDisulfide && topology.residueOf(i) != topology.residueOf(j)) {
        listed.add(pair(topology.residueOf(i), topology.residueOf(j)));
      }
    }
    ReferenceFrame frame = topology.referenceFrame();
    if (frame != null) {
      image.setBox(frame.box());
    }
  }

  private static long pair(int r, int s) {
    return ((long) Math.min(r, s) << 32) | Math.max(r, s);
  }

  Answer between(int before, int after) {
    if (listed.contains(pair(before, after))) {
      return Answer.YES;
    }
    if (topology.bondSource() == BondSource.FILE) {
      return Answer.NO;
    }
    if (isNucleotide(before) && isNucleotide(after)) {
      int p = atom(after, "P");
      // a nucleotide without phosphate starts a strand
      return p < 0 ? Answer.NO : answer(distanceNm(sugar(before, "O3"), p), LONGEST_NM);
    }
    int c = atom(before, "C");
    int n = atom(after, "N");
    boolean isTrace = c < 0 || n < 0;
    return answer(alongPeptideNm(before, after), isTrace ? LONGEST_TRACE_NM : LONGEST_NM);
  }

  private static Answer answer(double d, double longest) {
    return Double.isNaN(d) ? Answer.UNKNOWN : d < longest ? Answer.YES : Answer.NO;
  }

  /** Whether the residue has the sugar of a nucleotide. */
  boolean isNucleotide(int residue) {
    return sugar(residue, "C1") >= 0 && sugar(residue, "C3") >= 0 && sugar(residue, "O3") >= 0;
  }

  /** An atom of the sugar, whose names end in a prime or, in old files, an asterisk. */
  private int sugar(int residue, String name) {
    int a = atom(residue, name + '\'');
    return a >= 0 ? a : atom(residue, name + '*');
  }

  /** From C to N, else between alpha carbons; NaN without such atoms or coordinates. */
  private double alongPeptideNm(int before, int after) {
    int c = atom(before, "C");
    int n = atom(after, "N");
    return c < 0 || n < 0 ? distanceNm(atom(before, "CA"), atom(after, "CA")) : distanceNm(c, n);
  }

  /** How far apart the facing ends of two residues are; NaN when that is unknown. */
  double gapNm(int before, int after) {
    return isNucleotide(before) && isNucleotide(after)
        ? distanceNm(sugar(before, "O3"), sugar(after, "C3"))
        : alongPeptideNm(before, after);
  }

  private double distanceNm(int i, int j) {
    ReferenceFrame f = topology.referenceFrame();
    if (f == null || i < 0 || j < 0) {
      return Double.NaN;
    }
    double d2 =
        image.distance2(
            (double) f.x()[j] - f.x()[i],
            (double) f.y()[j] - f.y()[i],
            (double) f.z()[j] - f.z()[i]);
    return Math.sqrt(d2);
  }

  /** The atom of a residue by name, alternates left out; -1 when it has none. */
  int atom(int residue, String name) {
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.atomName(a).equals(name) && !topology.isExcludedAlternate(a)) {
        return a;
      }
    }
    return -1;
  }
}
