package org.padml.formats;

import java.util.Arrays;
import org.padml.model.Box;
import org.padml.model.Topology;

/** Coordinates in nm that grow atom by atom, so that memory follows the data and no header. */
public final class CoordinateList {
  private float[] x = new float[1024];
  private float[] y = new float[1024];
  private float[] z = new float[1024];
  private int n;

  /** Appends an atom, nm. */
  public void add(float ax, float ay, float az) {
    if (n == x.length) {
      int size = Math.multiplyExact(n, 2);
      x = Arrays.copyOf(x, size);
      y = Arrays.copyOf(y, size);
      z = Arrays.copyOf(z, size);
    }
    x[n] = ax;
    y[n] = ay;
    z[n++] = az;
  }

  /** Number of atoms so far. */
  public int size() {
    return n;
  }

  /** The atoms so far with a box. */
  public Topology.ReferenceFrame build(Box box) {
    return new Topology.ReferenceFrame(
        Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(z, n), box);
  }
}
