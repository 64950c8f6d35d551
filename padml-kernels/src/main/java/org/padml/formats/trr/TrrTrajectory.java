package org.padml.formats.trr;

import java.io.IOException;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.xdr.XdrTrajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** One TRR file. */
final class TrrTrajectory extends XdrTrajectory {
  // headers looked at, besides the first, before all frames are taken to be alike
  private static final int PROBES = 8;

  private long stride = -1;

  TrrTrajectory(SeekableSource source) throws IOException {
    super(source, TrrHeader::new);
  }

  @Override
  public String format() {
    return "trr";
  }

  /**
   * The length of the first frame when the second, the last whole one and all but one of some
   * between (which may be damaged) have the same blocks; 0 when not, when there is one frame only,
   * and for compressed files.
   */
  @Override
  protected long stride() throws IOException {
    if (stride < 0) {
      stride = source().isRandomAccess() ? findStride() : 0;
    }
    return stride;
  }

  private long findStride() throws IOException {
    TrrHeader first = new TrrHeader();
    first.expectAtoms(nAtoms());
    if (!parse(first, 0)) {
      return 0;
    }
    long length = first.length();
    long whole = source().length() / length;
    if (whole < 2) {
      return 0;
    }
    TrrHeader other = new TrrHeader();
    other.expectAtoms(nAtoms());
    int unlike = 0;
    for (int i = 0; i <= PROBES; i++) {
      long frame = 1 + (whole - 2) * i / PROBES;
      if (!parse(other, frame * length) || !other.hasLayoutOf(first)) {
        unlike += i == 0 || i == PROBES ? 2 : 1;
      }
    }
    if (unlike > 1) {
      return 0;
    }
    // a last frame of other blocks is shorter, but not cut
    return parse(other, whole * length) && !other.hasLayoutOf(first) ? 0 : length;
  }

  private boolean parse(TrrHeader header, long position) throws IOException {
    byte[] b = new byte[header.maxBytes()];
    int n = source().readUpTo(position, b, 0, b.length);
    return header.parse(b, 0, n, position) == null;
  }

  @Override
  public FrameIndex index() throws IOException {
    long step = stride();
    if (step == 0) {
      return super.index();
    }
    long end = source().length();
    TrrHeader header = new TrrHeader();
    header.expectAtoms(nAtoms());
    return new FixedLayoutIndex(
        0,
        step,
        step,
        FixedLayoutIndex.wholeFrames(0, step, step, end),
        end,
        frame -> parse(header, frame * step) ? header.timePs() : Double.NaN);
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) throws IOException {
    requireAtoms(atoms);
    return new TrrReader(path(), walk(), range, atoms);
  }
}
