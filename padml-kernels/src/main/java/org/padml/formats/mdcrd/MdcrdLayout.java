package org.padml.formats.mdcrd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;

/**
 * Lines of a frame and, when all lines have the length they should have, the bytes of one.
 *
 * @param start first byte behind the title
 * @param lineEnd bytes of a line end, 1 or 2
 * @param hasBox whether a line of box lengths ends a frame
 * @param length bytes of the file, trailing blanks left out; -1 when the layout is not regular
 */
record MdcrdLayout(
    int nAtoms, long start, int lineEnd, boolean hasBox, long length, List<String> problems) {
  static final int WIDTH = 8;
  static final int DECIMALS = 3;
  static final int PER_LINE = 10;
  static final int FULL_LINE = PER_LINE * WIDTH;
  static final int BOX_LINE = 3 * WIDTH;
  private static final int LAST_BYTES = 4096;

  /** Lines of coordinates. */
  long lines() {
    return (3L * nAtoms + PER_LINE - 1) / PER_LINE;
  }

  /** Characters of the last line of coordinates. */
  int lastLine() {
    return (int) (3L * nAtoms - PER_LINE * (lines() - 1)) * WIDTH;
  }

  /** Byte of a frame at which value k starts, all lines being regular. */
  long valueByte(long k) {
    return k / PER_LINE * (FULL_LINE + lineEnd) + k % PER_LINE * WIDTH;
  }

  /** Bytes of the coordinates with their line ends. */
  long coordinateBytes() {
    return (lines() - 1) * (FULL_LINE + lineEnd) + lastLine() + lineEnd;
  }

  /** Bytes of a frame. */
  long frameBytes() {
    return coordinateBytes() + (hasBox ? BOX_LINE + lineEnd : 0);
  }

  /** Whether frames are found by arithmetic. */
  boolean isRegular() {
    return length >= 0;
  }

  /** Looks at the title, the ends of some frames and the end of the file. */
  static MdcrdLayout find(SeekableSource source, int nAtoms) throws IOException {
    LineCursor lines = new LineCursor(source);
    String title;
    String first;
    long start = 0;
    try {
      title = lines.next();
      start = lines.position();
      first = lines.next();
    } catch (IOException e) {
      throw MdcrdWalker.damage(source, e, 0, lines.position());
    }
    if (title == null || first == null) {
      throw new FormatException(
          FormatException.Kind.EMPTY, source.path(), -1, start, "frame: expected one, found none");
    }
    int lineEnd = (int) (lines.position() - start - first.length());
    List<String> problems = new ArrayList<>();
    MdcrdLayout plain = new MdcrdLayout(nAtoms, start, Math.max(1, lineEnd), false, -1, problems);
    boolean hasBox = plain.findBox(source);
    if (hasBox) {
      problems.add("box: expected lengths and angles, found lengths: 90 degrees are taken");
    }
    MdcrdLayout walked = new MdcrdLayout(nAtoms, start, plain.lineEnd, hasBox, -1, problems);
    long length = source.isRandomAccess() ? walked.regularLength(source) : -1;
    return new MdcrdLayout(nAtoms, start, plain.lineEnd, hasBox, length, problems);
  }

  /** Whether the line behind the first frame's coordinates is a box line. */
  private boolean findBox(SeekableSource source) throws IOException {
    LineCursor in = new LineCursor(source);
    in.seek(start, 1);
    MdcrdWalker walker = new MdcrdWalker(source, this, in, 0);
    walker.next();
    FormatException fault = walker.fault();
    if (fault != null) {
      throw new FormatException(
          fault.kind() == FormatException.Kind.CORRUPT
              ? FormatException.Kind.ATOM_COUNT
              : fault.kind(),
          source.path(),
          0,
          fault.byteOffset(),
          fault.what() + " for " + nAtoms + " atoms of the topology",
          fault);
    }
    String behind;
    try {
      behind = in.next();
    } catch (IOException e) {
      throw MdcrdWalker.damage(source, e, 1, in.position());
    }
    if (behind == null || !FixedText.isRow(behind.stripTrailing(), WIDTH, DECIMALS, 3)) {
      return false;
    }
    boolean three = behind.stripTrailing().length() == BOX_LINE;
    if (three && nAtoms == 1) {
      problems.add("box: expected lines that tell box from atom, found one atom: no box is taken");
      return false;
    }
    return three;
  }

  /** The file's length without trailing blanks if middle and last frame end where they should. */
  private long regularLength(SeekableSource source) throws IOException {
    long length = source.length();
    byte[] last = new byte[(int) Math.min(LAST_BYTES, length)];
    source.readFully(length - last.length, last, 0, last.length);
    int blanks = 0;
    while (blanks < last.length && isBlank(last[last.length - 1 - blanks])) {
      blanks++;
    }
    // the end of the last line belongs to it, whether it is there or not
    length = length - blanks + lineEnd;
    long frames = (length - start) / frameBytes();
    boolean regular =
        frames > 0
            && endsFrame(source, 0)
            && endsFrame(source, frames / 2)
            && endsFrame(source, frames - 1);
    return regular ? length : -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r';
  }

  /** Whether the last lines of a frame start and end where they should. */
  private boolean endsFrame(SeekableSource source, long frame) throws IOException {
    int last = lastLine() + lineEnd;
    byte[] text = new byte[1 + last + (hasBox ? BOX_LINE + lineEnd : 0)];
    long frameEnd = start + (frame + 1) * frameBytes();
    int n = source.readUpTo(frameEnd - text.length, text, 0, text.length);
    // the last line of the file may lack its end
    boolean ends = n < text.length ? n >= text.length - lineEnd : text[n - 1] == '\n';
    return ends && text[0] == '\n' && (!hasBox || text[last] == '\n');
  }
}
