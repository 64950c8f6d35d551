package org.padml.formats.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FixedLayoutReader;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.io.SeekableSource;
import org.padml.io.SpanReader;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Reads frames of an Amber NetCDF file: variables in records are fetched together. */
final class AmberReader extends FixedLayoutReader {
  private static final double[] RIGHT_ANGLES_DEG = {90, 90, 90};

  private final boolean flatCell;
  private final Piece coordinates;
  private final @Nullable Piece lengths;
  private final @Nullable Piece angles;
  private final int[] places;
  private final double[] edges = new double[3];
  private final double[] corners = new double[3];

  /** A variable with the spans that hold it; {@code offset} is its place in their record. */
  private record Piece(FrameVariable variable, SpanReader spans, long origin, long offset) {
    void read(long frame, long left) throws IOException {
      spans.read(origin + variable.stride() * frame, variable.stride() == 0 ? 1 : left);
    }

    double value(int i) {
      int bytes = variable.type().bytes();
      int at = spans.base() + spans.place(offset + (long) i * bytes);
      return variable.type().real(spans.buffer(), at);
    }
  }

  AmberReader(
      SeekableSource source,
      AmberConvention convention,
      FixedLayoutIndex index,
      boolean flatCell,
      FrameRange range,
      AtomSet atoms) {
    super(source.path(), index, range, atoms.size());
    this.flatCell = flatCell;
    List<FrameVariable> wanted = new ArrayList<>(List.of(convention.coordinates));
    if (convention.cellLengths != null) {
      wanted.add(convention.cellLengths);
    }
    if (convention.cellAngles != null) {
      wanted.add(convention.cellAngles);
    }
    List<Piece> pieces =
        convention.inRecords()
            ? together(source, convention, index.byteOffset(0), wanted, atoms)
            : apart(source, convention, wanted, atoms);
    coordinates = piece(pieces, convention.coordinates);
    lengths = convention.cellLengths == null ? null : piece(pieces, convention.cellLengths);
    angles = convention.cellAngles == null ? null : piece(pieces, convention.cellAngles);
    int bytes = convention.coordinates.type().bytes();
    places = new int[atoms.size()];
    Arrays.setAll(
        places, k -> coordinates.spans.place(coordinates.offset + 3L * bytes * atoms.get(k)));
  }

  private static Piece piece(List<Piece> pieces, FrameVariable variable) {
    return pieces.stream().filter(p -> p.variable == variable).findFirst().orElseThrow();
  }

  /** One plan for what lies in records, one of its own for a variable that does not change. */
  private static List<Piece> together(
      SeekableSource source,
      AmberConvention convention,
      long recordStart,
      List<FrameVariable> wanted,
      AtomSet atoms) {
    List<FrameVariable> inRecords =
        wanted.stream()
            .filter(FrameVariable::isRecord)
            .sorted(Comparator.comparingLong(FrameVariable::begin))
            .toList();
    SpanReader.Builder plan = new SpanReader.Builder();
    for (FrameVariable v : inRecords) {
      choose(plan, v, v.begin() - recordStart, v == convention.coordinates, atoms);
    }
    SpanReader spans = plan.build(source, convention.coordinates.stride());
    List<Piece> pieces = new ArrayList<>();
    for (FrameVariable v : wanted) {
      pieces.add(
          inRecords.contains(v)
              ? new Piece(v, spans, recordStart, v.begin() - recordStart)
              : alone(source, convention, v, atoms));
    }
    return pieces;
  }

  private static List<Piece> apart(
      SeekableSource source,
      AmberConvention convention,
      List<FrameVariable> wanted,
      AtomSet atoms) {
    return wanted.stream().map(v -> alone(source, convention, v, atoms)).toList();
  }

  private static Piece alone(
      SeekableSource source, AmberConvention convention, FrameVariable v, AtomSet atoms) {
    SpanReader.Builder plan = new SpanReader.Builder();
    choose(plan, v, 0, v == convention.coordinates, atoms);
    return new Piece(v, plan.build(source, Math.max(1, v.stride())), v.begin(), 0);
  }

  private static void choose(
      SpanReader.Builder plan, FrameVariable v, long offset, boolean isAtoms, AtomSet atoms) {
    long vector = 3L * v.type().bytes();
    if (!isAtoms) {
      plan.add(offset, vector);
      return;
    }
    for (int k = 0; k < atoms.size(); k++) {
      plan.add(offset + vector * atoms.get(k), vector);
    }
  }

  @Override
  protected void decodeFrame(FrameBuffer out) throws IOException {
    long frame = frameIndex();
    coordinates.read(frame, wholeFramesLeft());
    CdfType type = coordinates.variable.type();
    int step = type.bytes();
    double factor = coordinates.variable.factor();
    byte[] bytes = coordinates.spans.buffer();
    int base = coordinates.spans.base();
    float[] x = out.x();
    float[] y = out.y();
    float[] z = out.z();
    for (int k = 0; k < places.length; k++) {
      int at = base + places[k];
      double stored = type.real(bytes, at);
      if (FrameVariable.isFill(stored)) {
        throw fault(
            FormatException.Kind.CORRUPT,
            byteOffset(),
            "coordinates of read atom " + k + ": expected values, found none written");
      }
      x[k] = (float) (stored * factor);
      y[k] = (float) (type.real(bytes, at + step) * factor);
      z[k] = (float) (type.real(bytes, at + 2 * step) * factor);
    }
    out.setHeader(frame, -1, timePs(), box(frame));
  }

  private Box box(long frame) throws IOException {
    if (lengths == null) {
      return Box.NONE;
    }
    read(lengths, frame, edges);
    if (flatCell && (edges[0] == 0 || edges[1] == 0 || edges[2] == 0)) {
      return Box.NONE;
    }
    if (angles == null) {
      System.arraycopy(RIGHT_ANGLES_DEG, 0, corners, 0, 3);
    } else {
      read(angles, frame, corners);
    }
    try {
      return Box.ofLengthsAndAngles(
          edges[0], edges[1], edges[2], corners[0], corners[1], corners[2]);
    } catch (IllegalArgumentException e) {
      throw fault(
          FormatException.Kind.BOX,
          byteOffset(),
          "cell: expected a box of positive volume, found "
              + Arrays.toString(edges)
              + " nm, "
              + Arrays.toString(corners)
              + " degrees");
    }
  }

  private void read(Piece piece, long frame, double[] target) throws IOException {
    piece.read(frame, wholeFramesLeft());
    for (int d = 0; d < 3; d++) {
      double stored = piece.value(d);
      if (FrameVariable.isFill(stored)) {
        throw fault(
            FormatException.Kind.BOX, byteOffset(), "cell: expected values, found none written");
      }
      target[d] = stored * piece.variable.factor();
    }
  }
}
