package org.padml.descriptors.dynamics;

import java.util.ArrayList;
import java.util.List;

/** Frames kept in memory, such as those of one window; 12 bytes a point and frame. */
public final class CoordinateStore implements CoordinateFrames, CoordinateFrames.Sink {
  private final List<float[][]> frames = new ArrayList<>();

  /** Keeps a copy of a frame. */
  @Override
  public void add(float[] x, float[] y, float[] z) {
    frames.add(new float[][] {x.clone(), y.clone(), z.clone()});
  }

  /** Number of frames. */
  public int size() {
    return frames.size();
  }

  /** Forgets the frames. */
  public void clear() {
    frames.clear();
  }

  @Override
  public void forEach(Sink sink) {
    for (float[][] f : frames) {
      sink.add(f[0], f[1], f[2]);
    }
  }
}
