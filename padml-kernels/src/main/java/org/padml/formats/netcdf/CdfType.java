package org.padml.formats.netcdf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** External types of the classic container, in the order of their codes from 1. */
enum CdfType {
  BYTE(1),
  CHAR(1),
  SHORT(2),
  INT(4),
  FLOAT(4),
  DOUBLE(8),
  UBYTE(1),
  USHORT(2),
  UINT(4),
  INT64(8),
  UINT64(8);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final int bytes;

  CdfType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one value. */
  int bytes() {
    return bytes;
  }

  /** The type with this code, null when there is none. */
  static @Nullable CdfType ofCode(int code) {
    return code >= 1 && code <= values().length ? values()[code - 1] : null;
  }

  /** Whether coordinates, times and cells can have this type. */
  boolean isReal() {
    return this == FLOAT || this == DOUBLE;
  }

  /** A FLOAT or DOUBLE in a buffer. */
  double real(byte[] buffer, int at) {
    return this == FLOAT
        ? Float.intBitsToFloat((int) INTS.get(buffer, at))
        : Double.longBitsToDouble((long) LONGS.get(buffer, at));
  }
}
