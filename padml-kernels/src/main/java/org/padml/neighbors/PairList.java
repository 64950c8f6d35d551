package org.padml.neighbors;

import java.util.Arrays;
import org.padml.pbc.PairVisitor;

/**
 * Growable list of atom pairs with their squared distances: a buffer, owned by one thread, reused
 * from frame to frame.
 *
 * <p>Units: nm². The arrays returned are live and replaced when the list grows.
 */
public final class PairList implements PairVisitor {
  private static final int INITIAL_CAPACITY = 256;

  private int[] first = new int[INITIAL_CAPACITY];
  private int[] second = new int[INITIAL_CAPACITY];
  private double[] distance2 = new double[INITIAL_CAPACITY];
  private int size;

  /** Empties the list; its space is kept. */
  public void clear() {
    size = 0;
  }

  /** Appends a pair. */
  @Override
  public void add(int i, int j, double d2) {
    if (size == first.length) {
      grow();
    }
    first[size] = i;
    second[size] = j;
    distance2[size++] = d2;
  }

  private void grow() {
    int capacity = Math.multiplyExact(size, 2);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
    distance2 = Arrays.copyOf(distance2, capacity);
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  /** First atoms; the live array, valid up to {@link #size()}. */
  public int[] first() {
    return first;
  }

  /** Second atoms; the live array. */
  public int[] second() {
    return second;
  }

  /** Squared distances, nm²; the live array. */
  public double[] distance2() {
    return distance2;
  }

  /** First atom of pair k. */
  public int first(int k) {
    return first[k];
  }

  /** Second atom of pair k. */
  public int second(int k) {
    return second[k];
  }

  /** Squared distance of pair k, nm². */
  public double distance2(int k) {
    return distance2[k];
  }

  /** Keeps the smaller of the stored squared distance and d2. */
  void lower(int k, double d2) {
    distance2[k] = Math.min(distance2[k], d2);
  }

  /** Orders the atoms within each pair from pair {@code start} on. */
  void putSmallerFirst(int start) {
    for (int k = start; k < size; k++) {
      int i = first[k];
      first[k] = Math.min(i, second[k]);
      second[k] = Math.max(i, second[k]);
    }
  }
}
