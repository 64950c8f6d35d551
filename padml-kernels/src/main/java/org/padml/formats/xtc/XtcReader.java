package org.padml.formats.xtc;

import java.io.IOException;
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

  private final XtcDecoder decoder;
  private final int[] atoms;
  // segment i holds the selected atoms at places [first[i], first[i + 1])
  private final int[] first;
  private final boolean everyAtom;

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
    first = java.util.Arrays.copyOf(starts, n + 1);
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
    float scale = 1f / header.precision();
    decoder.begin(header, frameIndex(), byteOffset(), walk().window());
    for (int i = 0; i + 1 < first.length; i++) {
      int k = first[i];
      int end = first[i + 1];
      decoder.skip(atoms[k]);
      while (k < end) {
        int start = decoder.atom();
        int n = decoder.decode(atoms[end - 1] + 1);
        if (everyAtom) {
          copyBlock(n, scale, out, start);
          k += n;
        } else {
          k = gather(start, n, scale, out, k, end);
        }
      }
    }
    neededBytes(decoder.position() + ByteWindow.SLACK - byteOffset());
  }

  private void copyBlock(int n, float scale, FrameBuffer out, int at) {
    convert(decoder.x(), n, scale, out.x(), at);
    convert(decoder.y(), n, scale, out.y(), at);
    convert(decoder.z(), n, scale, out.z(), at);
  }

  private static void convert(int[] from, int n, float scale, float[] to, int at) {
    for (int i = 0; i < n; i++) {
      to[at + i] = from[i] * scale;
    }
  }

  /** Puts the selected atoms of a block at their places; returns the next place. */
  private int gather(int start, int n, float scale, FrameBuffer out, int from, int end) {
    int[] xs = decoder.x();
    int[] ys = decoder.y();
    int[] zs = decoder.z();
    float[] x = out.x();
    float[] y = out.y();
    float[] z = out.z();
    int k = from;
    while (k < end && atoms[k] < start + n) {
      int i = atoms[k] - start;
      x[k] = xs[i] * scale;
      y[k] = ys[i] * scale;
      z[k++] = zs[i] * scale;
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
