package org.padml.descriptors;

import java.util.Arrays;

/**
 * Distinct residue pairs (residue of partner A, residue of partner B) of one frame, ascending. A
 * buffer, owned by one thread, that grows when a frame has more pairs than any before.
 *
 * <p>Use: {@link #clear}, {@link #add} any number of times with repeats, {@link #finish}, read.
 */
public final class ResiduePairBuffer {
  private long[] keys = new long[64];
  private int size;

  /** An empty buffer. */
  public ResiduePairBuffer() {}

  /** Forgets all pairs. */
  public void clear() {
    size = 0;
  }

  /** Adds a pair of residue indices. */
  public void add(int residueA, int residueB) {
    long key = ((long) residueA << 32) | residueB;
    if (size > 0 && keys[size - 1] == key) {
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, Math.multiplyExact(size, 2));
    }
    keys[size++] = key;
  }

  /** Sorts the pairs and removes repeats. */
  public void finish() {
    Arrays.sort(keys, 0, size);
    int n = 0;
    for (int k = 0; k < size; k++) {
      if (n == 0 || keys[k] != keys[n - 1]) {
        keys[n++] = keys[k];
      }
    }
    size = n;
  }

  /** Number of pairs; of distinct ones after {@link #finish}. */
  public int size() {
    return size;
  }

  /** Residue index of the k-th pair in partner A. */
  public int residueA(int k) {
    return (int) (keys[k] >>> 32);
  }

  /** Residue index of the k-th pair in partner B. */
  public int residueB(int k) {
    return (int) keys[k];
  }
}
