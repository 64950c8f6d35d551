package org.padml.model;

/**
 * The one mutable frame: coordinates of the atoms read, with box and time. Owned by one thread and
 * overwritten by the next read; copy what is kept.
 *
 * <p>Shape: x, y, z [nAtoms], nm. Atom k of the buffer is the k-th atom of the selection it was
 * read with.
 */
public final class FrameBuffer {
  private final float[] x;
  private final float[] y;
  private final float[] z;
  private Box box = Box.NONE;
  private double timePs = Double.NaN;
  private long stepNumber = -1;
  private long frameIndex = -1;

  /** Space for a fixed number of atoms. */
  public FrameBuffer(int nAtoms) {
    x = new float[nAtoms];
    y = new float[nAtoms];
    z = new float[nAtoms];
  }

  /** Number of atoms held. */
  public int nAtoms() {
    return x.length;
  }

  /** x coordinates, nm; the live array. */
  public float[] x() {
    return x;
  }

  /** y coordinates, nm; the live array. */
  public float[] y() {
    return y;
  }

  /** z coordinates, nm; the live array. */
  public float[] z() {
    return z;
  }

  /** Periodic box, {@link Box#NONE} without one. */
  public Box box() {
    return box;
  }

  /** Simulation time in ps; NaN when the file stores none. */
  public double timePs() {
    return timePs;
  }

  /** Integrator step written by the engine; -1 when the file stores none. */
  public long stepNumber() {
    return stepNumber;
  }

  /** Index of the frame in its file. */
  public long frameIndex() {
    return frameIndex;
  }

  /** Sets everything but the coordinates. */
  public void setHeader(long frameIndex, long stepNumber, double timePs, Box box) {
    this.frameIndex = frameIndex;
    this.stepNumber = stepNumber;
    this.timePs = timePs;
    this.box = box;
  }

  /** Replaces the box. */
  public void setBox(Box box) {
    this.box = box;
  }

  /** Replaces the time. */
  public void setTimePs(double timePs) {
    this.timePs = timePs;
  }
}
