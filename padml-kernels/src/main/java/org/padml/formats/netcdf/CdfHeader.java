package org.padml.formats.netcdf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.BinaryCursor;
import org.padml.io.SeekableSource;

/**
 * Header of a NetCDF classic file. CDF-5 widens counts and lengths to 64 bits, CDF-2 and CDF-5
 * widen offsets.
 */
final class CdfHeader {
  private static final int HEADER_BUFFER = 4096;
  private static final int TAG_DIMENSIONS = 10;
  private static final int TAG_VARIABLES = 11;
  private static final int TAG_ATTRIBUTES = 12;

  /** Limits of the reference implementation (NC_MAX_NAME and its kin), and of text kept. */
  private static final int MAX_NAME = 256;

  private static final int MAX_ENTRIES = 8192;
  private static final int MAX_RANK = 32;
  private static final int MAX_TEXT = 65_536;

  private final String path;
  private final BinaryCursor in;
  private final int version;
  private final List<Long> dimensions = new ArrayList<>();
  private final Map<String, CdfVariable> variables = new HashMap<>();
  private final long storedRecords;
  private long recordStart = Long.MAX_VALUE;
  private long recordBytes;
  private long lastRecordBytes;

  private CdfHeader(SeekableSource source) throws IOException {
    path = source.path();
    in = new BinaryCursor(source, ByteOrder.BIG_ENDIAN, HEADER_BUFFER);
    version = in.readInt() & 0xff;
    storedRecords = version == 5 ? in.readLong() : in.readInt();
    int nDimensions = list(TAG_DIMENSIONS, "dimensions");
    for (int i = 0; i < nDimensions; i++) {
      readName();
      dimensions.add(count("dimension length", Long.MAX_VALUE));
    }
    readAttributes();
    int nVariables = list(TAG_VARIABLES, "variables");
    for (int i = 0; i < nVariables; i++) {
      CdfVariable v = readVariable();
      variables.put(v.name(), v);
    }
    layOutRecords();
  }

  /** Reads the header. */
  static CdfHeader read(SeekableSource source) throws IOException {
    try {
      return new CdfHeader(source);
    } catch (EOFException e) {
      throw new FormatException(
          FormatException.Kind.TRUNCATED,
          source.path(),
          -1,
          -1,
          "netcdf header: expected more header, found the end of the file",
          e);
    } catch (ArithmeticException e) {
      throw new FormatException(
          FormatException.Kind.CORRUPT,
          source.path(),
          -1,
          -1,
          "netcdf header: expected sizes below 2^63, found larger ones",
          e);
    }
  }

  /** A variable, null when absent. */
  @Nullable CdfVariable variable(String name) {
    return variables.get(name);
  }

  /** Number of records that the header gives, -1 for a file written as a stream. */
  long storedRecords() {
    return storedRecords;
  }

  /** First byte of record 0. */
  long recordStart() {
    return recordStart;
  }

  /** Distance between records. */
  long recordBytes() {
    return recordBytes;
  }

  /** Bytes of a record that must be there; the padding behind the last may be missing. */
  long lastRecordBytes() {
    return lastRecordBytes;
  }

  /** Every record variable is padded to four bytes, except when it is the only one. */
  private void layOutRecords() throws FormatException {
    List<CdfVariable> records =
        variables.values().stream()
            .filter(CdfVariable::isRecord)
            .sorted(Comparator.comparingLong(CdfVariable::begin))
            .toList();
    for (CdfVariable v : records) {
      recordStart = Math.min(recordStart, v.begin());
      recordBytes =
          Math.addExact(recordBytes, records.size() == 1 ? v.slabBytes() : v.paddedBytes());
    }
    for (CdfVariable v : records) {
      long start = v.begin() - recordStart;
      long end = Math.addExact(start, v.slabBytes());
      if (start < lastRecordBytes || end > recordBytes) {
        throw corrupt(
            "variable "
                + v.name()
                + ": expected a place of its own in a record of "
                + recordBytes
                + " bytes, found "
                + start
                + " to "
                + end);
      }
      lastRecordBytes = end;
    }
  }

  private CdfVariable readVariable() throws IOException {
    String name = readName();
    int rank = (int) count("number of dimensions", MAX_RANK);
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int id = (int) count("dimension index", Integer.MAX_VALUE);
      if (id >= dimensions.size()) {
        throw corrupt(
            "variable "
                + name
                + ": expected a dimension below "
                + dimensions.size()
                + ", found "
                + id);
      }
      shape.add(dimensions.get(id));
    }
    Map<String, Object> attributes = readAttributes();
    CdfType type = readType();
    count("variable size", Long.MAX_VALUE);
    long begin = version == 1 ? in.readInt() & 0xffffffffL : in.readLong();
    if (begin < 0) {
      throw corrupt("variable " + name + ": expected an offset of at least 0, found " + begin);
    }
    boolean isRecord = rank > 0 && shape.get(0) == 0;
    long bytes = type.bytes();
    for (int i = isRecord ? 1 : 0; i < rank; i++) {
      bytes = Math.multiplyExact(bytes, shape.get(i));
    }
    return new CdfVariable(
        name, type, List.copyOf(shape), isRecord, Map.copyOf(attributes), begin, bytes);
  }

  private Map<String, Object> readAttributes() throws IOException {
    int n = list(TAG_ATTRIBUTES, "attributes");
    Map<String, Object> attributes = new HashMap<>();
    for (int i = 0; i < n; i++) {
      String name = readName();
      CdfType type = readType();
      long count = count("attribute length", Long.MAX_VALUE);
      long bytes = Math.multiplyExact(count, type.bytes());
      long end = Math.addExact(in.position(), Math.addExact(bytes, 3) & ~3L);
      if (type == CdfType.CHAR && count <= MAX_TEXT) {
        byte[] text = new byte[(int) count];
        in.readFully(text, 0, text.length);
        attributes.put(name, new String(text, StandardCharsets.ISO_8859_1).replace("\0", ""));
      } else if (type.isReal() && count == 1) {
        attributes.put(name, type == CdfType.FLOAT ? (double) in.readFloat() : in.readDouble());
      }
      in.seek(end);
    }
    return attributes;
  }

  private CdfType readType() throws IOException {
    int code = in.readInt();
    CdfType type = CdfType.ofCode(code);
    if (type == null) {
      throw corrupt("type: expected a code from 1 to 11, found " + code);
    }
    return type;
  }

  private String readName() throws IOException {
    int length = (int) count("name length", MAX_NAME);
    byte[] name = new byte[length];
    in.readFully(name, 0, length);
    in.skip(-length & 3);
    return new String(name, StandardCharsets.UTF_8);
  }

  /** Number of entries of a list that starts with a tag; an absent list is two zeros. */
  private int list(int tag, String what) throws IOException {
    int found = in.readInt();
    int n = (int) count("number of " + what, MAX_ENTRIES);
    if (found != tag && (found != 0 || n != 0)) {
      throw corrupt("list of " + what + ": expected tag " + tag + ", found " + found);
    }
    return n;
  }

  private long count(String what, long most) throws IOException {
    long n = version == 5 ? in.readLong() : in.readInt() & 0xffffffffL;
    if (n < 0 || n > most) {
      throw corrupt(what + ": expected 0 to " + most + ", found " + n);
    }
    return n;
  }

  private FormatException corrupt(String what) {
    return new FormatException(FormatException.Kind.CORRUPT, path, -1, in.position(), what);
  }
}
