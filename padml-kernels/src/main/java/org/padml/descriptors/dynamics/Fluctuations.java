package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Root-mean-square fluctuation of points about their mean structure, found by fitting all frames on
 * it again and again.
 *
 * <p>The first reference is the first frame. A pass fits every frame on the reference, without
 * weights; its mean is the next reference. The passes end when mean and reference differ by less
 * than {@link #CONVERGED_NM} (root mean square) or after {@value #MAX_PASSES}. Units: nm. Memory: 6
 * doubles a point, whatever the number of frames.
 *
 * @param rmsfNm [nPoints], of the last pass; empty where {@code reason} is not
 * @param mean x, y, z [3][nPoints] of the last pass
 * @param passes how often the frames were read
 * @param shiftNm difference of mean and reference in the last pass
 * @param frames number of frames
 * @param reason why there are no fluctuations; empty if there are
 */
public record Fluctuations(
    double[] rmsfNm, double[][] mean, int passes, double shiftNm, long frames, String reason)
    implements Serializable {
  /** A mean that moves less than this has been found, nm. */
  public static final double CONVERGED_NM = 1e-7;

  /** Far more than the five or so that real trajectories take. */
  public static final int MAX_PASSES = 100;

  /** Of frames that can be read several times. */
  public static Fluctuations of(CoordinateFrames frames) {
    List<FittedSums> first = new ArrayList<>(1);
    frames.forEach(
        (x, y, z) -> {
          if (first.isEmpty()) {
            first.add(new FittedSums(FittedSums.structure(x, y, z)));
          }
          first.get(0).add(x, y, z);
        });
    if (first.isEmpty() || first.get(0).frames() < 2) {
      return none(first.size(), "fewer than two frames");
    }
    if (first.get(0).nPoints() == 0) {
      return none(first.get(0).frames(), "no points");
    }
    FittedSums sums = first.get(0);
    for (int pass = 1; ; pass++) {
      if (pass == MAX_PASSES || sums.shiftNm() < CONVERGED_NM) {
        return new Fluctuations(
            sums.rmsfNm(), sums.mean(), pass, sums.shiftNm(), sums.frames(), "");
      }
      sums = new FittedSums(sums.mean());
      frames.forEach(sums::add);
    }
  }

  private static Fluctuations none(long frames, String reason) {
    return new Fluctuations(new double[0], new double[3][0], 0, Double.NaN, frames, reason);
  }

  /** Whether there are fluctuations. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Whether mean and reference agree. */
  public boolean converged() {
    return shiftNm < CONVERGED_NM;
  }
}
