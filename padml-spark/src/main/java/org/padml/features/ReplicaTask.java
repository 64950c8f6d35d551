package org.padml.features;

import java.io.Serializable;
import java.util.List;
import org.padml.formats.FrameClock;
import org.padml.formats.FrameSlice;

/**
 * A replica as tasks see it.
 *
 * @param system number of the system in the run
 * @param id replica id
 * @param paths its parts
 * @param clock where times come from
 * @param startPs time of its first frame, the start of window 0
 * @param first its frames, for finding the first good one
 */
record ReplicaTask(
    int system,
    String id,
    List<String> paths,
    FrameClock clock,
    double startPs,
    List<FrameSlice> first)
    implements Serializable {}
