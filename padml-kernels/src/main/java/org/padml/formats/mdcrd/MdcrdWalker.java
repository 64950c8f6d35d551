package org.padml.formats.mdcrd;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.DamagedStreamException;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;

/**
 * Walks over frames line by line and keeps the text of the current one as a grid: value k in
 * columns [8 k, 8 k + 8). A line that is too short ends a damaged frame; one that is too long makes
 * the walk go on to the next short one.
 */
final class MdcrdWalker {
  private static final int FIRST_GRID = 1 << 12;

  private final SeekableSource source;
  private final MdcrdLayout layout;
  private final LineCursor in;
  private long frame;
  private long frameStart;
  private byte[] grid = new byte[FIRST_GRID];
  private int gridLength;
  private boolean ended;
  private @Nullable FormatException fault;

  MdcrdWalker(SeekableSource source, MdcrdLayout layout, LineCursor in, long nextFrame) {
    this.source = source;
    this.layout = layout;
    this.in = in;
    frame = nextFrame - 1;
  }

  long frame() {
    return frame;
  }

  long frameStart() {
    return frameStart;
  }

  /** Byte behind the current frame. */
  long position() {
    return in.position();
  }

  /** What is wrong with the lines of the current frame, null when nothing is. */
  @Nullable FormatException fault() {
    return fault;
  }

  /** Coordinates, then box lengths, eight columns each. */
  byte[] grid() {
    return grid;
  }

  /** Moves to the next frame; false at the end of the file. */
  boolean next() throws IOException {
    fault = null;
    gridLength = 0;
    try {
      String line = line();
      while (line != null && line.isEmpty()) {
        line = line();
      }
      if (line == null) {
        return false;
      }
      frame++;
      frameStart = in.lineStart();
      coordinates(line);
      if (layout.hasBox() && !ended) {
        boxLine();
      }
    } catch (IOException e) {
      frame += gridLength == 0 ? 1 : 0;
      frameStart = gridLength == 0 ? in.position() : frameStart;
      fault = damage(source, e, frame, in.position());
      ended = true;
    }
    return true;
  }

  private void coordinates(String firstLine) throws IOException {
    String line = firstLine;
    for (long i = 0; i < layout.lines(); i++) {
      if (i > 0) {
        line = line();
      }
      if (line == null) {
        cut(i);
        return;
      }
      int expected = i == layout.lines() - 1 ? layout.lastLine() : MdcrdLayout.FULL_LINE;
      if (line.length() != expected) {
        broken("line " + (i + 1) + " of the frame", expected, line.length());
        while (line != null && line.length() >= MdcrdLayout.FULL_LINE) {
          line = line();
        }
        return;
      }
      append(line);
    }
  }

  private void boxLine() throws IOException {
    long before = in.position();
    String line = line();
    if (line == null) {
      if (fault == null) {
        cut(layout.lines());
      }
    } else if (line.length() == MdcrdLayout.BOX_LINE) {
      append(line);
    } else {
      in.seek(before, in.lineNumber() - 1);
      if (fault == null) {
        broken("box line", MdcrdLayout.BOX_LINE, line.length());
      }
    }
  }

  private @Nullable String line() throws IOException {
    if (ended) {
      return null;
    }
    String line = in.next();
    ended = line == null;
    return line == null ? null : line.stripTrailing();
  }

  private void append(String line) {
    if (grid.length < gridLength + line.length()) {
      grid =
          Arrays.copyOf(
              grid, Math.max(gridLength + line.length(), Math.multiplyExact(grid.length, 2)));
    }
    byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, grid, gridLength, text.length);
    gridLength += text.length;
  }

  private void broken(String what, int expected, int found) {
    fault =
        new FormatException(
            FormatException.Kind.CORRUPT,
            source.path(),
            frame,
            in.lineStart(),
            what + ": expected " + expected + " characters, found " + found);
  }

  private void cut(long found) {
    fault =
        new FormatException(
            FormatException.Kind.TRUNCATED,
            source.path(),
            frame,
            frameStart,
            "frame: expected "
                + (layout.lines() + (layout.hasBox() ? 1 : 0))
                + " lines, found "
                + found
                + " before the end of the file");
  }

  /**
   * A compressed stream that is cut or damaged ends the file; other failures are not the file's.
   */
  static FormatException damage(SeekableSource source, IOException e, long frame, long position)
      throws IOException {
    if (e instanceof StreamCorruptedException) {
      return new FormatException(
          FormatException.Kind.CORRUPT,
          source.path(),
          frame,
          position,
          "frame: expected lines of text, found none",
          e);
    }
    if (!(e instanceof DamagedStreamException)) {
      throw e;
    }
    return new FormatException(
        FormatException.Kind.TRUNCATED,
        source.path(),
        frame,
        position,
        "frame: expected more lines, found the end of what can be decompressed",
        e);
  }
}
