package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.manifest.StateRule;

/** Frames of made-up replicas, through states and events, to rows of {@code kinetics}. */
class KineticsTableTest {
  private static final List<String> COLUMNS = FrameColumn.names(List.of());
  private static final String CONTACTS = "n_residue_contacts";
  private static final double VOLUME_NM3 = 800;
  private static final int SIMULATIONS = 400;
  private static final double LEVEL = 0.95;

  /** Three and a half standard deviations of the covering fraction at its level. */
  private static final double ALLOWED = 3.5 * Math.sqrt(LEVEL * (1 - LEVEL) / SIMULATIONS);

  /** One molecule in 1 nm^3, mol/L: 1e24 / 6.02214076e23. */
  private static final double MOLAR_PER_NM3 = 1e24 / 6.02214076e23;

  private static final StateRule DEFAULT = rule(StateRule.DEFAULT_ON, StateRule.DEFAULT_OFF);

  private static StateRule rule(String on, String off) {
    return StateRule.parse(on, off, FrameColumn.names());
  }

  /** A replica under way, whose other columns have no value. */
  private static final class Replica {
    private final CollectedOutput out = new CollectedOutput();
    private final StateRule rule;
    private final ReplicaPass pass;

    Replica(String name, StateRule rule) {
      this.rule = rule;
      ReplicaKey key = new ReplicaKey("s", name, "A:B");
      pass =
          new ReplicaPass(
              new StateTrack(rule, COLUMNS),
              new FrameRows(key, COLUMNS),
              0,
              7,
              List.of(new EventTable(key)));
    }

    void add(long frame, double timePs, double value, double volumeNm3) {
      double[] values = new double[COLUMNS.size()];
      Arrays.fill(values, Double.NaN);
      values[COLUMNS.indexOf(rule.on().get(0).column())] = value;
      long window = (long) (timePs / 7);
      byte[] none = new byte[0];
      pass.add(
          new StagedFrame(
              frame, "t.xtc", frame, timePs, window, true, "", volumeNm3, values, none, null, null),
          out);
    }

    /** Ends it: rows of events into the list. */
    EventTable.Share end(List<Row> events) {
      pass.finish(out);
      events.addAll(out.rows(EventTable.NAME));
      assertEquals(1, out.shares().size());
      return (EventTable.Share) out.shares().get(0);
    }
  }

  /** A replica of frames 1 ps apart. */
  private static EventTable.Share replica(String name, StateRule rule, double... values) {
    Replica replica = new Replica(name, rule);
    for (int f = 0; f < values.length; f++) {
      replica.add(f, f, values[f], VOLUME_NM3);
    }
    return replica.end(new ArrayList<>());
  }

