package org.padml.io;

import java.io.IOException;

/** A compressed stream that is cut or damaged; what lies before {@link #position} can be read. */
public final class DamagedStreamException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long position;

  DamagedStreamException(String message, long position, Exception cause) {
    super(message, cause);
    this.position = position;
  }

  /** Number of bytes that can be decompressed. */
  public long position() {
    return position;
  }
}
