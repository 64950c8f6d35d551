package org.padml.formats.pdb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.io.LineNumbers;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.units.Units;

/** Reads the models of a range. After a bad line the rest of its model is passed over. */
final class PdbFrameReader extends FrameReader {
  private final SeekableSource source;
  private final PdbFrames frames;
  private final FrameRange range;
  private final int[] atoms;
  private final int nAtoms;
  private final @Nullable String fileBox;
  private long done;
  private long linesBefore = -1;
  private @Nullable FormatException fault;

  PdbFrameReader(
      SeekableSource source,
      PdbFrames frames,
      FrameRange range,
      AtomSet atoms,
      int nAtoms,
      @Nullable String fileBox) {
    super(source.path());
    this.source = source;
    this.frames = frames;
    this.range = range;
    this.atoms = atoms.toArray();
    this.nAtoms = nAtoms;
    this.fileBox = fileBox;
    frames.seek(range.byteOffset());
  }

  @Override
  public boolean next() throws IOException {
    if (done >= range.count() || !frames.nextFrame()) {
      return false;
    }
    done++;
    FormatException damage = frames.damage(frameIndex());
    if (damage != null) {
      throw damage;
    }
    return true;
  }

  @Override
  public long frameIndex() {
    return range.firstFrame() + done - 1;
  }

  @Override
  public long byteOffset() {
    return frames.start();
  }

  @Override
  public double timePs() {
    return frames.timePs();
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    if (out.nAtoms() != atoms.length) {
      throw new IllegalArgumentException(
          source.path() + ": buffer: expected " + atoms.length + " atoms, found " + out.nAtoms());
    }
    fault = null;
    int wanted = 0;
    int n = 0;
    String line;
    while ((line = frames.nextAtom()) != null) {
      if (wanted < atoms.length && atoms[wanted] == n) {
        out.x()[wanted] = coordinate(line, 30, 'x');
        out.y()[wanted] = coordinate(line, 38, 'y');
        out.z()[wanted] = coordinate(line, 46, 'z');
        wanted++;
      }
      n = Math.addExact(n, 1);
    }
    FormatException damage = frames.damage(frameIndex());
    if (damage != null) {
      throw damage;
    }
    if (n != nAtoms) {
      throw atomCount(n);
    }
    if (fault != null) {
      throw fault;
    }
    out.setHeader(frameIndex(), frames.stepNumber(), frames.timePs(), box());
  }

  private float coordinate(String line, int from, char axis) throws IOException {
    if (fault != null) {
      return 0;
    }
    try {
      return Units.angstromToNm(PdbRecords.coordinate(line, from));
    } catch (NumberFormatException e) {
      fault =
          new FormatException(
              FormatException.Kind.CORRUPT,
              source.path(),
              frameIndex(),
              frames.lineStart(),
              "line "
                  + lineNumber()
                  + ": coordinate "
                  + axis
                  + ", columns "
                  + (from + 1)
                  + "-"
                  + (from + 8)
                  + ": "
                  + e.getMessage(),
              e);
      return 0;
    }
  }

  private long lineNumber() throws IOException {
    if (linesBefore < 0) {
      linesBefore = LineNumbers.before(source, range.byteOffset());
    }
    return linesBefore + frames.lineNumber();
  }

  private FormatException atomCount(int found) {
    boolean cut = found < nAtoms && !frames.ended();
    return new FormatException(
        cut ? FormatException.Kind.TRUNCATED : FormatException.Kind.ATOM_COUNT,
        source.path(),
        frameIndex(),
        frames.start(),
        "model: expected "
            + nAtoms
            + " atoms, found "
            + found
            + (cut ? " before the end of the file" : ""));
  }

  private Box box() throws FormatException {
    String line = frames.boxLine() == null ? fileBox : frames.boxLine();
    if (line == null) {
      return Box.NONE;
    }
    try {
      return PdbRecords.box(line);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          FormatException.Kind.BOX,
          source.path(),
          frameIndex(),
          frames.start(),
          "cryst1: " + e.getMessage(),
          e);
    }
  }
}
