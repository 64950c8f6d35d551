package org.padml.descriptors.kinetics;

import java.io.Serializable;

/**
 * A change of the association state.
 *
 * @param timePs time of the first frame in the new state
 * @param dwellPs how long the new state lasted
 * @param censored whether the replica ended first, so that it lasted at least that long
 */
public record AssociationEvent(Kind kind, double timePs, double dwellPs, boolean censored)
    implements Serializable {
  /** Which way. */
  public enum Kind {
    /** From not bound to bound. */
    ASSOCIATION,
    /** From bound to not bound. */
    DISSOCIATION
  }
}
