package org.padml.features;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.PrincipalComponents;
import org.padml.descriptors.dynamics.StructureFit;

/** Frames along the principal components of their units; units without any are left out. */
final class Projection implements Iterator<ProjectedFrame> {
  /**
   * Of one unit: its frames are fitted on the mean, then projected.
   *
   * @param mean x, y, z [3][nPoints], nm
   */
  record Target(double[][] mean, PrincipalComponents components) implements java.io.Serializable {}

  private final Iterator<MotionFrame> frames;
  private final Map<Integer, Target> targets;
  private int unit = -1;
  private @Nullable Fitted onto;
  private @Nullable ProjectedFrame ready;

  /** Of frames of one unit after the other. */
  Projection(Iterator<MotionFrame> frames, Map<Integer, Target> targets) {
    this.frames = frames;
    this.targets = targets;
  }

  @Override
  public boolean hasNext() {
    while (ready == null && frames.hasNext()) {
      MotionFrame f = frames.next();
      if (f.unit() != unit) {
        unit = f.unit();
        Target target = targets.get(unit);
        onto = target == null ? null : new Fitted(target);
      }
      ready = onto == null ? null : onto.project(f);
    }
    return ready != null;
  }

  @Override
  public ProjectedFrame next() {
    ProjectedFrame f = hasNext() ? ready : null;
    if (f == null) {
      throw new NoSuchElementException("projections: expected another frame, found the end");
    }
    ready = null;
    return f;
  }

  private static final class Fitted {
    private final StructureFit fit;
    private final PrincipalComponents components;
    private final float[][] r;
    private final double[] fitted;

    Fitted(Target target) {
      fit = new StructureFit(target.mean());
      components = target.components();
      r = new float[3][fit.nPoints()];
      fitted = new double[3 * fit.nPoints()];
    }

    ProjectedFrame project(MotionFrame f) {
      PositionRecord.read(f.positions(), r[0], r[1], r[2]);
      fit.fit(r[0], r[1], r[2], fitted);
      double[] along = new double[components.modes().length];
      components.project(fitted, along);
      return new ProjectedFrame(f.unit(), f.frame(), f.timePs(), along);
    }
  }
}
