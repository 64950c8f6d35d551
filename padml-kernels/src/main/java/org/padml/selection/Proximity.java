package org.padml.selection;

import java.util.Arrays;
import java.util.BitSet;
import org.padml.model.Box;
import org.padml.model.Topology.ReferenceFrame;

/**
 * Which atoms of a frame are nearer to some atom of a set than a cutoff (strict), over all periodic
 * images when there is a box.
 *
 * <p>Shape: as the frame. Units: nm.
 *
 * <p>Periodic: every image within the cutoff is looked at, so neither the box's shape nor a cutoff
 * beyond half of it matters.
 *
 * <p>Error: none beyond double rounding of float coordinates. Cost: O(nAtoms log nImages * atoms in
 * 27 cells); allocates 40 bytes for each image of the set's atoms near the box.
 */
final class Proximity {
  private static final int CELL_BITS = 21;
  private static final int CELL_MAX = (1 << CELL_BITS) - 2;

  private static final int MAX_IMAGES = 1 << 16;

  private final ReferenceFrame frame;
  private final Box box;
  private final double[] heights = new double[3];

  Proximity(ReferenceFrame frame) {
    this.frame = frame;
    this.box = frame.box();
    if (box.isPeriodic()) {
      double volume = Math.abs(box.volume());
      heights[0] = volume / norm(cross(b(), c()));
      heights[1] = volume / norm(cross(c(), a()));
      heights[2] = volume / norm(cross(a(), b()));
    }
  }

  BitSet near(BitSet of, double cutoffNm) {
    int n = frame.x().length;
    BitSet near = new BitSet(n);
    if (of.isEmpty()) {
      return near;
    }
    if (box.isPeriodic() && cutoffNm > reach()) {
      near.set(0, n);
      return near;
    }
    Points points = images(of, cutoffNm);
    points.sortIntoCells(cutoffNm);
    double[] p = new double[3];
    for (int i = 0; i < n; i++) {
      if (of.get(i)) {
        near.set(i);
        continue;
      }
      load(i, p);
      wrap(p);
      if (points.anyWithin(p[0], p[1], p[2], cutoffNm)) {
        near.set(i);
      }
    }
    return near;
  }

  /** No two atoms are farther apart than this, taking the nearest image. */
  private double reach() {
    return (norm(a()) + norm(b()) + norm(c())) / 2;
  }

  private void load(int i, double[] p) {
    p[0] = frame.x()[i];
    p[1] = frame.y()[i];
    p[2] = frame.z()[i];
  }

  /** Fractional coordinate along vector k of a position. */
  private double fraction(double[] p, int k) {
    double[] normal = k == 0 ? cross(b(), c()) : k == 1 ? cross(c(), a()) : cross(a(), b());
    return (p[0] * normal[0] + p[1] * normal[1] + p[2] * normal[2]) / box.volume();
  }

  private void wrap(double[] p) {
    if (!box.isPeriodic()) {
      return;
    }
    double fa = Math.floor(fraction(p, 0));
    double fb = Math.floor(fraction(p, 1));
    double fc = Math.floor(fraction(p, 2));
    shift(p, -fa, -fb, -fc);
  }

  private void shift(double[] p, double na, double nb, double nc) {
    p[0] += na * box.ax() + nb * box.bx() + nc * box.cx();
    p[1] += na * box.ay() + nb * box.by() + nc * box.cy();
    p[2] += na * box.az() + nb * box.bz() + nc * box.cz();
  }

