package org.padml.formats.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.units.Units;

/**
 * What the Amber convention makes of a header: coordinates (frame, atom, spatial), or without frame
 * in a restart, and beside them time and cell.
 */
final class AmberConvention {
  private static final Map<String, Double> NM =
      Map.of("angstrom", Units.NM_PER_ANGSTROM, "nanometer", 1.0, "nm", 1.0);
  private static final Map<String, Double> PS =
      Map.of(
          "picosecond", 1.0,
          "ps", 1.0,
          "femtosecond", Units.PS_PER_FS,
          "fs", Units.PS_PER_FS,
          "nanosecond", Units.PS_PER_NS,
          "ns", Units.PS_PER_NS);
  private static final Map<String, Double> DEGREES =
      Map.of("degree", 1.0, "radian", 1 / Units.RADIANS_PER_DEGREE);

  final int nAtoms;
  final FrameVariable coordinates;
  final @Nullable FrameVariable time;
  final @Nullable FrameVariable cellLengths;
  final @Nullable FrameVariable cellAngles;
  final List<String> problems = new ArrayList<>();

  private final CdfHeader header;
  private final String path;
  private final boolean inRecords;
  private final long announced;
  private final boolean isRestart;

  AmberConvention(CdfHeader header, String path) throws FormatException {
    this.header = header;
    this.path = path;
    CdfVariable c = header.variable("coordinates");
    if (c == null) {
      throw fault(
          FormatException.Kind.NOT_RECOGNISED, "variable coordinates: expected one, found none");
    }
    int rank = c.shape().size();
    boolean shaped = rank >= 2 && rank <= 3 && c.shape().get(rank - 1) == 3;
    if (!shaped || !c.type().isReal()) {
      throw fault(
          FormatException.Kind.NOT_RECOGNISED,
          "variable coordinates: expected reals of shape (frame, atom, 3) or (atom, 3), found "
              + c.type()
              + " of shape "
              + c.shape());
    }
    isRestart = rank == 2;
    inRecords = c.isRecord();
    long atoms = c.shape().get(rank - 2);
    if (atoms < 1 || atoms > Integer.MAX_VALUE / 3 || isRestart && inRecords) {
      throw fault(
          FormatException.Kind.CORRUPT, "number of atoms: expected at least 1, found " + atoms);
    }
    nAtoms = (int) atoms;
    announced = isRestart ? 1 : inRecords ? header.storedRecords() : c.shape().get(0);
    coordinates = variable(c, NM, "angstrom", atoms * 3);
    time = optional("time", PS, "picosecond", 1);
    cellLengths = optional("cell_lengths", NM, "angstrom", 3);
    FrameVariable angles = optional("cell_angles", DEGREES, "degree", 3);
    cellAngles = cellLengths == null ? null : angles;
    if (cellLengths != null && cellAngles == null) {
      problems.add(
          "cell angles: expected three with the lengths, found none: 90 degrees are taken");
    }
  }

  /** Whether frames are records, so that all variables of a frame lie together. */
  boolean inRecords() {
    return inRecords;
  }

  private @Nullable FrameVariable optional(
      String name, Map<String, Double> units, String unit, long perFrame) throws FormatException {
    CdfVariable v = header.variable(name);
    if (v == null) {
      return null;
    }
    if (!v.type().isReal()) {
      problems.add("variable " + name + ": expected reals, found " + v.type() + ": it is left out");
      return null;
    }
    return variable(v, units, unit, perFrame);
  }

  private FrameVariable variable(
      CdfVariable v, Map<String, Double> units, String unit, long perFrame) throws FormatException {
    long values = v.slabBytes() / v.type().bytes();
    boolean changes =
        !v.isRecord() && !inRecords && values == Math.multiplyExact(perFrame, announced);
    if (values != perFrame && !changes) {
      throw fault(
          FormatException.Kind.CORRUPT,
          "variable " + v.name() + ": expected " + perFrame + " values a frame, found " + values);
    }
    long stride = v.isRecord() ? header.recordBytes() : changes ? perFrame * v.type().bytes() : 0;
    double factor = factor(v, units, unit) * v.number("scale_factor", 1);
    if (!Double.isFinite(factor) || factor == 0) {
      throw fault(
          FormatException.Kind.CORRUPT,
          "variable " + v.name() + ": expected a scale factor other than 0, found " + factor);
    }
    return new FrameVariable(v.type(), v.isRecord(), v.begin(), stride, factor);
  }

  private double factor(CdfVariable v, Map<String, Double> units, String standard) {
    String unit = v.text("units");
    String name = unit == null ? standard : unit.strip().toLowerCase(Locale.ROOT);
    Double factor =
        units.get(
            name.endsWith("s") && name.length() > 2 ? name.substring(0, name.length() - 1) : name);
    if (factor == null) {
      problems.add(
          "unit of "
              + v.name()
              + ": expected "
              + standard
              + ", found "
              + unit
              + ": taken as "
              + standard);
      factor = units.get(standard);
    }
    return factor == null ? 1 : factor;
  }

  /** Where the frames are: as many as the header says, as far as the file reaches. */
  FixedLayoutIndex index(long length, FixedLayoutIndex.Times times) throws FormatException {
    long frameBytes = inRecords ? header.recordBytes() : 3L * nAtoms * coordinates.type().bytes();
    long needed = inRecords ? header.lastRecordBytes() : frameBytes;
    long start = inRecords ? header.recordStart() : coordinates.begin();
    long room = length - start < needed ? 0 : 1 + (length - start - needed) / frameBytes;
    boolean sizeDecides = inRecords && announced <= 0;
    long whole = sizeDecides ? room : Math.min(announced, room);
    if (inRecords && announced != -1 && announced != room) {
      problems.add(
          "number of frames: expected "
              + announced
              + " as the header says, found "
              + room
              + " by file size: "
              + whole
              + " are read");
    }
    boolean cut = sizeDecides || announced > whole;
    long wholeEnd = start + whole * frameBytes;
    if (whole == 0) {
      throw new FormatException(
          length > start ? FormatException.Kind.TRUNCATED : FormatException.Kind.EMPTY,
          path,
          0,
          start,
          "frame: expected " + needed + " bytes, found " + Math.max(0, length - start));
    }
    long end = cut ? Math.max(wholeEnd, length) : wholeEnd;
    return new FixedLayoutIndex(start, frameBytes, frameBytes, whole, end, times);
  }

  private FormatException fault(FormatException.Kind kind, String what) {
    return new FormatException(kind, path, -1, -1, what);
  }
}
