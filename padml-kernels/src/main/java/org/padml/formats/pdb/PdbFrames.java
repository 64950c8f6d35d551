package org.padml.formats.pdb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.ReadableLines;
import org.padml.formats.TitleTime;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.SeekableSource;

/**
 * Walks over the models of a PDB file: a frame opens at MODEL or at its first atom and closes at
 * ENDMDL, END, the next MODEL or the end of the file; an END behind ENDMDL closes nothing.
 *
 * <p>A CRYST1 inside a model is that model's. One between models belongs to the model behind it,
 * unless the file has none before its first model closes: then it belongs to the model before it.
 */
final class PdbFrames implements WalkedTrajectory.Walk {
  private final ReadableLines lines;
  private final boolean boxFollows;
  private @Nullable String pending;
  private boolean open;
  private boolean ended;
  private long start;
  private @Nullable String boxLine;
  private double timePs;
  private long stepNumber;
  private boolean damageTold;
  private boolean damaged;

  PdbFrames(SeekableSource source, boolean boxFollows) {
    this.lines = new ReadableLines(source);
    this.boxFollows = boxFollows;
  }

  /** Continues at a byte that starts a frame; line numbers then count from there. */
  void seek(long position) {
    lines.seek(position);
    damageTold = false;
    pending = null;
    open = false;
    ended = false;
  }

  /**
   * Moves to the next frame, over the rest of an open one; false at the end. Where the lines cannot
   * be read on there is one last frame without atoms, unless the damage lay in the frame before.
   */
  @Override
  public boolean nextFrame() throws IOException {
    passAtoms();
    damaged = false;
    boxLine = null;
    timePs = Double.NaN;
    stepNumber = -1;
    start = -1;
    String line;
    while ((line = take()) != null) {
      boolean model = PdbRecords.isModel(line);
      boolean atom = PdbRecords.isAtom(line);
      if (start < 0 && (!boxFollows || model || atom)) {
        start = lines.lineStart();
      }
      if (model || atom) {
        pending = atom ? line : null;
        open = true;
        ended = false;
        return true;
      }
      readHeader(line);
    }
    start = start < 0 ? lines.position() : start;
    return tellDamage();
  }

  private boolean tellDamage() {
    boolean first = lines.damage(-1) != null && !damageTold;
    damageTold |= first;
    damaged = first;
    return first;
  }

  /** Why the current frame cannot be read to its end, as far as it was walked over, or null. */
  @Nullable FormatException damage(long frame) {
    return damaged ? lines.damage(frame) : null;
  }

  /** The next atom record of the open frame; null when it closes. */
  @Nullable String nextAtom() throws IOException {
    if (!open) {
      return null;
    }
    String line;
    while ((line = take()) != null) {
      if (PdbRecords.isAtom(line)) {
        return line;
      }
      if (PdbRecords.isModel(line)) {
        pending = line;
        break;
      }
      if (PdbRecords.isEndOfModel(line)) {
        if (boxFollows) {
          takeBoxBehind();
        }
        break;
      }
      if (PdbRecords.isBox(line)) {
        boxLine = line;
      }
    }
    ended = line != null;
    if (!ended) {
      tellDamage();
    }
    open = false;
    return null;
  }

  private void takeBoxBehind() throws IOException {
    String line;
    while ((line = take()) != null) {
      if (PdbRecords.isModel(line) || PdbRecords.isAtom(line)) {
        pending = line;
        return;
      }
      readHeader(line);
    }
  }

  private void readHeader(String line) {
    if (PdbRecords.isBox(line)) {
      boxLine = line;
    } else if (line.startsWith("TITLE") || line.startsWith("REMARK")) {
      double t = TitleTime.timePs(line);
      timePs = Double.isNaN(t) ? timePs : t;
      stepNumber = Math.max(stepNumber, TitleTime.stepNumber(line));
    }
  }

  private @Nullable String take() throws IOException {
    String line = pending;
    if (line == null) {
      return lines.next();
    }
    pending = null;
    return line;
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
    return damaged;
  }

  @Override
  public long start() {
    return start;
  }

  /** Whether the frame that closed last closed before the end of the file. */
  boolean ended() {
    return ended;
  }

  /** CRYST1 line of the current frame, as far as it was walked over. */
  @Nullable String boxLine() {
    return boxLine;
  }

  @Override
  public double timePs() {
    return timePs;
  }

  long stepNumber() {
    return stepNumber;
  }

  /** Number, counted from where the walk began, of the line taken last. */
  long lineNumber() {
    return lines.lineNumber();
  }

  /** First byte of the line taken last. */
  long lineStart() {
    return lines.lineStart();
  }

  @Override
  public long position() {
    return lines.position();
  }
}