  /** The one row, of finite numbers. */
  private static Row row(Partners partners, EventTable.Share... shares) {
    Row row = KineticsTable.rows(Arrays.asList(shares), k -> partners).get(0);
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
      assertFalse(values[i] instanceof Double d && !Double.isFinite(d), row.toString());
    }
    return new GenericRowWithSchema(values, TableSchemas.kinetics());
  }

  private static double wait(double rate, SplittableRandom random) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  /** A two-state Markov jump process seen every ps; between changes contacts wander. */
  private static EventTable.Share jumps(
      String name, double off, double on, int frames, SplittableRandom random) {
    boolean bound = random.nextDouble() < on / (on + off);
    double next = wait(bound ? off : on, random);
    double[] contacts = new double[frames];
    boolean shown = !bound;
    for (int f = 0; f < frames; f++) {
      while (next <= f) {
        bound = !bound;
        next += wait(bound ? off : on, random);
      }
      int core = bound ? 10 : 0;
      contacts[f] = bound == shown ? 1 + random.nextInt(9) : core;
      shown = bound;
    }
    return replica(name, DEFAULT, contacts);
  }

  private static boolean covers(Row row, String rate, double truth) {
    Double low = row.getAs(rate + "_low");
    Double high = row.getAs(rate + "_high");
    return (low == null || low <= truth) && (high == null || truth <= high);
  }

  /** Stretches of 100 and 300 ps in four replicas of 1 ns; one in a hundred is not seen. */
  @Test
  void intervalsOfAMarkovJumpProcessCoverItsRates() {
    double off = 1 / 100.0;
    double on = 1 / 300.0;
    double koff = 1000 * off;
    double kon = 1000 * on * VOLUME_NM3 / MOLAR_PER_NM3 / 2;
    int[] covered = new int[3];
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventTable.Share[] shares = new EventTable.Share[4];
      Arrays.setAll(shares, r -> jumps("r" + r, off, on, 1000, random));
      Row row = row(Partners.IDENTICAL, shares);
      covered[0] += covers(row, "koff_per_ns", koff) ? 1 : 0;
      covered[1] += covers(row, "kon_per_ns_molar", kon) ? 1 : 0;
      covered[2] += covers(row, "kd_molar", koff / kon) ? 1 : 0;
    }
    System.out.println("koff, kon, Kd: " + Arrays.toString(covered) + " of " + SIMULATIONS);
    for (int n : covered) {
      assertTrue((double) n / SIMULATIONS >= LEVEL - ALLOWED, Arrays.toString(covered));
    }
  }

  @Test
  void ratesAreEventsOverTimeAndBoxConcentration() {
    // 3 ps unbound, 4 bound, 2 unbound, and bound for the last 1 ps
    EventTable.Share share = replica("r", DEFAULT, 0, 0, 0, 10, 9, 5, 1, 0, 9, 12, 4);
    Row different = row(Partners.DIFFERENT, share);
    assertEquals(1 / 5.0 * 1000, different.<Double>getAs("koff_per_ns"), 1e-9);
    double kon = 2 / 5.0 * 1000 * VOLUME_NM3 / MOLAR_PER_NM3;
    assertEquals(kon, different.<Double>getAs("kon_per_ns_molar"), 1e-9 * kon);
    assertEquals(200 / kon, different.<Double>getAs("kd_molar"), 1e-9);
    assertEquals(MOLAR_PER_NM3 / VOLUME_NM3, different.<Double>getAs("kd_by_counting_molar"), 1e-9);
    Row identical = row(Partners.IDENTICAL, share);
    assertEquals(kon / 2, identical.<Double>getAs("kon_per_ns_molar"), 1e-9 * kon);
    assertEquals(400 / kon, identical.<Double>getAs("kd_molar"), 1e-9);
  }

  @Test
  void noEventsGiveABoundAndNoTimeOrBoxGivesAReason() {
    double high = -Math.log(0.025) / 3 * 1000;
    Row bound = row(Partners.DIFFERENT, replica("r", DEFAULT, 10, 12, 11, 9));
    assertNull(bound.getAs("koff_per_ns"));
    assertEquals(0.0, bound.<Double>getAs("koff_per_ns_low"));
    assertEquals(high, bound.<Double>getAs("koff_per_ns_high"), 1e-6 * high);
    assertNull(bound.getAs("kon_per_ns_molar_high"));
    assertEquals("no dissociations: a bound only, no time unbound", bound.getAs("flags"));
    Row single = row(Partners.DIFFERENT, replica("r", DEFAULT, 3));
    assertEquals("no time bound, no time unbound", single.getAs("flags"));
    Replica boxless = new Replica("r", DEFAULT);
    for (int f = 0; f < 20; f++) {
      boxless.add(f, f, f / 5 % 2 == 0 ? 0 : 10, f == 12 ? Double.NaN : VOLUME_NM3);
    }
    Row noBox = row(Partners.DIFFERENT, boxless.end(new ArrayList<>()));
    assertNull(noBox.getAs("kon_per_ns_molar"));
    assertNull(noBox.getAs("kd_by_counting_molar"));
    assertEquals(1000 / 9.0, noBox.<Double>getAs("koff_per_ns"), 1e-9);
    assertEquals("no box volume of unbound frames", noBox.getAs("flags"));
  }

  /** Any column, in either direction; overlapping rules make no events of their own. */
  @Test
  void statesFollowAnyColumnAndOverlappingRulesDoNotFlicker() {
    StateRule distance = rule("com_distance_nm < 2", "com_distance_nm > 3");
    EventTable.Share near = replica("r", distance, 4, 2.5, 1.9, 2.9, 2.1, 3.1, 2.2, 3.5);
    assertEquals(1, near.everyFrame().nAssociations());
    assertEquals(1, near.everyFrame().nDissociations());
    assertEquals(3, near.everyFrame().boundPs());
    StateRule overlapping = rule(CONTACTS + " >= 5", CONTACTS + " < 8");
    EventTable.Share steady = replica("r", overlapping, 6, 7, 6, 5, 9, 6, 7, 5, 6, 4, 6, 7);
    assertEquals(1, steady.everyFrame().nAssociations());
    assertEquals(1, steady.everyFrame().nDissociations());
  }

  @Test
  void eventsLastUntilTheNextAndTheLastIsCensored() {
    Replica replica = new Replica("r", DEFAULT);
    for (int f = 0; f < 12; f++) {
      replica.add(f, 3 + 2.5 * f, f / 4 == 1 ? 10 : 0, VOLUME_NM3);
    }
    List<Row> events = new ArrayList<>();
    replica.end(events);
    assertEquals(
        List.of("[s,r,A:B,association,13.0,10.0,false]", "[s,r,A:B,dissociation,23.0,7.5,true]"),
        events.stream().map(Row::toString).toList());
  }

  @Test
  void missingFramesAreMentioned() {
    Replica replica = new Replica("r", DEFAULT);
    for (int f = 0; f < 60; f++) {
      // 20 ps of 80 are missing between two parts
      replica.add(f, f < 30 ? f : f + 20, f / 10 % 2 == 0 ? 0 : 10, VOLUME_NM3);
    }
    assertTrue(
        row(Partners.DIFFERENT, replica.end(new ArrayList<>()))
            .<String>getAs("flags")
            .contains("frames-missing"));
  }
}
