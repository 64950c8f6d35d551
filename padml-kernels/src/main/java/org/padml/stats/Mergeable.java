package org.padml.stats;

import java.io.Serializable;

/**
 * What was seen in a stretch of frames and can take in what was seen in the stretch that follows.
 */
public interface Mergeable<A> extends Serializable {
  /** Takes in the next stretch, which is not used afterwards. */
  void merge(A next);
}
