package org.padml.formats.pdb;

import java.util.Arrays;
import org.padml.io.Decimals;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Bonds of CONECT records: serials are kept until every atom is known. */
final class PdbBonds {
  private static final int PARTNERS = 4;
  private static final int WIDTH = 5;

  private int[] serials = new int[1024];
  private int nAtoms;
  private int[] pairs = new int[256];
  private int nPairs;
  private int nRecordsSkipped;

  /** Serial of the atom just added. */
  void atom(int serial) {
    if (nAtoms == serials.length) {
      serials = Arrays.copyOf(serials, Math.multiplyExact(nAtoms, 2));
    }
    serials[nAtoms++] = serial;
  }

  /** Keeps the pairs of a CONECT line; a corrupt line is counted. */
  void connect(String line) {
    int[] found = new int[PARTNERS + 1];
    int n = 0;
    try {
      for (int k = 0; k <= PARTNERS; k++) {
        String field = Decimals.field(line, 6 + k * WIDTH, 6 + (k + 1) * WIDTH);
        if (!field.isEmpty()) {
          found[n++] = Hybrid36.decode(field, WIDTH);
        }
      }
    } catch (NumberFormatException e) {
      nRecordsSkipped++;
      return;
    }
    if (n < 2) {
      nRecordsSkipped++;
      return;
    }
    for (int k = 1; k < n; k++) {
      if (nPairs + 2 > pairs.length) {
        pairs = Arrays.copyOf(pairs, Math.multiplyExact(pairs.length, 2));
      }
      pairs[nPairs++] = found[0];
      pairs[nPairs++] = found[k];
    }
  }

  /** Adds the bonds whose atoms are known by exactly one serial. */
  void addTo(TopologyBuilder topology) {
    if (nPairs > 0) {
      long[] bySerial = new long[nAtoms];
      for (int a = 0; a < nAtoms; a++) {
        bySerial[a] = ((long) serials[a] << 32) | a;
      }
      Arrays.sort(bySerial);
      int bonds = 0;
      int pairsSkipped = 0;
      for (int k = 0; k < nPairs; k += 2) {
        int i = find(bySerial, pairs[k]);
        int j = find(bySerial, pairs[k + 1]);
        if (i < 0 || j < 0 || i == j) {
          pairsSkipped++;
        } else {
          topology.addBond(i, j);
          bonds++;
        }
      }
      if (bonds > 0) {
        topology.bondSource(Topology.BondSource.PARTIAL);
      }
      if (pairsSkipped > 0) {
        topology.note(
            "conect: "
                + pairsSkipped
                + " pairs skipped, a serial belongs to no atom or to several");
      }
    }
    if (nRecordsSkipped > 0) {
      topology.note(
          "conect: " + nRecordsSkipped + " records skipped, they name no pair of serials");
    }
  }

  private static int find(long[] bySerial, int serial) {
    int at = Arrays.binarySearch(bySerial, (long) serial << 32);
    at = at < 0 ? -at - 1 : at;
    boolean found = at < bySerial.length && (int) (bySerial[at] >> 32) == serial;
    boolean again = at + 1 < bySerial.length && (int) (bySerial[at + 1] >> 32) == serial;
    return found && !again ? (int) bySerial[at] : -1;
  }
}
