package org.padml.formats;

import java.io.Serializable;

/**
 * Evenly strided frames of one part of a replica: the unit that is never cut further once planned.
 *
 * @param part index of the file among the replica's parts
 * @param firstFrame index in the file of the first chosen frame
 * @param byteOffset where that frame starts
 * @param span consecutive frames of the file this slice answers for, skipped ones included
 * @param stride every stride-th frame of the span is chosen, starting with the first
 * @param firstOutput index of the first chosen frame over the joined parts after begin and stride
 * @param firstJoined index of the first chosen frame over the joined parts before begin and stride
 * @param bytes bytes of the span
 */
public record FrameSlice(
    int part,
    long firstFrame,
    long byteOffset,
    long span,
    long stride,
    long firstOutput,
    long firstJoined,
    long bytes)
    implements Serializable {

  /** Number of chosen frames. */
  public long count() {
    return span == 0 ? 0 : (span - 1) / stride + 1;
  }

  /** The frames of the file to walk over. */
  public FrameRange range() {
    return new FrameRange(firstFrame, byteOffset, span);
  }
}
