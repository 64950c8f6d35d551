package org.padml.descriptors.kinetics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.units.Units;

/** Intervals from simulated two-state Markov jump processes with known rates. */
class CoverageTest {
  private static final int SIMULATIONS = 1000;
  private static final double LEVEL = 0.95;

  /**
   * Three and a half standard deviations of the covering fraction at its level, 0.024: a true level
   * fails once in some four thousand seeds.
   */
  private static final double ALLOWED = 3.5 * Math.sqrt(LEVEL * (1 - LEVEL) / SIMULATIONS);

  private static final double VOLUME_NM3 = 800;

  /** Frames are 1/50 of the shorter mean stretch apart: one stretch in fifty is missed. */
  private static final double SPACING_PS = 1;

  private record Case(double offPerPs, double onPerPs, int replicas, int frames) {}

  private static ReplicaCounts replica(Case c, SplittableRandom random) {
    AssociationTrace trace = new AssociationTrace(1);
    boolean bound = random.nextDouble() < c.onPerPs / (c.onPerPs + c.offPerPs);
    double next = wait(bound ? c.offPerPs : c.onPerPs, random);
    for (int f = 0; f < c.frames; f++) {
      double time = f * SPACING_PS;
      while (next <= time) {
        bound = !bound;
        next += wait(bound ? c.offPerPs : c.onPerPs, random);
      }
      trace.add(f, time, bound, VOLUME_NM3);
    }
    return trace.counts();
  }

  private static double wait(double rate, SplittableRandom random) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }

  private static boolean covers(Estimate e, double truth) {
    Double low = e.low();
    Double high = e.high();
    return (low == null || low <= truth) && (high == null || truth <= high);
  }

  private static void check(Case c) {
    double kon = c.onPerPs * Units.PS_PER_NS * VOLUME_NM3 / Units.MOLAR_PER_NM3;
    double koff = c.offPerPs * Units.PS_PER_NS;
    int[] covered = new int[3];
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ReplicaCounts> replicas = new ArrayList<>();
      for (int r = 0; r < c.replicas; r++) {
        replicas.add(replica(c, random));
      }
      Kinetics k = AssociationKinetics.estimate(replicas, Partners.DIFFERENT, LEVEL, seed);
      covered[0] += covers(k.koffPerNs(), koff) ? 1 : 0;
      covered[1] += covers(k.konPerNsMolar(), kon) ? 1 : 0;
      covered[2] += covers(k.kdMolar(), koff / kon) ? 1 : 0;
    }
    String found =
        c
            + " koff, kon, Kd: "
            + covered[0]
            + " "
            + covered[1]
            + " "
            + covered[2]
            + " of "
            + SIMULATIONS;
    System.out.println(found);
    for (int n : covered) {
      assertTrue((double) n / SIMULATIONS >= LEVEL - ALLOWED, found);
    }
  }

  @Test
  void fewEvents() {
    check(new Case(1 / 300.0, 1 / 300.0, 4, 600));
  }

  @Test
  void rareDissociation() {
    check(new Case(1 / 2000.0, 1 / 200.0, 5, 1000));
  }

  @Test
  void manyEvents() {
    check(new Case(1 / 50.0, 1 / 100.0, 5, 1000));
  }
}
