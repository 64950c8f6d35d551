package org.padml.formats;

import java.io.Serializable;

/**
 * Consecutive frames of one file: what one task reads.
 *
 * @param firstFrame index in the file of the first frame
 * @param byteOffset where that frame starts
 * @param count number of frames; {@link Long#MAX_VALUE} reads to the end of the file
 */
public record FrameRange(long firstFrame, long byteOffset, long count) implements Serializable {
  /** Checks the values. */
  public FrameRange {
    if (firstFrame < 0 || byteOffset < 0 || count < 0) {
      throw new IllegalArgumentException(
          "frame range: expected values >= 0, found "
              + firstFrame
              + ", "
              + byteOffset
              + ", "
              + count);
    }
  }
}
