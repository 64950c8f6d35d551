package org.padml.formats.mdcrd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.units.Units;

/** An opened text restart: lines were counted, the box was read, coordinates were not. */
final class InpcrdTrajectory implements Trajectory {
  static final int WIDTH = 12;
  static final int DECIMALS = 7;
  static final int PER_LINE = 6;
  private static final double RIGHT_ANGLE_DEG = 90.0;

  private final SeekableSource source;
  private final int nAtoms;
  private final Box box;
  private final FixedLayoutIndex index;
  private final List<String> problems;

  private InpcrdTrajectory(
      SeekableSource source, int nAtoms, Box box, FixedLayoutIndex index, List<String> problems) {
    this.source = source;
    this.nAtoms = nAtoms;
    this.box = box;
    this.index = index;
    this.problems = problems;
  }

  /** Atom count of the second line, -1 when that is no such line. */
  static int atomCount(String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length > 3 || !words[0].matches("[0-9]{1,9}")) {
      return -1;
    }
    for (int i = 1; i < words.length; i++) {
      if (Double.isNaN(number(words[i]))) {
        return -1;
      }
    }
    return Integer.parseInt(words[0]);
  }

  private static double number(String word) {
    return word.matches("-?[0-9]*\\.[0-9]*([EeDd][+-]?[0-9]{1,3})?")
            && word.matches(".*[0-9]\\.?.*")
        ? Double.parseDouble(word.replace('D', 'E').replace('d', 'e'))
        : Double.NaN;
  }

  static InpcrdTrajectory open(SeekableSource source) throws IOException {
    LineCursor in = new LineCursor(source);
    try {
      return new Opening(source, in).read();
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw MdcrdWalker.damage(source, e, 0, in.position());
    }
  }

  /** What is collected while the lines are counted. */
  private static final class Opening {
    private final SeekableSource source;
    private final LineCursor in;
    private final List<String> problems = new ArrayList<>();
    private double timePs = Double.NaN;

    Opening(SeekableSource source, LineCursor in) {
      this.source = source;
      this.in = in;
    }

    InpcrdTrajectory read() throws IOException {
      String title = in.next();
      String counts = in.next();
      if (title == null || counts == null) {
        throw fault(FormatException.Kind.TRUNCATED, "number of atoms: expected a line, found none");
      }
      int nAtoms = atomCount(counts);
      if (nAtoms < 1) {
        throw fault(
            FormatException.Kind.NOT_RECOGNISED,
            "number of atoms: expected a count and perhaps a time, found '"
                + shorten(counts)
                + "'");
      }
      String[] words = counts.strip().split("\\s+");
      timePs = words.length > 1 ? number(words[1]) : Double.NaN;
      long start = in.position();
      long perBlock = (3L * nAtoms + PER_LINE - 1) / PER_LINE;
      long lines = 0;
      long end = start;
      String last = "";
      for (String line = in.next(); line != null && !line.isBlank(); line = in.next()) {
        lines++;
        last = line.stripTrailing();
        end = in.position();
      }
      Box box = box(nAtoms, lines, perBlock, last);
      FixedLayoutIndex index =
          new FixedLayoutIndex(start, end - start, end - start, 1, end, frame -> timePs);
      return new InpcrdTrajectory(source, nAtoms, box, index, problems);
    }

    /** Coordinates, then velocities if there is a second block, then a box if there is a line. */
    private Box box(int nAtoms, long lines, long perBlock, String last) throws FormatException {
      if (lines < perBlock) {
        throw fault(
            FormatException.Kind.TRUNCATED,
            "coordinates of "
                + nAtoms
                + " atoms: expected "
                + perBlock
                + " lines, found "
                + lines
                + " before the end of the file");
      }
      long rest = lines - perBlock;
      boolean velocities = rest >= perBlock && !(perBlock == 1 && rest == 1 && looksLikeBox(last));
      long afterVelocities = velocities ? rest - perBlock : rest;
      if (afterVelocities == 0) {
        return Box.NONE;
      }
      if (afterVelocities > 1) {
        throw fault(
            FormatException.Kind.CORRUPT,
            "lines after the coordinates: expected 0, 1, "
                + perBlock
                + " or "
                + (perBlock + 1)
                + ", found "
                + rest);
      }
      return box(last);
    }

    private static boolean looksLikeBox(String line) {
      double[] v = values(line);
      return v != null
          && v.length == PER_LINE
          && v[0] > 0
          && v[1] > 0
          && v[2] > 0
          && isAngle(v[3])
          && isAngle(v[4])
          && isAngle(v[5]);
    }

    private static boolean isAngle(double degrees) {
      return degrees >= 30 && degrees <= 150;
    }

    private Box box(String line) throws FormatException {
      double[] v = values(line);
      if (v == null || v.length != 3 && v.length != PER_LINE) {
        throw fault(
            FormatException.Kind.BOX,
            "box: expected 3 or 6 numbers as F12.7, found '" + shorten(line) + "'");
      }
      if (v.length == 3) {
        problems.add("box: expected lengths and angles, found lengths: 90 degrees are taken");
      }
      double nm = Units.NM_PER_ANGSTROM;
      boolean angles = v.length == PER_LINE;
      try {
        return Box.ofLengthsAndAngles(
            v[0] * nm,
            v[1] * nm,
            v[2] * nm,
            angles ? v[3] : RIGHT_ANGLE_DEG,
            angles ? v[4] : RIGHT_ANGLE_DEG,
            angles ? v[5] : RIGHT_ANGLE_DEG);
      } catch (IllegalArgumentException e) {
        throw fault(
            FormatException.Kind.BOX,
            "box: expected a box of positive volume, found '" + shorten(line) + "'");
      }
    }

    private static double @Nullable [] values(String line) {
      if (!FixedText.isRow(line, WIDTH, DECIMALS, PER_LINE)) {
        return null;
      }
      byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
      double[] v = new double[line.length() / WIDTH];
      for (int k = 0; k < v.length; k++) {
        v[k] = FixedText.parse(text, k * WIDTH, WIDTH, DECIMALS);
      }
      return v;
    }

    private static String shorten(String line) {
      byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
      String shown = FixedText.show(text, 0, Math.min(text.length, PER_LINE * WIDTH));
      return shown.substring(1, shown.length() - 1);
    }

    private FormatException fault(FormatException.Kind kind, String what) {
      return new FormatException(kind, source.path(), -1, in.lineStart(), what);
    }
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return "inpcrd";
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public FrameIndex index() {
    return index;
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= nAtoms) {
      throw new IllegalArgumentException(
          path() + ": selection: expected atoms below " + nAtoms + ", found " + atoms.last());
    }
    return new InpcrdReader(source, index, box, range, atoms);
  }

  @Override
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
