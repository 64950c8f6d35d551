package org.padml.descriptors.kinetics;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.padml.stats.Dispersion;
import org.padml.stats.Exponentiality;
import org.padml.stats.Interval;
import org.padml.stats.PoissonRates;
import org.padml.units.Units;

/**
 * Rates and dissociation constant of one pair in a box from the events of its replicas.
 *
 * <p>koff = dissociations / time bound; c = associations / time not bound; with the mean box volume
 * V over the frames not bound kon = c N_A V, for identical partners (d[A2]/dt = kon [A]^2) half of
 * that; Kd = koff / kon.
 *
 * <p>Intervals are those of Poisson counts ({@link PoissonRates}). Where replicas differ more than
 * chance allows or complete stretches are not exponential (p below {@value #SUSPICIOUS}), the
 * affected intervals are percentiles of {@value Resampling#ROUNDS} resamplings of the replicas,
 * given at least {@value #MIN_REPLICAS} of them.
 *
 * @see <a href="https://doi.org/10.1002/jcc.21776">de Jong et al., 2011 (identical partners)</a>
 */
public final class AssociationKinetics {
  /** Whether the partners are two copies of one molecule. */
  public enum Partners {
    /** A + B. */
    DIFFERENT,
    /** A + A. */
    IDENTICAL
  }

  static final double SUSPICIOUS = 0.01;
  static final int MIN_REPLICAS = 4;

  private static final String OFF = "dissociations";
  private static final String ON = "associations";

  private final List<ReplicaCounts> replicas;
  private final double level;
  private final long seed;
  private final Set<Kinetics.Flag> flags = EnumSet.noneOf(Kinetics.Flag.class);
  private final long associations;
  private final long dissociations;
  private final double boundPs;
  private final double unboundPs;

  private AssociationKinetics(List<ReplicaCounts> replicas, double level, long seed) {
    this.replicas = replicas;
    this.level = level;
    this.seed = seed;
    associations = replicas.stream().mapToLong(ReplicaCounts::nAssociations).sum();
    dissociations = replicas.stream().mapToLong(ReplicaCounts::nDissociations).sum();
    boundPs = sum(ReplicaCounts::boundPs);
    unboundPs = sum(ReplicaCounts::unboundPs);
  }

  /** In list order, so that the same replicas give the same bits. */
  private double sum(ToDoubleFunction<ReplicaCounts> part) {
    double sum = 0;
    for (ReplicaCounts r : replicas) {
      sum += part.applyAsDouble(r);
    }
    return sum;
  }

