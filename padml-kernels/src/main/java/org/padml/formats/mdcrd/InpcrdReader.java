package org.padml.formats.mdcrd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FixedLayoutReader;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.units.Units;

/** Reads the one frame of a text restart line by line, as far as the last selected atom. */
final class InpcrdReader extends FixedLayoutReader {
  private final SeekableSource source;
  private final Box box;
  private final AtomSet atoms;
  private byte[] line = new byte[0];
  private long lineIndex = -1;

  InpcrdReader(
      SeekableSource source, FixedLayoutIndex index, Box box, FrameRange range, AtomSet atoms) {
    super(source.path(), index, range, atoms.size());
    this.source = source;
    this.box = box;
    this.atoms = atoms;
  }

  @Override
  protected void decodeFrame(FrameBuffer out) throws IOException {
    LineCursor in = new LineCursor(source);
    in.seek(byteOffset(), 2);
    lineIndex = -1;
    for (int k = 0; k < atoms.size(); k++) {
      long value = 3L * atoms.get(k);
      out.x()[k] = coordinate(in, value, k, 'x');
      out.y()[k] = coordinate(in, value + 1, k, 'y');
      out.z()[k] = coordinate(in, value + 2, k, 'z');
    }
    out.setHeader(frameIndex(), -1, timePs(), box);
  }

  private float coordinate(LineCursor in, long value, int atom, char axis) throws IOException {
    while (lineIndex < value / InpcrdTrajectory.PER_LINE) {
      String next = in.next();
      line = next == null ? new byte[0] : next.getBytes(StandardCharsets.ISO_8859_1);
      lineIndex++;
    }
    int at = (int) (value % InpcrdTrajectory.PER_LINE) * InpcrdTrajectory.WIDTH;
    int width = Math.max(0, Math.min(InpcrdTrajectory.WIDTH, line.length - at));
    double angstrom =
        width < InpcrdTrajectory.WIDTH
            ? Double.NaN
            : FixedText.parse(line, at, InpcrdTrajectory.WIDTH, InpcrdTrajectory.DECIMALS);
    if (Double.isNaN(angstrom)) {
      throw fault(
          FormatException.Kind.CORRUPT,
          in.lineStart(),
          "coordinate "
              + axis
              + " of read atom "
              + atom
              + ": expected a number as F12.7, found "
              + (width == 0 ? "nothing" : FixedText.show(line, at, width)));
    }
    return Units.angstromToNm((float) angstrom);
  }
}
