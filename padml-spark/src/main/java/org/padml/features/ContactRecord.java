package org.padml.features;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.contacts.InterfaceContacts;

/**
 * Residue pairs of one frame as bytes, between the two passes: per pair residue a, residue b (int),
 * smallest heavy-atom distance (double, nm; NaN for a pair without contact) and a short of {@link
 * PairKind} bits; sorted by a, then b.
 */
final class ContactRecord {
  private static final int BYTES = 4 + 4 + 8 + 2;

  private long[] keys = new long[64];
  private double[] distances = new double[64];
  private int[] kinds = new int[64];
  private int size;
  private int nContacts;

  /** Starts a frame with its contacts, which come sorted and each pair once. */
  void start(InterfaceContacts contacts) {
    size = 0;
    nContacts = contacts.nResidueContacts();
    for (int k = 0; k < nContacts; k++) {
      append(
          key(contacts.residueA()[k], contacts.residueB()[k]),
          contacts.minDistanceNm()[k],
          PairKind.CONTACT.bit());
    }
  }

  /** Marks pairs that have something in common, in contact or not. */
  void mark(ResiduePairBuffer pairs, PairKind kind) {
    for (int k = 0; k < pairs.size(); k++) {
      long key = key(pairs.residueA(k), pairs.residueB(k));
      int at = Arrays.binarySearch(keys, 0, nContacts, key);
      for (int i = nContacts; at < 0 && i < size; i++) {
        at = keys[i] == key ? i : at;
      }
      if (at >= 0) {
        kinds[at] |= kind.bit();
      } else {
        append(key, Double.NaN, kind.bit());
      }
    }
  }

  private void append(long key, double distance, int bits) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      distances = Arrays.copyOf(distances, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    keys[size] = key;
    distances[size] = distance;
    kinds[size++] = bits;
  }

  private static long key(int a, int b) {
    return ((long) a << 32) | b;
  }

  /** Puts the pairs without contact, which are few, in their places and gives the bytes. */
  byte[] toBytes() {
    for (int i = nContacts; i < size; i++) {
      long key = keys[i];
      double distance = distances[i];
      int kind = kinds[i];
      int k = i;
      for (; k > 0 && keys[k - 1] > key; k--) {
        keys[k] = keys[k - 1];
        distances[k] = distances[k - 1];
        kinds[k] = kinds[k - 1];
      }
      keys[k] = key;
      distances[k] = distance;
      kinds[k] = kind;
    }
    ByteBuffer out = ByteBuffer.allocate(size * BYTES);
    for (int k = 0; k < size; k++) {
      out.putInt((int) (keys[k] >>> 32)).putInt((int) keys[k]);
      out.putDouble(distances[k]).putShort((short) kinds[k]);
    }
    return out.array();
  }

  /** Receives the pairs of a record. */
  interface Visitor {
    void pair(int residueA, int residueB, double minDistanceNm, int kinds);
  }

  static void forEach(byte[] bytes, Visitor visitor) {
    ByteBuffer b = ByteBuffer.wrap(bytes);
    while (b.hasRemaining()) {
      visitor.pair(b.getInt(), b.getInt(), b.getDouble(), b.getShort());
    }
  }
}
