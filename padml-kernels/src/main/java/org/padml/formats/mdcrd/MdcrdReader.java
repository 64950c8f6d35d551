package org.padml.formats.mdcrd;

import java.io.IOException;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FixedLayoutReader;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.io.SeekableSource;
import org.padml.io.SpanReader;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Reads frames of regular lines: only the columns of the selected atoms. */
final class MdcrdReader extends FixedLayoutReader {
  private final MdcrdLayout layout;
  private final SpanReader spans;
  private final int[] places;
  private final int boxPlace;

  MdcrdReader(
      SeekableSource source,
      MdcrdLayout layout,
      FixedLayoutIndex index,
      FrameRange range,
      AtomSet atoms) {
    super(source.path(), index, range, atoms.size());
    this.layout = layout;
    SpanReader.Builder plan = new SpanReader.Builder();
    for (int k = 0; k < atoms.size(); k++) {
      for (int d = 0; d < 3; d++) {
        plan.add(layout.valueByte(3L * atoms.get(k) + d), MdcrdLayout.WIDTH);
      }
    }
    if (layout.hasBox()) {
      plan.add(layout.coordinateBytes(), MdcrdLayout.BOX_LINE);
    }
    spans = plan.build(source, layout.frameBytes());
    places = new int[3 * atoms.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = spans.place(layout.valueByte(3L * atoms.get(k / 3) + k % 3));
    }
    boxPlace = layout.hasBox() ? spans.place(layout.coordinateBytes()) : 0;
  }

  @Override
  protected void decodeFrame(FrameBuffer out) throws IOException {
    spans.read(byteOffset(), wholeFramesLeft());
    MdcrdValues.coordinates(spans.buffer(), spans.base(), places, out, this::here);
    Box box =
        layout.hasBox()
            ? MdcrdValues.box(spans.buffer(), spans.base() + boxPlace, this::here)
            : Box.NONE;
    out.setHeader(frameIndex(), -1, Double.NaN, box);
  }

  private FormatException here(FormatException.Kind kind, String what) {
    return fault(kind, byteOffset(), what);
  }
}
