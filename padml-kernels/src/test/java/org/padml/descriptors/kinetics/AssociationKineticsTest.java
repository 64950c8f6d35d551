package org.padml.descriptors.kinetics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.kinetics.AssociationEvent.Kind;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.descriptors.kinetics.Kinetics.Flag;
import org.padml.units.Units;

class AssociationKineticsTest {
  private static final double LEVEL = 0.95;

  /** Unbound for 3 frames of 10 ps, bound for 4, unbound for 2, bound for 1. */
  private static AssociationTrace tenFrames() {
    AssociationTrace trace = new AssociationTrace(1);
    String states = "uuubbbbuub";
    for (int f = 0; f < states.length(); f++) {
      trace.add(f, 100 + 10 * f, states.charAt(f) == 'b', 1000 + f);
    }
    return trace;
  }

  @Test
  void eventsAndTimesAreThoseOfTheSequence() {
    AssociationTrace trace = tenFrames();
    assertEquals(
        List.of(
            new AssociationEvent(Kind.ASSOCIATION, 130, 40, false),
            new AssociationEvent(Kind.DISSOCIATION, 170, 20, false),
            new AssociationEvent(Kind.ASSOCIATION, 190, 0, true)),
        trace.events());
    ReplicaCounts c = trace.counts();
    assertEquals(2, c.nAssociations());
    assertEquals(1, c.nDissociations());
    assertEquals(40, c.boundPs());
    assertEquals(50, c.unboundPs());
    assertEquals(List.of(40.0), Arrays.stream(c.boundDwellsPs()).boxed().toList());
    assertEquals(List.of(20.0), Arrays.stream(c.unboundDwellsPs()).boxed().toList());
    assertEquals(10, c.spacingPs());
    assertEquals(5, c.unboundFrames());
    assertEquals(5000 + 0 + 1 + 2 + 7 + 8, c.unboundVolumeNm3());
  }

  @Test
  void ratesAreEventsOverTime() {
    Kinetics k =
        AssociationKinetics.estimate(List.of(tenFrames().counts()), Partners.DIFFERENT, LEVEL, 1);
    double volume = 5018 / 5.0;
    assertEquals(volume, k.boxVolumeNm3());
    // 1/40 ps; 2/50 ps times N_A V, where 1/(N_A V) = 1.66054/V mol/L
    assertEquals(25, k.koffPerNs().value(), 1e-12);
    assertEquals(40 * volume / 1.66053906717, k.konPerNsMolar().value(), 1e-6);
    assertEquals(k.koffPerNs().value() / k.konPerNsMolar().value(), k.kdMolar().value(), 1e-15);
    assertEquals(50.0 / 40 * 1.66053906717 / volume, k.kdByCountingMolar(), 1e-12);
    Kinetics same =
        AssociationKinetics.estimate(List.of(tenFrames().counts()), Partners.IDENTICAL, LEVEL, 1);
    assertEquals(k.konPerNsMolar().value() / 2, same.konPerNsMolar().value(), 1e-9);
    assertEquals(k.kdMolar().value() * 2, same.kdMolar().value(), 1e-15);
    assertEquals(k.kdByCountingMolar() * 2, same.kdByCountingMolar(), 1e-15);
    assertEquals(k.koffPerNs(), same.koffPerNs());
  }

