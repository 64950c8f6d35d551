package org.padml.descriptors.contacts;

import java.util.Arrays;

/**
 * Smallest squared distance per pair of residues in one frame: an open-addressing table that is
 * emptied by counting frames, so that clearing costs nothing.
 */
final class ResiduePairTable {
  private static final int INITIAL_BITS = 10;

  /** Bits of a packed sort key that hold the place in the list. */
  private static final int PLACE_BITS = 24;

  private int bits = INITIAL_BITS;
  private int[] usedIn = new int[1 << bits];
  private int[] place = new int[1 << bits];
  private int now = 1;
  private long[] keys = new long[1 << (bits - 1)];
  private double[] distance2 = new double[1 << (bits - 1)];
  private long[] sorted = new long[1 << (bits - 1)];
  private int size;
  private long lastKey;
  private int lastPlace;

  void clear() {
    size = 0;
    lastKey = -1;
    if (++now == Integer.MAX_VALUE) {
      Arrays.fill(usedIn, 0);
      now = 1;
    }
  }

  /** Notes a pair; key below 2^39. */
  void add(long key, double d2) {
    if (key != lastKey) {
      lastKey = key;
      lastPlace = find(key);
    }
    if (d2 < distance2[lastPlace]) {
      distance2[lastPlace] = d2;
    }
  }

  private int find(long key) {
    int mask = (1 << bits) - 1;
    int h = hash(key);
    while (usedIn[h] == now) {
      if (keys[place[h]] == key) {
        return place[h];
      }
      h = (h + 1) & mask;
    }
    if (size == keys.length) {
      grow();
      return find(key);
    }
    usedIn[h] = now;
    place[h] = size;
    keys[size] = key;
    distance2[size] = Double.POSITIVE_INFINITY;
    return size++;
  }

  private int hash(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - bits));
  }

  private void grow() {
    if (size >= 1 << (PLACE_BITS - 1)) {
      throw new IllegalStateException("contacts: expected fewer than 2^23 residue pairs");
    }
    bits++;
    usedIn = new int[1 << bits];
    place = new int[1 << bits];
    keys = Arrays.copyOf(keys, 2 * size);
    distance2 = Arrays.copyOf(distance2, 2 * size);
    sorted = new long[2 * size];
    now = 1;
    int mask = (1 << bits) - 1;
    for (int k = 0; k < size; k++) {
      int h = hash(keys[k]);
      while (usedIn[h] == now) {
        h = (h + 1) & mask;
      }
      usedIn[h] = now;
      place[h] = k;
    }
  }

  int size() {
    return size;
  }

  /** Prepares {@link #key} and {@link #distance2} in the order of keys. */
  void sort() {
    for (int k = 0; k < size; k++) {
      sorted[k] = keys[k] << PLACE_BITS | k;
    }
    Arrays.sort(sorted, 0, size);
  }

  long key(int k) {
    return sorted[k] >>> PLACE_BITS;
  }

  double distance2(int k) {
    return distance2[(int) sorted[k] & ((1 << PLACE_BITS) - 1)];
  }
}
