package org.padml.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.padml.model.AtomSet;

/**
 * An opened trajectory file: its header was read and checked, no frame was decoded.
 *
 * <p>Closing it closes the source.
 */
public interface Trajectory extends Closeable {
  /** File name as messages give it. */
  String path();

  /** Short name of the format, such as {@code xtc}. */
  String format();

  /** Number of atoms of every frame. */
  int nAtoms();

  /**
   * Finds all frames: by arithmetic for a fixed layout, by a hop over headers otherwise, serially.
   * Damage does not stop it.
   */
  FrameIndex index() throws IOException;

  /**
   * Finds the frames that start in the byte range [from, to). For formats that can resynchronise
   * this may be called for parts of a file in parallel, and the concatenation over consecutive
   * ranges equals {@link #index}. Others accept only the whole file and say so by {@link
   * #canScanRanges}.
   */
  default ScannedIndex scan(long from, long to) throws IOException {
    throw new IllegalArgumentException(path() + ": scan: expected a format that can resynchronise");
  }

  /** Whether {@link #scan} works on parts of the file. */
  default boolean canScanRanges() {
    return false;
  }

  /**
   * Reads a range of frames.
   *
   * @param atoms which atoms, in ascending order; buffers must have this size
   */
  FrameReader frames(FrameRange range, AtomSet atoms) throws IOException;

  /** What was odd about the header and how it was resolved; empty when all is well. */
  List<String> problems();
}
