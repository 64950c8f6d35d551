package org.padml.formats.xdr;

import org.padml.formats.FormatException;

/**
 * Why the bytes at a position are no frame.
 *
 * @param byteOffset where in the file it was found
 * @param what text without path, frame and byte
 */
public record Fault(FormatException.Kind kind, long byteOffset, String what) {

  /** As an exception of a frame. */
  public FormatException at(String path, long frame) {
    return new FormatException(kind, path, frame, byteOffset, what);
  }
}
