package org.padml.formats.gro;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.ReadableLines;
import org.padml.formats.TitleTime;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.LineNumbers;
import org.padml.io.SeekableSource;
import org.padml.model.Box;

/**
 * Walks over the frames of a GRO file: title, number of atoms, atom lines, box. After damage it
 * goes on at the next line that holds the file's number of atoms; the line before it is the title.
 * A damaged stretch counts as one frame.
 */
final class GroFrames implements WalkedTrajectory.Walk {
  private final SeekableSource source;
  private final ReadableLines lines;
  private final int expectedAtoms;
  private long walkStart;
  private long linesBefore = -1;
  private long frameIndex = -1;
  private long start;
  private String title = "";
  private @Nullable String foundTitle;
  private long foundTitleStart;
  private long nAtoms;
  private long atomsTaken;
  private boolean open;
  private @Nullable GroLayout layout;
  private Box box = Box.NONE;
  private boolean boxMissing;
  private boolean damageTold;
  private @Nullable FormatException fault;

  /**
   * At the start of the file.
   *
   * @param expectedAtoms number of atoms of the file, -1 while its first frame is looked at
   */
  GroFrames(SeekableSource source, int expectedAtoms) {
    this.source = source;
    this.lines = new ReadableLines(source);
    this.expectedAtoms = expectedAtoms;
  }

  /** Continues at a byte that starts the given frame. */
  void seek(long position, long firstFrame) {
    lines.seek(position);
    damageTold = false;
    walkStart = position;
    linesBefore = -1;
    frameIndex = firstFrame - 1;
    open = false;
    foundTitle = null;
  }

  /** Moves to the next frame; false at the end. A frame with a bad header has a {@link #fault}. */
  @Override
  public boolean nextFrame() throws IOException {
    passAtoms();
    fault = null;
    layout = null;
    box = Box.NONE;
    boxMissing = false;
    atomsTaken = 0;
    String count = readTitle();
    if (count == null) {
      return tellDamage();
    }
    frameIndex++;
    String number = count.strip();
    if (!number.matches("\\d{1,10}") || Long.parseLong(number) > Integer.MAX_VALUE) {
      fail(
          FormatException.Kind.CORRUPT,
          count,
          "number of atoms: expected a whole number, found '" + GroLayout.shorten(count) + "'");
      return true;
    }
    nAtoms = Long.parseLong(number);
    open = true;
    return true;
  }

  /** Where the lines cannot be read on there is one last frame, unless its damage is known. */
  private boolean tellDamage() {
    FormatException damage = damageTold ? null : lines.damage(frameIndex + 1);
    if (damage == null) {
      return false;
    }
    damageTold = true;
    frameIndex++;
    start = lines.position();
    fault = damage;
    return true;
  }

  /** Takes title and the line behind it, which it returns; null at the end of the file. */
  private @Nullable String readTitle() throws IOException {
    String found = foundTitle;
    if (found != null) {
      title = found;
      start = foundTitleStart;
      foundTitle = null;
      return Integer.toString(expectedAtoms);
    }
    String line = lines.next();
    while (line != null) {
      long titleStart = lines.lineStart();
      String count = lines.next();
      if (count == null && line.isBlank()) {
        return null;
      }
      if (count != null && line.isBlank() && !count.strip().matches("\\d{1,10}")) {
        line = count;
        continue;
      }
      title = line;
      start = titleStart;
      return count == null ? "" : count;
    }
    return null;
  }

  /** The next atom line of the frame; null behind the last, or when the frame has a fault. */
  @Nullable String nextAtom() throws IOException {
    if (!open) {
      return null;
    }
    if (atomsTaken == nAtoms) {
      open = false;
      readBox();
      return null;
    }
    String line = lines.next();
    if (line == null) {
      open = false;
      fail(
          FormatException.Kind.TRUNCATED,
          null,
          "atoms: expected " + nAtoms + ", found " + atomsTaken + " before the end of the file");
      return null;
    }
    GroLayout known = layout;
    if (known == null) {
      known = GroLayout.of(line);
      layout = known;
    }
    if (known == null || !known.fits(line)) {
      open = false;
      failAtom(line);
      return null;
    }
    atomsTaken++;
    return line;
  }

