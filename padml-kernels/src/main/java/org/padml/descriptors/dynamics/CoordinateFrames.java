package org.padml.descriptors.dynamics;

/** Coordinates of the same points in several frames, which can be gone through again and again. */
public interface CoordinateFrames {
  /** Takes the frames. */
  @FunctionalInterface
  interface Sink {
    /** A frame; x, y, z [nPoints], nm, borrowed until the return. */
    void add(float[] x, float[] y, float[] z);
  }

  /** Gives every frame to the sink, each time in the same order. */
  void forEach(Sink sink);
}
