package org.padml.formats;

import java.util.List;

/**
 * Which frames of a replica's parts are read, in which order, and at what times.
 *
 * @param slices one per part that contributes, in order
 * @param dropped frames left out because parts overlap
 * @param clock where times come from
 * @param startPs time of the first chosen frame, ps
 * @param frames number of chosen frames
 */
public record ReplicaPlan(
    List<FrameSlice> slices, List<Dropped> dropped, FrameClock clock, double startPs, long frames) {

  /** A frame left out because another part holds its time. */
  public record Dropped(int part, long frame, long byteOffset, double timePs) {}
}
