package org.padml.formats.mmcif;

import java.io.IOException;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Reads the models of a range. */
final class MmcifFrameReader extends FrameReader {
  private final String path;
  private final MmcifFrames frames;
  private final FrameRange range;
  private final int[] atoms;
  private final int nAtoms;
  private final Box box;
  private long done;

  MmcifFrameReader(
      String path, MmcifFrames frames, FrameRange range, AtomSet atoms, int nAtoms, Box box) {
    super(path);
    this.path = path;
    this.frames = frames;
    this.range = range;
    this.atoms = atoms.toArray();
    this.nAtoms = nAtoms;
    this.box = box;
  }

  @Override
  public boolean next() throws IOException {
    if (done >= range.count() || !frames.nextFrame()) {
      return false;
    }
    done++;
    return true;
  }

  @Override
  public long frameIndex() {
    return frames.frameIndex();
  }

  @Override
  public long byteOffset() {
    return frames.start();
  }

  @Override
  public double timePs() {
    return Double.NaN;
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    if (out.nAtoms() != atoms.length) {
      throw new IllegalArgumentException(
          path + ": buffer: expected " + atoms.length + " atoms, found " + out.nAtoms());
    }
    int wanted = 0;
    int n = 0;
    while (frames.nextAtom()) {
      if (wanted < atoms.length && atoms[wanted] == n && frames.fault() == null) {
        try {
          out.x()[wanted] = frames.sites().coordinate(AtomSites.Column.CARTN_X);
          out.y()[wanted] = frames.sites().coordinate(AtomSites.Column.CARTN_Y);
          out.z()[wanted] = frames.sites().coordinate(AtomSites.Column.CARTN_Z);
        } catch (FormatException e) {
          frames.spoil(e);
        }
        wanted++;
      }
      n = Math.addExact(n, 1);
    }
    frames.requireAtoms(n, nAtoms);
    FormatException fault = frames.fault();
    if (fault != null) {
      throw fault;
    }
    out.setHeader(frameIndex(), -1, Double.NaN, box);
  }
}