  /**
   * Estimates from all replicas of a pair.
   *
   * @param replicas in an order of the caller's, such as that of their names
   * @param level of the intervals, such as 0.95
   * @param seed of simulated p-values and of the resampling
   */
  public static Kinetics estimate(
      List<ReplicaCounts> replicas, Partners partners, double level, long seed) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "kinetics: level: expected between 0 and 1, found " + level);
    }
    return new AssociationKinetics(replicas, level, seed).estimate(partners);
  }

  private Kinetics estimate(Partners partners) {
    double pOff = dispersion(ReplicaCounts::nDissociations, ReplicaCounts::boundPs);
    double pOn = dispersion(ReplicaCounts::nAssociations, ReplicaCounts::unboundPs);
    double pBound = exponentiality(ReplicaCounts::boundDwellsPs);
    double pUnbound = exponentiality(ReplicaCounts::unboundDwellsPs);
    boolean resampleOff = resample(pOff, pBound);
    boolean resampleOn = resample(pOn, pUnbound);
    Estimate off = rate(OFF, dissociations, boundPs, resampleOff, Resampling::offRate);
    Estimate on = rate(ON, associations, unboundPs, resampleOn, Resampling::onRate);
    Double volume = volume();
    Estimate kon = Estimate.none(unboundPs > 0 ? "no box volume of unbound frames" : noTime(ON));
    Estimate kd = kon;
    Double counted = null;
    if (volume != null) {
      double molar = (partners == Partners.IDENTICAL ? 2 : 1) * Units.MOLAR_PER_NM3 / volume;
      kon = on.times(Units.PS_PER_NS / molar);
      kd = ratio(resampleOff || resampleOn).times(molar);
      counted = boundPs > 0 ? (Double) (unboundPs / boundPs * molar) : null;
      if (counted != null && isOutside(kd, counted)) {
        flags.add(Kinetics.Flag.KD_DISAGREES);
      }
    }
    return new Kinetics(
        off.times(Units.PS_PER_NS),
        kon,
        kd,
        counted,
        volume,
        associations,
        dissociations,
        boundPs,
        unboundPs,
        pOff,
        pOn,
        pBound,
        pUnbound,
        Collections.unmodifiableSet(flags));
  }

  private double dispersion(
      ToDoubleFunction<ReplicaCounts> events, ToDoubleFunction<ReplicaCounts> exposure) {
    return Dispersion.pValue(
        replicas.stream().mapToDouble(events).mapToLong(d -> (long) d).toArray(),
        replicas.stream().mapToDouble(exposure).toArray(),
        seed);
  }

  private double exponentiality(Function<ReplicaCounts, double[]> dwells) {
    double[] all = replicas.stream().flatMapToDouble(r -> Arrays.stream(dwells.apply(r))).toArray();
    double spacing = replicas.stream().mapToDouble(ReplicaCounts::spacingPs).max().orElse(0);
    return Exponentiality.pValue(all, spacing, seed);
  }

  private boolean resample(double dispersionP, double exponentialP) {
    if (dispersionP < SUSPICIOUS) {
      flags.add(Kinetics.Flag.OVERDISPERSED);
    }
    if (exponentialP < SUSPICIOUS) {
      flags.add(Kinetics.Flag.NOT_EXPONENTIAL);
    }
    boolean wanted = dispersionP < SUSPICIOUS || exponentialP < SUSPICIOUS;
    if (wanted && replicas.size() < MIN_REPLICAS) {
      flags.add(Kinetics.Flag.TOO_FEW_REPLICAS);
    }
    return wanted && replicas.size() >= MIN_REPLICAS;
  }

  /** Per ps. */
  private Estimate rate(
      String kind,
      long events,
      double time,
      boolean resample,
      ToDoubleFunction<Resampling> resampled) {
    if (!(time > 0)) {
      return Estimate.none(noTime(kind));
    }
    Double value = events == 0 ? null : (Double) (events / time);
    return estimate(value, PoissonRates.rate(events, time, level), kind, resample, resampled);
  }

  /** koff over c, without unit. */
  private Estimate ratio(boolean resample) {
    if (!(boundPs > 0 && unboundPs > 0)) {
      return Estimate.none(noTime(boundPs > 0 ? ON : OFF));
    }
    if (associations == 0 && dissociations == 0) {
      return Estimate.none("no events");
    }
    Double value =
        associations == 0 || dissociations == 0
            ? null
            : (Double) (dissociations / boundPs * (unboundPs / associations));
    Interval exact = PoissonRates.ratio(dissociations, boundPs, associations, unboundPs, level);
    return estimate(value, exact, associations == 0 ? ON : OFF, resample, Resampling::ratio);
  }

  private static String noTime(String kind) {
    return kind.equals(OFF) ? "no time bound" : "no time unbound";
  }

  private Estimate estimate(
      @Nullable Double value,
      Interval exact,
      String missing,
      boolean resample,
      ToDoubleFunction<Resampling> resampled) {
    if (value == null) {
      return estimate(null, exact, Estimate.Method.EXACT, "no " + missing + ": a bound only");
    }
    return resample
        ? estimate(
            value,
            Resampling.interval(replicas, resampled, level, seed),
            Estimate.Method.BOOTSTRAP,
            "")
        : estimate(value, exact, Estimate.Method.EXACT, "");
  }

  private static Estimate estimate(
      @Nullable Double value, Interval interval, Estimate.Method method, String reason) {
    Double high = Double.isInfinite(interval.high()) ? null : (Double) interval.high();
    return new Estimate(value, interval.low(), high, method, reason);
  }

  private static boolean isOutside(Estimate e, double v) {
    Double low = e.low();
    Double high = e.high();
    return (low != null && v < low) || (high != null && v > high);
  }

  private @Nullable Double volume() {
    double frames = sum(ReplicaCounts::unboundFrames);
    double volume = sum(ReplicaCounts::unboundVolumeNm3) / frames;
    return frames > 0 && volume > 0 ? (Double) volume : null;
  }
}
