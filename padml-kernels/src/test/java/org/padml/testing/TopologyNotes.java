package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.padml.model.Topology;

/** What the shared index notes of a topology, compared with what was read. */
public final class TopologyNotes {
  private static final Pattern COUNTS = Pattern.compile("residues=(\\d+)[; ]+bonds=(\\d+)");
  private static final Pattern CHARGE = Pattern.compile("charge=(-?[0-9.]+)");
  private static final Pattern SEGMENTS = Pattern.compile("segids:(\\S+)");

  /** The index rounds total charges to three decimals. */
  private static final double CHARGE_TOLERANCE = 1e-3;

  private TopologyNotes() {}

  /** Rows of a format that have notes of a topology. */
  public static List<SharedIndex.Row> rows(String format) {
    return SharedIndex.rows().stream()
        .filter(r -> r.format().startsWith(format) && COUNTS.matcher(r.notes()).find())
        .toList();
  }

  /** Compares atoms, residues, bonds and total charge. */
  public static void assertMatches(SharedIndex.Row row, Topology t) {
    assertMatches(row, t, 0);
  }

  /** As {@link #assertMatches(SharedIndex.Row, Topology)}; the index counts more bonds. */
  public static void assertMatches(SharedIndex.Row row, Topology t, int moreBonds) {
    assertEquals(row.nAtoms(), t.nAtoms(), row.path() + ": atoms");
    Matcher counts = COUNTS.matcher(row.notes());
    assertTrue(counts.find(), row.notes());
    assertEquals(Integer.parseInt(counts.group(1)), t.nResidues(), row.path() + ": residues");
    assertEquals(Integer.parseInt(counts.group(2)), t.nBonds() + moreBonds, row.path() + ": bonds");
    Matcher charge = CHARGE.matcher(row.notes());
    assertTrue(charge.find(), row.notes());
    assertEquals(Double.parseDouble(charge.group(1)), totalCharge(t), CHARGE_TOLERANCE, row.path());
  }

  /**
   * Compares the segments and their numbers of atoms; the index writes SYSTEM for a blank one, and
   * numbers the molecules of run-input files, as in seg_0_PROA.
   */
  public static void assertSegmentsMatch(SharedIndex.Row row, Topology t) {
    Matcher m = SEGMENTS.matcher(row.notes());
    assertTrue(m.find(), row.notes());
    var counts =
        IntStream.range(0, t.nAtoms())
            .mapToObj(a -> t.residueOfAtom(a).segment())
            .map(s -> s.isEmpty() ? "SYSTEM" : s)
            .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    List<String> found = new ArrayList<>();
    counts.forEach((s, n) -> found.add(s + "=" + n));
    List<String> expected =
        Arrays.stream(m.group(1).split(",")).map(s -> s.replaceFirst("^seg_\\d+_", "")).toList();
    assertEquals(sums(expected), sums(found), row.path());
  }

  private static Map<String, Integer> sums(List<String> counts) {
    return counts.stream()
        .map(s -> s.split("=", 2))
        .collect(
            Collectors.toMap(p -> p[0], p -> Integer.parseInt(p[1]), Integer::sum, TreeMap::new));
  }

  /** Sum of the charges, e. */
  public static double totalCharge(Topology t) {
    double[] charges = t.charges();
    double sum = 0;
    for (int i = 0; charges != null && i < charges.length; i++) {
      sum += charges[i];
    }
    return sum;
  }

  /** Every atom has an element whose standard weight is the file's mass, to the tolerance in u. */
  public static void assertElementsMatchMasses(Topology t, double tolerance, String path) {
    for (int a = 0; a < t.nAtoms(); a++) {
      int atom = a;
      if (!t.isVirtualSite(a)) {
        assertEquals(
            org.padml.model.Elements.mass(t.atomicNumber(a)),
            t.mass(a),
            tolerance,
            () -> path + ": " + atom + " " + t.atomName(atom) + " " + t.residueOfAtom(atom));
      }
    }
  }
}
