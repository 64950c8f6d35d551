package org.padml.formats;

import java.io.IOException;
import org.padml.io.SeekableSource;

/** One trajectory format; found by {@link java.util.ServiceLoader}. */
public interface TrajectoryFormat {
  /** Short lower-case name, such as {@code xtc}. */
  String name();

  /**
   * How sure the format is that the file is one of its own: 0 not at all, 1 by file extension only,
   * 2 by content. Content beats extension, so a wrong extension is noticed.
   *
   * @param head first bytes, after decompression; at most 4,096
   * @param fileName name without directory and without .gz or .bz2, lower case
   */
  int recognise(byte[] head, String fileName);

  /**
   * Opens a file and reads its header.
   *
   * @param topologyAtoms number of atoms of the topology, or -1 when unknown; formats that do not
   *     store it (Amber mdcrd) need it
   * @throws FormatException if the header is not of this format
   */
  Trajectory open(SeekableSource source, int topologyAtoms) throws IOException;
}
