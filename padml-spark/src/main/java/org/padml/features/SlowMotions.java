package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.IndependentComponents;
import org.padml.stats.LagPairs;
import org.padml.stats.LaggedCovariance;

/**
 * Slow components of one unit at several lags, from its frames in order. A pair is two frames whose
 * numbers differ by the lag, so that what was left out between them shortens none. Memory: as many
 * frames as the longest lag has.
 */
final class SlowMotions {
  /** Lags at which slow components are looked for, frames. */
  static final List<Integer> LAGS = List.of(1, 2, 5, 10, 20, 50, 100);

  /** Fewer pairs of frames than this for each component say nothing about slowness. */
  static final int PAIRS_PER_COMPONENT = 10;

  private final int components;
  private final double spacingPs;
  private final List<LaggedCovariance> sums = new ArrayList<>();
  private final List<LagPairs> walks = new ArrayList<>();
  private long last = Long.MIN_VALUE;

  /**
   * What one lag gave.
   *
   * @param lagFrames the lag
   * @param pairs number of pairs
   * @param components timescales in ps; NaN where there are none
   */
  record AtLag(int lagFrames, long pairs, IndependentComponents components)
      implements Serializable {}

  /**
   * Of no frames yet.
   *
   * @param components of a frame
   * @param spacingPs time between frame numbers; NaN where there is none
   */
  SlowMotions(int components, double spacingPs) {
    this.components = components;
    this.spacingPs = spacingPs;
    for (int lag : LAGS) {
      LaggedCovariance pairs = new LaggedCovariance(components);
      sums.add(pairs);
      walks.add(new LagPairs(lag, pairs::add));
    }
  }

  /** Adds a frame with a number larger than all before. */
  void add(long frame, double[] place) {
    long missing = last == Long.MIN_VALUE ? 0 : frame - last - 1;
    last = frame;
    for (LagPairs walk : walks) {
      walk.skip(missing);
      walk.add(place);
    }
  }

  /** The slow components of every lag that has pairs enough. */
  List<AtLag> finish() {
    List<AtLag> out = new ArrayList<>();
    for (int k = 0; k < walks.size(); k++) {
      int lag = LAGS.get(k);
      LaggedCovariance pairs = sums.get(k);
      if (pairs.pairs() >= (long) PAIRS_PER_COMPONENT * components && components > 0) {
        out.add(new AtLag(lag, pairs.pairs(), IndependentComponents.of(pairs, lag * spacingPs)));
      }
    }
    return out;
  }

  /** The one whose components frames are shown along: of the longest lag up to this. */
  static @Nullable AtLag shown(List<AtLag> slow, int lagFrames) {
    AtLag found = null;
    for (AtLag s : slow) {
      found = s.lagFrames() <= lagFrames ? s : found;
    }
    return found;
  }
}
