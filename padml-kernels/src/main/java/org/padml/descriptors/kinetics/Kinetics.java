package org.padml.descriptors.kinetics;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rates of association of a pair of partners from all of its replicas.
 *
 * @param kdMolar koff / kon
 * @param kdByCountingMolar from the fraction of time bound; null without box or bound time
 * @param boxVolumeNm3 mean over the frames not bound; null without box or such frames
 * @param dissociationDispersionP p-value of equal dissociation rates in all replicas
 * @param associationDispersionP likewise of association
 * @param boundExponentialP p-value of exponential bound stretches; NaN for too few
 * @param unboundExponentialP likewise of unbound ones
 */
public record Kinetics(
    Estimate koffPerNs,
    Estimate konPerNsMolar,
    Estimate kdMolar,
    @Nullable Double kdByCountingMolar,
    @Nullable Double boxVolumeNm3,
    long nAssociations,
    long nDissociations,
    double boundPs,
    double unboundPs,
    double dissociationDispersionP,
    double associationDispersionP,
    double boundExponentialP,
    double unboundExponentialP,
    Set<Flag> flags)
    implements Serializable {
  /** What a reader should know before believing the numbers. */
  public enum Flag {
    /** Kd by counting lies outside the interval of Kd by rates: not in equilibrium. */
    KD_DISAGREES,
    /** Replicas differ by more than chance. */
    OVERDISPERSED,
    /** Bound or unbound stretches are not exponential: more than two states, or memory. */
    NOT_EXPONENTIAL,
    /** Replicas should be resampled, but are too few. */
    TOO_FEW_REPLICAS
  }

  /**
   * How much an estimate changes, relative to this one, when only every other frame is used; null
   * where either has no value.
   */
  public static @Nullable Double relativeChange(Estimate all, Estimate everyOther) {
    Double a = all.value();
    Double b = everyOther.value();
    return a == null || b == null || a == 0 ? null : (Double) (b / a - 1);
  }
}
