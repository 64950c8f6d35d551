package org.padml.formats.mdcrd;

import java.io.IOException;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Reads frames line by line, where lines are irregular or the file is compressed. */
final class MdcrdWalkReader extends FrameReader {
  private final String path;
  private final MdcrdLayout layout;
  private final MdcrdWalker walker;
  private final int[] places;
  private long left;

  MdcrdWalkReader(
      String path, MdcrdLayout layout, MdcrdWalker walker, FrameRange range, AtomSet atoms) {
    super(path);
    this.path = path;
    this.layout = layout;
    this.walker = walker;
    left = range.count();
    places = new int[Math.multiplyExact(3, atoms.size())];
    for (int k = 0; k < places.length; k++) {
      places[k] = MdcrdLayout.WIDTH * (3 * atoms.get(k / 3) + k % 3);
    }
  }

  @Override
  public boolean next() throws IOException {
    if (left == 0 || !walker.next()) {
      left = 0;
      return false;
    }
    left--;
    FormatException fault = walker.fault();
    if (fault != null) {
      throw fault;
    }
    return true;
  }

  @Override
  public long frameIndex() {
    return walker.frame();
  }

  @Override
  public long byteOffset() {
    return walker.frameStart();
  }

  @Override
  public double timePs() {
    return Double.NaN;
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    if (3 * out.nAtoms() != places.length) {
      throw new IllegalArgumentException(
          path + ": frame buffer: expected " + places.length / 3 + " atoms, found " + out.nAtoms());
    }
    byte[] grid = walker.grid();
    MdcrdValues.coordinates(grid, 0, places, out, this::here);
    int boxAt = 3 * MdcrdLayout.WIDTH * layout.nAtoms();
    Box box = layout.hasBox() ? MdcrdValues.box(grid, boxAt, this::here) : Box.NONE;
    out.setHeader(frameIndex(), -1, Double.NaN, box);
  }

  private FormatException here(FormatException.Kind kind, String what) {
    return new FormatException(kind, path, frameIndex(), byteOffset(), what);
  }
}
