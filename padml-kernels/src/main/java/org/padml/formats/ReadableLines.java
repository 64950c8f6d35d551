package org.padml.formats;

import java.io.IOException;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;
import org.padml.io.DamagedStreamException;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;

/**
 * Lines of a text trajectory as far as they can be read: at a damaged compressed stream or a line
 * that is no text they end, and {@link #damage} tells why. A source that fails is an IOException
 * still: that is not the file's fault.
 */
public final class ReadableLines {
  private final String path;
  private final LineCursor lines;
  private @Nullable IOException damage;

  /** Starts at byte 0, line 1. */
  public ReadableLines(SeekableSource source) {
    path = source.path();
    lines = new LineCursor(source);
  }

  /** Continues at a byte that starts a line; line numbers count from there. */
  public void seek(long position) {
    lines.seek(position, 0);
    damage = null;
  }

  /** The next line without its end; null at the end of the file or at damage. */
  public @Nullable String next() throws IOException {
    if (damage != null) {
      return null;
    }
    try {
      return lines.next();
    } catch (DamagedStreamException | StreamCorruptedException e) {
      damage = e;
      return null;
    }
  }

  /** Why the lines ended early, as a fault of a frame; null when they did not. */
  public @Nullable FormatException damage(long frame) {
    IOException e = damage;
    if (e == null) {
      return null;
    }
    if (e instanceof DamagedStreamException cut) {
      return new FormatException(
          FormatException.Kind.TRUNCATED,
          path,
          frame,
          cut.position(),
          "compressed stream: expected more data, found its end or damage",
          e);
    }
    return new FormatException(
        FormatException.Kind.CORRUPT,
        path,
        frame,
        lines.position(),
        "line " + (lines.lineNumber() + 1) + ": expected a line of text, found none",
        e);
  }

  /** Byte position of the next line. */
  public long position() {
    return lines.position();
  }

  /** Number of the last line read, counted from where reading began. */
  public long lineNumber() {
    return lines.lineNumber();
  }

  /** Byte position at which the last line read starts. */
  public long lineStart() {
    return lines.lineStart();
  }
}