  @Test
  void anyCutGivesTheSameBits() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(80);
      int stride = 1 + random.nextInt(3);
      AssociationTrace whole = new AssociationTrace(stride);
      List<AssociationTrace> parts = new ArrayList<>(List.of(new AssociationTrace(stride)));
      boolean bound = random.nextBoolean();
      double time = random.nextDouble() * 1000;
      for (int f = 0; f < n; f++) {
        bound ^= random.nextInt(6) == 0;
        time += 0.1 + random.nextDouble();
        double volume = 100 + random.nextGaussian();
        if (random.nextInt(3) == 0) {
          parts.add(new AssociationTrace(stride));
        }
        whole.add(f, time, bound, volume);
        parts.get(parts.size() - 1).add(f, time, bound, volume);
      }
      while (parts.size() > 1) {
        int k = random.nextInt(parts.size() - 1);
        parts.get(k).merge(parts.remove(k + 1));
      }
      assertEquals(whole.events(), parts.get(0).events(), "seed " + seed);
      ReplicaCounts a = whole.counts();
      ReplicaCounts b = parts.get(0).counts();
      assertEquals(a.nAssociations(), b.nAssociations());
      assertEquals(a.nDissociations(), b.nDissociations());
      assertEquals(a.boundPs(), b.boundPs());
      assertEquals(a.unboundPs(), b.unboundPs());
      assertEquals(a.unboundVolumeNm3(), b.unboundVolumeNm3());
      assertEquals(a.unboundFrames(), b.unboundFrames());
    }
  }

  @Test
  void noEventsGiveBoundsAndNoValues() {
    AssociationTrace trace = new AssociationTrace(1);
    trace.add(0, 0, true, 500);
    trace.add(1, 100, true, 500);
    Kinetics k =
        AssociationKinetics.estimate(List.of(trace.counts()), Partners.DIFFERENT, LEVEL, 1);
    assertNull(k.koffPerNs().value());
    assertEquals(0, k.koffPerNs().low());
    assertEquals(-Math.log(0.025) / 0.1, k.koffPerNs().high(), 1e-9);
    assertEquals("no dissociations: a bound only", k.koffPerNs().reason());
    assertNull(k.konPerNsMolar().value());
    assertEquals("no time unbound", k.konPerNsMolar().reason());
    assertNull(k.kdMolar().high());
    assertNull(k.kdByCountingMolar());
  }

  @Test
  void associationOnlyHasNoUpperBoundOfKonButOfKd() {
    List<ReplicaCounts> replicas = new ArrayList<>();
    for (int r = 0; r < 6; r++) {
      AssociationTrace trace = new AssociationTrace(1);
      for (int f = 0; f < 50; f++) {
        trace.add(f, 10 * f, f > 4 + r, 500);
      }
      replicas.add(trace.counts());
    }
    Kinetics k = AssociationKinetics.estimate(replicas, Partners.DIFFERENT, LEVEL, 1);
    assertNull(k.kdMolar().value());
    assertEquals("no dissociations: a bound only", k.kdMolar().reason());
    assertEquals(0, k.kdMolar().low());
    assertNotNull(k.kdMolar().high());
    assertNotNull(k.konPerNsMolar().value());
    // bound a fraction of the time although nothing ever left: counting is no equilibrium
    assertTrue(k.kdByCountingMolar() > k.kdMolar().low());
  }

  @Test
  void framesWithoutBoxGiveNoKon() {
    AssociationTrace trace = new AssociationTrace(1);
    trace.add(0, 0, false, Double.NaN);
    trace.add(1, 10, true, 5);
    trace.add(2, 20, false, 5);
    Kinetics k =
        AssociationKinetics.estimate(List.of(trace.counts()), Partners.DIFFERENT, LEVEL, 1);
    assertNull(k.boxVolumeNm3());
    assertNull(k.konPerNsMolar().value());
    assertEquals(100, k.koffPerNs().value());
  }

  @Test
  void emptyAndSingleFramesHaveNoRates() {
    Kinetics none = AssociationKinetics.estimate(List.of(), Partners.DIFFERENT, LEVEL, 1);
    assertEquals("no time bound", none.koffPerNs().reason());
    AssociationTrace one = new AssociationTrace(1);
    one.add(0, 5, false, 10);
    Kinetics k = AssociationKinetics.estimate(List.of(one.counts()), Partners.DIFFERENT, LEVEL, 1);
    assertEquals("no time unbound", k.konPerNsMolar().reason());
    assertEquals(List.of(), new AssociationTrace(1).events());
    assertEquals(0, new AssociationTrace(1).counts().boundPs());
  }

  @Test
  void replicasThatDifferAreResampled() {
    List<ReplicaCounts> replicas = new ArrayList<>();
    for (int r = 0; r < 8; r++) {
      AssociationTrace trace = new AssociationTrace(1);
      int period = r % 4 == 0 ? 2 : 100;
      for (int f = 0; f < 400; f++) {
        trace.add(f, f, f / period % 2 == 0, 500);
      }
      replicas.add(trace.counts());
    }
    Kinetics k = AssociationKinetics.estimate(replicas, Partners.DIFFERENT, LEVEL, 1);
    assertTrue(k.flags().contains(Flag.OVERDISPERSED));
    assertEquals(Estimate.Method.BOOTSTRAP, k.koffPerNs().method());
    Kinetics again = AssociationKinetics.estimate(replicas, Partners.DIFFERENT, LEVEL, 1);
    assertEquals(k, again);
    Kinetics few =
        AssociationKinetics.estimate(replicas.subList(0, 3), Partners.DIFFERENT, LEVEL, 1);
    assertTrue(few.flags().contains(Flag.TOO_FEW_REPLICAS));
    assertEquals(Estimate.Method.EXACT, few.koffPerNs().method());
  }

  @Test
  void wrongUseSaysSo() {
    AssociationTrace trace = new AssociationTrace(1);
    trace.add(0, 5, false, 10);
    assertEquals(
        "association trace: time: expected more than 5.0 ps, found 5.0",
        assertThrows(IllegalArgumentException.class, () -> trace.add(1, 5, true, 10)).getMessage());
    assertEquals(
        "association trace: stride: expected 1, found 2",
        assertThrows(IllegalArgumentException.class, () -> trace.merge(new AssociationTrace(2)))
            .getMessage());
    assertEquals(
        "kinetics: level: expected between 0 and 1, found 95.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> AssociationKinetics.estimate(List.of(), Partners.DIFFERENT, 95, 1))
            .getMessage());
  }

  @Test
  void everyOtherFrameShowsWhatRatesDependOn() {
    AssociationTrace all = new AssociationTrace(1);
    AssociationTrace half = new AssociationTrace(2);
    // long stretches, with a recrossing of one frame in each that every other frame misses
    for (int f = 0; f < 400; f++) {
      boolean bound = f / 40 % 2 == 0 ^ f % 40 == 21;
      all.add(f, f, bound, 100);
      half.add(f, f, bound, 100);
    }
    Kinetics k = AssociationKinetics.estimate(List.of(all.counts()), Partners.DIFFERENT, LEVEL, 1);
    Kinetics k2 =
        AssociationKinetics.estimate(List.of(half.counts()), Partners.DIFFERENT, LEVEL, 1);
    assertEquals(15, k.nDissociations());
    assertEquals(5, k2.nDissociations());
    double change = Kinetics.relativeChange(k.koffPerNs(), k2.koffPerNs());
    // a third of the events in 200 ps bound, one frame more or less
    assertEquals(1 / 3.0 - 1, change, 0.01);
    assertNull(Kinetics.relativeChange(Estimate.none("none"), k2.koffPerNs()));
  }

  @Test
  void molarConversionIsTheAvogadroConstant() {
    assertEquals(1.66053906717, Units.MOLAR_PER_NM3, 1e-11);
  }
}
