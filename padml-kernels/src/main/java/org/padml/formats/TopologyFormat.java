package org.padml.formats;

import java.io.IOException;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/** One topology format; found by {@link java.util.ServiceLoader}. */
public interface TopologyFormat {
  /** Short lower-case name, such as {@code psf}. */
  String name();

  /** As {@link TrajectoryFormat#recognise}. */
  int recognise(byte[] head, String fileName);

  /**
   * Reads the whole topology.
   *
   * @param siblings opens files that this one includes
   * @throws FormatException if it is malformed; names the line
   */
  Topology read(SeekableSource source, SourceOpener siblings) throws IOException;
}
