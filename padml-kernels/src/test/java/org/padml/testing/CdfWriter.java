package org.padml.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes Amber NetCDF files in every classic container for tests. */
public final class CdfWriter {
  private static final int FRAME = 0;
  private static final int ATOM = 1;
  private static final int SPATIAL = 2;
  private static final int SHORT = 3;
  private static final int FLOAT = 5;
  private static final int DOUBLE = 6;

  /** How frames are stored. */
  public enum Frames {
    /** The frame dimension is the record dimension. */
    RECORDS,
    /** The frame dimension has a fixed length. */
    FIXED,
    /** No frame dimension. */
    RESTART
  }

  /** Container: 1, 2 or 5. */
  public int version = 2;

  /** How frames are stored. */
  public Frames frames = Frames.RECORDS;

  /** Whether coordinates are double. */
  public boolean doubles;

  /** Whether there are cell variables. */
  public boolean cell = true;

  /** Whether there is a time variable. */
  public boolean time = true;

  /** Whether a record variable of shorts, which needs padding, stands before the coordinates. */
  public boolean shorts;

  /** Stored coordinates and cell lengths are the true ones divided by this. */
  public double scale = 1;

  /** Number of records to announce, -1 for the truth, -2 for a stream. */
  public int announcedRecords = -1;

  private record Variable(String name, int type, int[] dimensions, List<String[]> text) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private DataOutputStream out = new DataOutputStream(bytes);

  /** The file. */
  public byte[] write(FormulaTrajectory t) {
    try {
      List<Variable> variables = variables();
      int headerBytes = header(t, variables, new long[variables.size()]).length;
      long[] begins = new long[variables.size()];
      long at = headerBytes;
      for (int i = 0; i < begins.length; i++) {
        begins[i] = at;
        long frame = padded(variables.get(i), t);
        at += frames == Frames.FIXED ? frame * t.nFrames() : frame;
      }
      byte[] header = header(t, variables, begins);
      bytes.reset();
      out.write(header);
      data(t, variables);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Variable> variables() {
    List<Variable> all = new ArrayList<>();
    if (shorts) {
      all.add(new Variable("flag", SHORT, new int[] {FRAME}, List.of()));
    }
    if (time) {
      all.add(new Variable("time", FLOAT, new int[] {FRAME}, units("picosecond")));
    }
    int real = doubles ? DOUBLE : FLOAT;
    all.add(new Variable("coordinates", real, new int[] {FRAME, ATOM, SPATIAL}, units("angstrom")));
    if (cell) {
      all.add(new Variable("cell_lengths", DOUBLE, new int[] {FRAME, SPATIAL}, units("angstrom")));
      all.add(new Variable("cell_angles", DOUBLE, new int[] {FRAME, SPATIAL}, units("degree")));
    }
    return all;
  }

  private static List<String[]> units(String unit) {
    return List.of(new String[][] {{"units", unit}});
  }

  private byte[] header(FormulaTrajectory t, List<Variable> variables, long[] begins)
      throws IOException {
    bytes.reset();
    out.write("CDF".getBytes(StandardCharsets.US_ASCII));
    out.writeByte(version);
    int records = frames == Frames.RECORDS ? t.nFrames() : 0;
    length(announcedRecords == -2 ? -1 : announcedRecords >= 0 ? announcedRecords : records);
    out.writeInt(10);
    length(3);
    name("frame");
    length(frames == Frames.FIXED ? t.nFrames() : 0);
    name("atom");
    length(t.nAtoms());
    name("spatial");
    length(3);
    out.writeInt(12);
    length(2);
    text("Conventions", frames == Frames.RESTART ? "AMBERRESTART" : "AMBER");
    text("ConventionVersion", "1.0");
    out.writeInt(11);
    length(variables.size());
    for (int i = 0; i < begins.length; i++) {
      variable(variables.get(i), begins[i], t);
    }
    return bytes.toByteArray();
  }

  private void variable(Variable v, long begin, FormulaTrajectory t) throws IOException {
    name(v.name);
    int skipped = frames == Frames.RESTART ? 1 : 0;
    length(v.dimensions.length - skipped);
    for (int d = skipped; d < v.dimensions.length; d++) {
      length(v.dimensions[d]);
    }
    boolean scaled = scale != 1 && (v.name.equals("coordinates") || v.name.equals("cell_lengths"));
    int n = v.text.size() + (scaled ? 1 : 0);
    out.writeInt(n == 0 ? 0 : 12);
    length(n);
    for (String[] a : v.text) {
      text(a[0], a[1]);
    }
    if (scaled) {
      name("scale_factor");
      out.writeInt(DOUBLE);
      length(1);
      out.writeDouble(scale);
    }
    out.writeInt(v.type);
    length((int) padded(v, t));
    if (version == 1) {
      out.writeInt((int) begin);
    } else {
      out.writeLong(begin);
    }
  }

  private long padded(Variable v, FormulaTrajectory t) {
    long size = v.type == SHORT ? 2 : v.type == FLOAT ? 4 : 8;
    for (int d : v.dimensions) {
      size *= d == ATOM ? t.nAtoms() : d == SPATIAL ? 3 : 1;
    }
    return (size + 3) / 4 * 4;
  }

  private void data(FormulaTrajectory t, List<Variable> variables) throws IOException {
    if (frames == Frames.FIXED) {
      for (Variable v : variables) {
        for (int frame = 0; frame < t.nFrames(); frame++) {
          values(v, t, frame);
        }
      }
      return;
    }
    for (int frame = 0; frame < (frames == Frames.RESTART ? 1 : t.nFrames()); frame++) {
      for (Variable v : variables) {
        values(v, t, frame);
      }
    }
  }

  private void values(Variable v, FormulaTrajectory t, int frame) throws IOException {
    switch (v.name) {
      case "flag" -> out.writeInt(0x7fff0000);
      case "time" -> out.writeFloat((float) t.timePs(frame));
      case "coordinates" -> {
        for (int a = 0; a < t.nAtoms(); a++) {
          for (int d = 0; d < 3; d++) {
            real(t.angstrom(frame, a, d) / scale);
          }
        }
      }
      case "cell_lengths" -> {
        for (int d = 0; d < 3; d++) {
          out.writeDouble(t.edgeAngstrom(frame, d) / scale);
        }
      }
      default -> {
        for (int d = 0; d < 3; d++) {
          out.writeDouble(90);
        }
      }
    }
  }

  private void real(double value) throws IOException {
    if (doubles) {
      out.writeDouble(value);
    } else {
      out.writeFloat((float) value);
    }
  }

  private void text(String name, String value) throws IOException {
    name(name);
    out.writeInt(2);
    paddedText(value);
  }

  private void name(String name) throws IOException {
    paddedText(name);
  }

  private void paddedText(String text) throws IOException {
    byte[] b = text.getBytes(StandardCharsets.US_ASCII);
    length(b.length);
    out.write(b);
    out.write(new byte[-b.length & 3]);
  }

  private void length(int n) throws IOException {
    if (version == 5) {
      out.writeLong(n);
    } else {
      out.writeInt(n);
    }
  }
}
