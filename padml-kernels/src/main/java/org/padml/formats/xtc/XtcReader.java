package org.padml.formats.xtc;

import java.io.IOException;
import java.util.Arrays;
import org.padml.formats.FrameRange;
import org.padml.formats.xdr.FrameWalk;
import org.padml.formats.xdr.XdrFrameReader;
import org.padml.io.ByteWindow;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * Reads XTC frames. Atoms behind the last selected one are not decoded, those between are skipped
 * where the gap is long.
 *
 * <p>Coordinates are bit for bit those of GROMACS: the stored integer as float times the reciprocal
 * of the precision as float.
 */
final class XtcReader extends XdrFrameReader {
  // shorter gaps are decoded: a group that must be decoded anyway may cover them
  private static final int SHORTEST_SKIP = 16;
  private static final int BLOCK = 1024;
  private static final float LEAST_USUAL_PRECISION = 1e-9f;

  private final XtcDecoder decoder;
  private final int[] atoms;
  // segment i holds the selected atoms at places [first[i], first[i + 1])
  private final int[] first;
  private final boolean everyAtom;
  private long expectedBytes;
  private final float[] xs = new float[BLOCK + XtcDecoder.MOST_PER_GROUP];
  private final float[] ys = new float[BLOCK + XtcDecoder.MOST_PER_GROUP];
  private final float[] zs = new float[BLOCK + XtcDecoder.MOST_PER_GROUP];

  XtcReader(String path, FrameWalk walk, FrameRange range, AtomSet selection, int nAtoms) {
    super(path, walk, range);
    decoder = new XtcDecoder(path, walk.window());
    atoms = selection.toArray();
    everyAtom = selection.isAll(nAtoms);
    int n = 0;
    int[] starts = new int[atoms.length + 1];
    for (int k = 1; k < atoms.length; k++) {
      if (atoms[k] - atoms[k - 1] > SHORTEST_SKIP) {
        starts[++n] = k;
      }
    }
    if (atoms.length > 0) {
      starts[++n] = atoms.length;
    }
    first = Arrays.copyOf(starts, n + 1);
  }

  /** Integers times a scale are finite unless the scale is astronomic. */
  @Override
  protected boolean mayBeInfinite() {
    XtcHeader header = (XtcHeader) walk().header();
    return !header.isCompressed() || header.precision() < LEAST_USUAL_PRECISION;
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    requireFrame(out.nAtoms(), atoms.length);
    XtcHeader header = (XtcHeader) walk().header();
    out.setHeader(frameIndex(), header.step(), header.timePs(), header.box());
    if (header.isCompressed()) {
      decodeCompressed(header, out);
    } else {
      copyStored(header, out);
    }
  }

  private void decodeCompressed(XtcHeader header, FrameBuffer out) throws IOException {
    long expected = everyAtom ? header.payloadBytes() : expectedBytes;
    decoder.begin(header, frameIndex(), byteOffset(), walk().window(), expected);
    if (everyAtom) {
      decoder.decode(atoms.length, out.x(), out.y(), out.z(), 0);
    } else {
      for (int i = 0; i + 1 < first.length; i++) {
        int end = first[i + 1];
        int stop = atoms[end - 1] + 1;
        decoder.skip(atoms[first[i]]);
        for (int k = first[i]; k < end; ) {
          int start = decoder.atom();
          decoder.decode(Math.min(stop, start + BLOCK), xs, ys, zs, 0);
          k = gather(start, out, k, end);
        }
      }
    }
    long used = decoder.usedBytes();
    expectedBytes = used;
    // the same atoms of the next frames may be coded a little longer
    long ahead = Math.min(header.payloadBytes(), used + used / 32 + 2 * ByteWindow.SLACK);
    neededBytes(header.headerBytes() + ahead);
  }

  /** Puts the selected atoms of a block at their places; returns the next place. */
  private int gather(int start, FrameBuffer out, int from, int end) {
    float[] x = out.x();
    float[] y = out.y();
    float[] z = out.z();
    int behind = decoder.atom();
    int k = from;
    while (k < end && atoms[k] < behind) {
      int i = atoms[k] - start;
      x[k] = xs[i];
      y[k] = ys[i];
      z[k++] = zs[i];
    }
    return k;
  }

  private void copyStored(XtcHeader header, FrameBuffer out) throws IOException {
    ByteWindow window = walk().window();
    long position = byteOffset() + header.headerBytes();
    int count = (int) header.payloadBytes();
    window.fill(position, count, count);
    int base = (int) window.index(position);
    for (int k = 0; k < atoms.length; k++) {
      int at = base + 12 * atoms[k];
      out.x()[k] = XtcHeader.stored(window.bytes(), at);
      out.y()[k] = XtcHeader.stored(window.bytes(), at + 4);
      out.z()[k] = XtcHeader.stored(window.bytes(), at + 8);
    }
    neededBytes(0);
  }
}
