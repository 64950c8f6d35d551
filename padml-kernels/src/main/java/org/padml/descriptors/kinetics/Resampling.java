package org.padml.descriptors.kinetics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.padml.stats.Interval;

/** Events and times of replicas drawn with replacement. */
final class Resampling {
  static final int ROUNDS = 2000;

  private long associations;
  private long dissociations;
  private double boundPs;
  private double unboundPs;

  private Resampling() {}

  /**
   * Percentiles of a quantity over the resamplings; those in which it is undefined are left out.
   */
  static Interval interval(
      List<ReplicaCounts> replicas,
      ToDoubleFunction<Resampling> quantity,
      double level,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[ROUNDS];
    int n = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Resampling drawn = new Resampling();
      for (int i = 0; i < replicas.size(); i++) {
        drawn.add(replicas.get(random.nextInt(replicas.size())));
      }
      double v = quantity.applyAsDouble(drawn);
      if (!Double.isNaN(v)) {
        values[n++] = v;
      }
    }
    Arrays.sort(values, 0, n);
    double tail = (1 - level) / 2;
    return new Interval(
        values[(int) Math.floor(tail * (n - 1))], values[(int) Math.ceil((1 - tail) * (n - 1))]);
  }

  private void add(ReplicaCounts r) {
    associations += r.nAssociations();
    dissociations += r.nDissociations();
    boundPs += r.boundPs();
    unboundPs += r.unboundPs();
  }

  /** Dissociations per ps bound; NaN without time bound. */
  double offRate() {
    return boundPs > 0 ? dissociations / boundPs : Double.NaN;
  }

  /** Associations per ps not bound; NaN without such time. */
  double onRate() {
    return unboundPs > 0 ? associations / unboundPs : Double.NaN;
  }

  /** Rate of dissociation over that of association; infinite without associations. */
  double ratio() {
    return offRate() / onRate();
  }
}
