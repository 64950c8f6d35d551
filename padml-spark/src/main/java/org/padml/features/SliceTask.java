package org.padml.features;

import java.io.Serializable;
import java.util.List;
import org.padml.formats.FrameSlice;

/**
 * A slice of a replica, the smallest piece of work.
 *
 * @param replica number of the replica in the run
 * @param slice its frames
 * @param hosts machines that hold the bytes
 */
record SliceTask(int replica, FrameSlice slice, List<String> hosts) implements Serializable {}
