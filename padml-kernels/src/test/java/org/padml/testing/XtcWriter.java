package org.padml.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.padml.model.Box;

/**
 * Writes XTC frames for tests: stored floats up to nine atoms, else the compressed code with runs
 * that are as long as the differences allow. Code choices are simple, not those of GROMACS.
 */
public final class XtcWriter {
  private static final int MOST_STORED = 9;
  private static final int MOST_RUN = 10;
  private static final int FIRST_SMALL = 9;
  private static final int LAST_SMALL = 72;
  private static final long LARGEST_MIXED = 0xffffff;
  private static final int[] SMALL_SIZES = {
    8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 101, 128, 161, 203, 256, 322, 406, 512, 645, 812,
    1024, 1290, 1625, 2048, 2580, 3250, 4096, 5060, 6501, 8192, 10321, 13003, 16384, 20642, 26007,
    32768, 41285, 52015, 65536, 82570, 104031, 131072, 165140, 208063, 262144, 330280, 416127,
    524287, 660561, 832255, 1048576, 1321122, 1664510, 2097152, 2642245, 3329021, 4194304, 5284491,
    6658042, 8388607, 10568983, 13316085, 16777216
  };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private float precision = 1000;
  private boolean isLarge;
  private int firstSmall = FIRST_SMALL + 12;

  /** Grid lines per nm of the frames that follow; 1000 when not called. */
  public XtcWriter precision(float linesPerNm) {
    precision = linesPerNm;
    return this;
  }

  /** Frames that follow have the magic number and the 64-bit length of very large systems. */
  public XtcWriter large() {
    isLarge = true;
    return this;
  }

  /** Code for small differences that the next frames start with, 9 to 72. */
  public XtcWriter firstSmall(int code) {
    firstSmall = code;
    return this;
  }

  /** Everything written so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Writes a frame of coordinates in nm, rounded to the grid when there are more than nine. */
  public XtcWriter frame(int step, float timePs, Box box, float[] x, float[] y, float[] z) {
    if (x.length <= MOST_STORED) {
      header(x.length, step, timePs, box);
      for (int i = 0; i < x.length; i++) {
        floats(x[i], y[i], z[i]);
      }
      return this;
    }
    int[][] grid = {toGrid(x), toGrid(y), toGrid(z)};
    return gridFrame(step, timePs, box, grid);
  }

  private int[] toGrid(float[] v) {
    int[] grid = new int[v.length];
    for (int i = 0; i < v.length; i++) {
      grid[i] = Math.round(v[i] * precision);
    }
    return grid;
  }