  /** The atoms and those of their images that a wrapped atom can be near to. */
  private Points images(BitSet of, double cutoffNm) {
    Points points = new Points();
    double[] p = new double[3];
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      load(i, p);
      if (!box.isPeriodic()) {
        points.add(p);
        continue;
      }
      wrap(p);
      addImages(points, p, cutoffNm);
    }
    return points;
  }

  private void addImages(Points points, double[] p, double cutoffNm) {
    double[] q = new double[3];
    int[] low = new int[3];
    int[] high = new int[3];
    for (int k = 0; k < 3; k++) {
      double margin = cutoffNm / heights[k];
      double f = fraction(p, k);
      low[k] = (int) Math.ceil(-margin - f);
      high[k] = (int) Math.floor(1 + margin - f);
    }
    double nImages = (high[0] - low[0] + 1.0) * (high[1] - low[1] + 1.0) * (high[2] - low[2] + 1.0);
    if (nImages > MAX_IMAGES) {
      throw new IllegalArgumentException(
          "selection: distance: expected a box less thin than "
              + cutoffNm
              + " nm / 20 or no box, found "
              + box);
    }
    for (int na = low[0]; na <= high[0]; na++) {
      for (int nb = low[1]; nb <= high[1]; nb++) {
        for (int nc = low[2]; nc <= high[2]; nc++) {
          System.arraycopy(p, 0, q, 0, 3);
          shift(q, na, nb, nc);
          points.add(q);
        }
      }
    }
  }

  private double[] a() {
    return new double[] {box.ax(), box.ay(), box.az()};
  }

  private double[] b() {
    return new double[] {box.bx(), box.by(), box.bz()};
  }

  private double[] c() {
    return new double[] {box.cx(), box.cy(), box.cz()};
  }

  private static double[] cross(double[] u, double[] v) {
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  /** Points sorted by the cubic cell that holds them. */
  private static final class Points {
    private double[] xyz = new double[3 * 256];
    private int n;
    private long[] keys = new long[0];
    private int[] order = new int[0];
    private double edge;
    private final double[] origin = new double[3];

    void add(double[] p) {
      if (3 * n == xyz.length) {
        xyz = Arrays.copyOf(xyz, Math.multiplyExact(xyz.length, 2));
      }
      System.arraycopy(p, 0, xyz, 3 * n, 3);
      n++;
    }

    void sortIntoCells(double cutoff) {
      double[] span = new double[3];
      for (int k = 0; k < 3; k++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = k; i < 3 * n; i += 3) {
          low = Math.min(low, xyz[i]);
          high = Math.max(high, xyz[i]);
        }
        origin[k] = low;
        span[k] = high - low;
      }
      double longest = Math.max(span[0], Math.max(span[1], span[2]));
      edge = Math.max(cutoff, longest / (CELL_MAX - 2));
      Integer[] byKey = new Integer[n];
      long[] unsorted = new long[n];
      for (int i = 0; i < n; i++) {
        byKey[i] = i;
        unsorted[i] = key(cell(xyz[3 * i], 0), cell(xyz[3 * i + 1], 1), cell(xyz[3 * i + 2], 2));
      }
      Arrays.sort(byKey, (i, j) -> Long.compare(unsorted[i], unsorted[j]));
      keys = new long[n];
      order = new int[n];
      for (int i = 0; i < n; i++) {
        order[i] = byKey[i];
        keys[i] = unsorted[order[i]];
      }
    }

    private long cell(double v, int axis) {
      double c = Math.floor((v - origin[axis]) / edge) + 1;
      return (long) Math.max(-1, Math.min(CELL_MAX + 1.0, c));
    }

    private static long key(long cx, long cy, long cz) {
      return (cx << (2 * CELL_BITS)) | (cy << CELL_BITS) | cz;
    }

    boolean anyWithin(double x, double y, double z, double cutoff) {
      long cx = cell(x, 0);
      long cy = cell(y, 1);
      long cz = cell(z, 2);
      for (long i = cx - 1; i <= cx + 1; i++) {
        for (long j = cy - 1; j <= cy + 1; j++) {
          if (i >= 0 && j >= 0 && anyInColumn(i, j, cz, x, y, z, cutoff * cutoff)) {
            return true;
          }
        }
      }
      return false;
    }

    /** Cells (i, j, cz - 1) to (i, j, cz + 1) are neighbours in the sorted keys. */
    private boolean anyInColumn(
        long i, long j, long cz, double x, double y, double z, double cutoff2) {
      long last = key(i, j, Math.min(cz + 1, CELL_MAX));
      for (int k = lowerBound(key(i, j, Math.max(0, cz - 1))); k < n && keys[k] <= last; k++) {
        int at = 3 * order[k];
        double dx = xyz[at] - x;
        double dy = xyz[at + 1] - y;
        double dz = xyz[at + 2] - z;
        if (dx * dx + dy * dy + dz * dz < cutoff2) {
          return true;
        }
      }
      return false;
    }

    private int lowerBound(long key) {
      int low = 0;
      int high = n;
      while (low < high) {
        int mid = (low + high) >>> 1;
        if (keys[mid] < key) {
          low = mid + 1;
        } else {
          high = mid;
        }
      }
      return low;
    }
  }
}
