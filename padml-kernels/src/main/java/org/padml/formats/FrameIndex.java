package org.padml.formats;

import java.io.IOException;

/**
 * Where the frames of one file are. Frames of a fixed layout are found by arithmetic, others were
 * scanned. A damaged stretch takes one index, so that numbers do not depend on who reads.
 */
public interface FrameIndex {
  /** Number of frames, damaged stretches included. */
  long count();

  /** First byte of frame i. */
  long byteOffset(long i);

  /** One past the last byte of frame i. */
  long byteEnd(long i);

  /** Time of frame i in ps; NaN when the file stores none or the frame is damaged. May read. */
  double timePs(long i) throws IOException;

  /** Whether the scan found this frame damaged; a frame may still prove bad when it is decoded. */
  boolean isDamaged(long i);
}