  /** Writes a frame of grid coordinates, {@code [axis][atom]}, of more than nine atoms. */
  public XtcWriter gridFrame(int step, float timePs, Box box, int[][] grid) {
    int n = grid[0].length;
    header(n, step, timePs, box);
    floats(precision);
    int[] least = new int[3];
    long[] sizes = new long[3];
    for (int d = 0; d < 3; d++) {
      least[d] = Integer.MAX_VALUE;
      for (int v : grid[d]) {
        least[d] = Math.min(least[d], v);
      }
      ints(least[d]);
    }
    for (int d = 0; d < 3; d++) {
      int greatest = Integer.MIN_VALUE;
      for (int v : grid[d]) {
        greatest = Math.max(greatest, v);
      }
      sizes[d] = (long) greatest - least[d] + 1;
      ints(greatest);
    }
    ints(firstSmall);
    byte[] code = encode(grid, least, sizes);
    try {
      if (isLarge) {
        out.writeLong(code.length);
      } else {
        out.writeInt(code.length);
      }
      out.write(code);
      out.write(new byte[-code.length & 3]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void header(int n, int step, float timePs, Box b) {
    ints(isLarge ? 2023 : 1995, n, step);
    floats(timePs, b.ax(), b.ay(), b.az(), b.bx(), b.by(), b.bz(), b.cx(), b.cy(), b.cz());
    ints(n);
  }

  private void ints(int... values) {
    try {
      for (int v : values) {
        out.writeInt(v);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void floats(double... values) {
    for (double v : values) {
      ints(Float.floatToRawIntBits((float) v));
    }
  }

  private byte[] encode(int[][] grid, int[] least, long[] sizes) {
    BitSink bits = new BitSink();
    int n = grid[0].length;
    int small = firstSmall;
    int lastRun = 0;
    int i = 0;
    while (i < n) {
      int size = SMALL_SIZES[small - FIRST_SMALL];
      int run = longestRun(grid, i, size);
      int own = run == 0 ? i : i + 1;
      bits.absolute(
          (long) grid[0][own] - least[0],
          (long) grid[1][own] - least[1],
          (long) grid[2][own] - least[2],
          sizes);
      // long runs ask for a smaller code, none for a larger one
      int change = run == 0 && small < LAST_SMALL ? 1 : run > 6 && small > FIRST_SMALL ? -1 : 0;
      if (run == lastRun && change == 0) {
        bits.put(0, 1);
      } else {
        bits.put(1, 1);
        bits.put(3L * run + change + 1, 5);
      }
      int from = own;
      for (int k = 0; k < run; k++) {
        int at = k == 0 ? i : i + 1 + k;
        bits.mixed(
            grid[0][at] - grid[0][from] + size / 2,
            grid[1][at] - grid[1][from] + size / 2,
            grid[2][at] - grid[2][from] + size / 2,
            size,
            size,
            small);
        from = at;
      }
      i += 1 + run;
      lastRun = run;
      small += change;
    }
    return bits.bytes();
  }

  private static int longestRun(int[][] grid, int i, int size) {
    int n = grid[0].length;
    int run = 0;
    while (run < MOST_RUN && i + run + 1 < n) {
      // the run's first atom stands before the one that it differs from
      int at = run == 0 ? i : i + 1 + run;
      int from = run == 0 ? i + 1 : run == 1 ? i : i + run;
      for (int d = 0; d < 3; d++) {
        long v = (long) grid[d][at] - grid[d][from] + size / 2;
        if (v < 0 || v >= size) {
          return run;
        }
      }
      run++;
    }
    return run;
  }

  /** Bits, the highest of each byte first. */
  private static final class BitSink {
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private int last;
    private int used;

    void put(long value, int count) {
      for (int k = count - 1; k >= 0; k--) {
        last = last << 1 | (int) (value >>> k & 1);
        if (++used == 8) {
          whole.write(last);
          last = 0;
          used = 0;
        }
      }
    }

    void absolute(long x, long y, long z, long[] sizes) {
      if (Math.max(sizes[0], Math.max(sizes[1], sizes[2])) > LARGEST_MIXED) {
        put(x, Long.SIZE - Long.numberOfLeadingZeros(sizes[0]));
        put(y, Long.SIZE - Long.numberOfLeadingZeros(sizes[1]));
        put(z, Long.SIZE - Long.numberOfLeadingZeros(sizes[2]));
        return;
      }
      int count =
          BigInteger.valueOf(sizes[0])
              .multiply(BigInteger.valueOf(sizes[1]))
              .multiply(BigInteger.valueOf(sizes[2]))
              .bitLength();
      mixed(x, y, z, sizes[1], sizes[2], count);
    }

    /** Lowest byte first, the incomplete byte last. */
    void mixed(long x, long y, long z, long sizeY, long sizeZ, int count) {
      BigInteger v =
          BigInteger.valueOf(x)
              .multiply(BigInteger.valueOf(sizeY))
              .add(BigInteger.valueOf(y))
              .multiply(BigInteger.valueOf(sizeZ))
              .add(BigInteger.valueOf(z));
      int left = count;
      while (left > 8) {
        put(v.intValue() & 0xff, 8);
        v = v.shiftRight(8);
        left -= 8;
      }
      put(v.intValue(), left);
    }

    byte[] bytes() {
      if (used > 0) {
        put(0, 8 - used);
      }
      return whole.toByteArray();
    }
  }
}
