package org.padml.formats.trr;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.xdr.FrameWalk;
import org.padml.formats.xdr.XdrFrameReader;
import org.padml.io.ByteWindow;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * Reads TRR frames: of the coordinates only the bytes between the first and the last selected atom,
 * in several pieces where there are long gaps. Double precision is rounded once to float.
 */
final class TrrReader extends XdrFrameReader {
  // shorter gaps are read along
  private static final int SHORTEST_GAP_BYTES = 4096;
  private static final int LARGEST_READ = 1 << 20;

  private final int[] atoms;
  // atom runs for numbers of 4 and 8 bytes: run i holds the places [runs[i], runs[i + 1])
  private final int[] singleRuns;
  private final int[] doubleRuns;

  TrrReader(String path, FrameWalk walk, FrameRange range, AtomSet selection) {
    super(path, walk, range);
    atoms = selection.toArray();
    singleRuns = runs(12);
    doubleRuns = runs(24);
  }

  private int[] runs(int atomBytes) {
    int[] starts = new int[atoms.length + 1];
    int n = 0;
    int from = 0;
    for (int k = 1; k < atoms.length; k++) {
      long gap = (long) (atoms[k] - atoms[k - 1] - 1) * atomBytes;
      long bytes = (long) (atoms[k] - atoms[from] + 1) * atomBytes;
      if (gap >= SHORTEST_GAP_BYTES || bytes > LARGEST_READ) {
        starts[++n] = k;
        from = k;
      }
    }
    if (atoms.length > 0) {
      starts[++n] = atoms.length;
    }
    return Arrays.copyOf(starts, n + 1);
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    requireFrame(out.nAtoms(), atoms.length);
    TrrHeader header = (TrrHeader) walk().header();
    out.setHeader(frameIndex(), header.step(), header.timePs(), header.box());
    if (!header.hasCoordinates()) {
      throw new FormatException(
          FormatException.Kind.NO_COORDINATES,
          path(),
          frameIndex(),
          byteOffset(),
          "coordinates: expected a block of them, found " + header.otherBlocks());
    }
    int real = header.real();
    int[] runs = real == 4 ? singleRuns : doubleRuns;
    for (int i = 0; i + 1 < runs.length; i++) {
      copy(runs[i], runs[i + 1], header.coordinatesOffset(), real, out);
    }
    boolean fromStart = runs.length == 2 && (long) atoms[0] * 3 * real < SHORTEST_GAP_BYTES;
    neededBytes(
        fromStart ? header.coordinatesOffset() + 3L * real * (atoms[atoms.length - 1] + 1) : 0);
  }

  private void copy(int from, int to, long offset, int real, FrameBuffer out) throws IOException {
    int atomBytes = 3 * real;
    int first = atoms[from];
    int count = (atoms[to - 1] - first + 1) * atomBytes;
    long position = byteOffset() + offset + (long) first * atomBytes;
    ByteWindow window = walk().window();
    if (window.fill(position, count, count) < count) {
      throw new EOFException(
          path() + ": byte " + position + ": expected " + count + " bytes, found fewer");
    }
    byte[] b = window.bytes();
    int base = (int) window.index(position);
    float[] x = out.x();
    float[] y = out.y();
    float[] z = out.z();
    if (real == 4) {
      for (int k = from; k < to; k++) {
        int at = base + (atoms[k] - first) * 12;
        x[k] = TrrHeader.single(b, at);
        y[k] = TrrHeader.single(b, at + 4);
        z[k] = TrrHeader.single(b, at + 8);
      }
    } else {
      for (int k = from; k < to; k++) {
        int at = base + (atoms[k] - first) * 24;
        x[k] = (float) TrrHeader.realAt(b, at, 8);
        y[k] = (float) TrrHeader.realAt(b, at + 8, 8);
        z[k] = (float) TrrHeader.realAt(b, at + 16, 8);
      }
    }
  }
}