  private void failAtom(String line) throws IOException {
    FormatException.Kind kind =
        nAtoms != expectedAtoms && expectedAtoms >= 0
            ? FormatException.Kind.ATOM_COUNT
            : isCut(line) ? FormatException.Kind.TRUNCATED : FormatException.Kind.CORRUPT;
    fail(
        kind,
        line,
        "atom "
            + (atomsTaken + 1)
            + " of "
            + nAtoms
            + ": expected residue, name and three coordinates in their columns, found '"
            + GroLayout.shorten(line)
            + "'");
  }

  /** Whether the line taken last ends with the file and no line end. */
  private boolean isCut(String line) {
    return lines.position() - lines.lineStart() == line.length();
  }

  private void readBox() throws IOException {
    String line = lines.next();
    if (line == null && lines.damage(frameIndex) != null) {
      fail(FormatException.Kind.TRUNCATED, null, "box: expected a line, found none");
      return;
    }
    if (line == null) {
      boxMissing = true;
    } else {
      if (isCut(line) && GroLayout.hasUnevenDecimals(line)) {
        fail(
            FormatException.Kind.TRUNCATED,
            line,
            "box: expected numbers of equal precision, found '" + GroLayout.shorten(line) + "'");
        return;
      }
      try {
        box = GroLayout.box(line);
      } catch (NumberFormatException e) {
        fail(FormatException.Kind.CORRUPT, line, "box: " + e.getMessage());
        return;
      }
    }
    if (expectedAtoms >= 0 && nAtoms != expectedAtoms) {
      fault =
          new FormatException(
              FormatException.Kind.ATOM_COUNT,
              source.path(),
              frameIndex,
              start,
              "atoms: expected " + expectedAtoms + ", found " + nAtoms);
    }
  }

  /**
   * Records a fault at the line taken last, which may be the title of the next frame already, and
   * looks for that frame.
   */
  private void fail(FormatException.Kind kind, @Nullable String last, String what)
      throws IOException {
    FormatException damage = lines.damage(frameIndex);
    fault = damage != null ? damage : fault(kind, what, null);
    if (expectedAtoms < 0) {
      return;
    }
    String wanted = Integer.toString(expectedAtoms);
    String before = last;
    long beforeStart = lines.lineStart();
    String line;
    while ((line = lines.next()) != null) {
      if (before != null && line.strip().equals(wanted)) {
        foundTitle = before;
        foundTitleStart = beforeStart;
        return;
      }
      before = line;
      beforeStart = lines.lineStart();
    }
    damageTold = lines.damage(frameIndex) != null;
  }

  /** A fault of the current frame at the line taken last. */
  FormatException fault(FormatException.Kind kind, String what, @Nullable Throwable cause)
      throws IOException {
    if (linesBefore < 0) {
      linesBefore = LineNumbers.before(source, walkStart);
    }
    long line = linesBefore + lines.lineNumber();
    return new FormatException(
        kind, source.path(), frameIndex, lines.lineStart(), "line " + line + ": " + what, cause);
  }

  /** What is wrong with the current frame, as far as it was walked over; null when nothing is. */
  @Nullable FormatException fault() {
    return fault;
  }

  long frameIndex() {
    return frameIndex;
  }

  @Override
  public int passAtoms() throws IOException {
    int n = 0;
    while (nextAtom() != null) {
      n = Math.addExact(n, 1);
    }
    return n;
  }

  @Override
  public boolean isDamaged() {
    return fault != null;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public double timePs() {
    return TitleTime.timePs(title);
  }

  long stepNumber() {
    return TitleTime.stepNumber(title);
  }

  /** Number of atoms that the current frame declares. */
  long nAtoms() {
    return nAtoms;
  }

  /** Columns of the current frame; null before its first atom. */
  @Nullable GroLayout layout() {
    return layout;
  }

  /** Box of the current frame, once its atoms were walked over. */
  Box box() {
    return box;
  }

  /** Whether the file ended behind the atoms of the current frame. */
  boolean boxMissing() {
    return boxMissing;
  }

  @Override
  public long position() {
    return lines.position();
  }
}
