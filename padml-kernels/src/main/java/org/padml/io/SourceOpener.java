package org.padml.io;

import java.io.IOException;

/** Opens paths of one kind of storage; topologies with includes use it to find their parts. */
@FunctionalInterface
public interface SourceOpener {
  /**
   * Opens a path; compressed files (gzip, bzip2 by their magic bytes) come decompressed.
   *
   * @throws IOException if it does not exist, is a directory or cannot be read
   */
  SeekableSource open(String path) throws IOException;
}
