package org.padml.formats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Index of frames found by hopping over headers; 17 bytes a frame. */
public final class ScannedIndex implements FrameIndex, Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] offsets;
  private final double[] times;
  private final boolean[] damaged;
  private final int n;
  private final long end;

  private ScannedIndex(long[] offsets, double[] times, boolean[] damaged, int n, long end) {
    this.offsets = offsets;
    this.times = times;
    this.damaged = damaged;
    this.n = n;
    this.end = end;
  }

  /** Collects frames in file order. */
  public static final class Builder {
    private long[] offsets = new long[64];
    private double[] times = new double[64];
    private boolean[] damaged = new boolean[64];
    private int n;

    /** Adds a frame that starts at a byte. */
    public Builder add(long byteOffset, double timePs, boolean isDamaged) {
      if (n == offsets.length) {
        int size = Math.multiplyExact(n, 2);
        offsets = Arrays.copyOf(offsets, size);
        times = Arrays.copyOf(times, size);
        damaged = Arrays.copyOf(damaged, size);
      }
      offsets[n] = byteOffset;
      times[n] = timePs;
      damaged[n++] = isDamaged;
      return this;
    }

    /** Number of frames so far. */
    public int count() {
      return n;
    }

    /** The index; {@code end} is one past the last byte of the last frame. */
    public ScannedIndex build(long end) {
      return new ScannedIndex(
          Arrays.copyOf(offsets, n), Arrays.copyOf(times, n), Arrays.copyOf(damaged, n), n, end);
    }
  }

  /** Joins indices of consecutive byte ranges of one file. */
  public static ScannedIndex concatenate(List<ScannedIndex> parts) {
    Builder b = new Builder();
    long end = 0;
    for (ScannedIndex p : parts) {
      for (int i = 0; i < p.n; i++) {
        b.add(p.offsets[i], p.times[i], p.damaged[i]);
      }
      end = Math.max(end, p.end);
    }
    return b.build(end);
  }

  @Override
  public long count() {
    return n;
  }

  @Override
  public long byteOffset(long i) {
    return offsets[Math.toIntExact(i)];
  }

  @Override
  public long byteEnd(long i) {
    return i + 1 < n ? offsets[Math.toIntExact(i + 1)] : end;
  }

  @Override
  public double timePs(long i) {
    return times[Math.toIntExact(i)];
  }

  @Override
  public boolean isDamaged(long i) {
    return damaged[Math.toIntExact(i)];
  }
}
