package org.padml.formats.xdr;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.SeekableSource;

/** The header of one frame: overwritten by each {@link #parse}. XDR numbers are big-endian. */
public abstract class XdrHeader {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private int expectedAtoms = -1;

  /** For subclasses. */
  protected XdrHeader() {}

  /** From now on another number of atoms is a fault; -1 accepts any. */
  public final void expectAtoms(int nAtoms) {
    expectedAtoms = nAtoms;
  }

  /** Number of atoms that every frame must have, -1 while unknown. */
  protected final int expectedAtoms() {
    return expectedAtoms;
  }

  /** A 32-bit integer of the array. */
  protected static int intAt(byte[] b, int i) {
    return (int) INTS.get(b, i);
  }

  /** A 64-bit integer of the array. */
  protected static long longAt(byte[] b, int i) {
    return (long) LONGS.get(b, i);
  }

  /** A 32-bit float of the array. */
  protected static float floatAt(byte[] b, int i) {
    return Float.intBitsToFloat(intAt(b, i));
  }

  /** A 64-bit float of the array. */
  protected static double doubleAt(byte[] b, int i) {
    return Double.longBitsToDouble(longAt(b, i));
  }

  /** The fault of a header that the end of the file cuts. */
  protected static Fault cut(long position, int expected, int found) {
    return new Fault(
        FormatException.Kind.TRUNCATED,
        position,
        "header: expected " + expected + " bytes, found " + found + " before the end of the file");
  }

  /** The fault of a field with an impossible value. */
  protected static Fault corrupt(long byteOffset, String what) {
    return new Fault(FormatException.Kind.CORRUPT, byteOffset, what);
  }

  /** The fault of another number of atoms, or null when it is as expected. */
  protected final @Nullable Fault checkAtoms(int nAtoms, long byteOffset) {
    if (expectedAtoms >= 0 && nAtoms != expectedAtoms) {
      return new Fault(
          FormatException.Kind.ATOM_COUNT,
          byteOffset,
          "number of atoms: expected " + expectedAtoms + ", found " + nAtoms);
    }
    return nAtoms > 0
        ? null
        : corrupt(byteOffset, "number of atoms: expected at least 1, found " + nAtoms);
  }

  /** The most bytes that a header takes. */
  public abstract int maxBytes();

  /** Whether the first eight bytes may start a header: magic number and little more. */
  public abstract boolean mayStart(byte[] b, int i);

  /**
   * Reads the header.
   *
   * @param available valid bytes from {@code at} on; fewer than {@link #maxBytes} only at the end
   *     of the file
   * @param position of the first byte in the file
   * @return null when every field is possible
   */
  public abstract @Nullable Fault parse(byte[] b, int at, int available, long position);

  /** Number of atoms. */
  public abstract int nAtoms();

  /** Bytes of the whole frame, this header included. */
  public abstract long length();

  /** Time in ps. */
  public abstract double timePs();

  /** Whether the box is made of finite numbers. */
  public abstract boolean hasFiniteBox();

  /**
   * Whether the frame is what its header says, found without looking at what follows it. Called
   * only when something else than a header follows.
   */
  public abstract boolean isWhole(SeekableSource source, long start) throws IOException;
}
