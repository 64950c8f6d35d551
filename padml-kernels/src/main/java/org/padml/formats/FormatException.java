package org.padml.formats;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The file is wrong. Text: {@code path: frame N: byte B: what: expected x, found y}; frame and byte
 * are left out where they do not apply (-1).
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, as the {@code kind} column of {@code bad_frames} names it. */
  public enum Kind {
    /** The file ends inside the frame or header. */
    TRUNCATED,
    /** Bytes that cannot be: bad magic number, impossible size, broken encoding. */
    CORRUPT,
    /** Another number of atoms than the file or topology started with. */
    ATOM_COUNT,
    /** A coordinate is NaN or infinite. */
    NOT_FINITE,
    /** The box is left-handed, flat or not finite. */
    BOX,
    /** The file holds no frame, or no byte. */
    EMPTY,
    /** Not a file of this format, or of a variant that is not supported. */
    NOT_RECOGNISED,
    /** A whole frame that stores no coordinates, only velocities or forces. */
    NO_COORDINATES,
    /** Time runs backwards or restart parts disagree. */
    TIME
  }

  private final Kind kind;
  private final String path;
  private final long frame;
  private final long byteOffset;
  private final String what;

  /** With the frame and byte at which it was found, -1 where they do not apply. */
  public FormatException(
      Kind kind, String path, long frame, long byteOffset, String what, @Nullable Throwable cause) {
    super(
        path
            + (frame >= 0 ? ": frame " + frame : "")
            + (byteOffset >= 0 ? ": byte " + byteOffset : "")
            + ": "
            + what,
        cause);
    this.kind = kind;
    this.path = path;
    this.frame = frame;
    this.byteOffset = byteOffset;
    this.what = what;
  }

  /** Without a cause. */
  public FormatException(Kind kind, String path, long frame, long byteOffset, String what) {
    this(kind, path, frame, byteOffset, what, null);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** Frame index in the file, -1 for the file as a whole. */
  public long frame() {
    return frame;
  }

  /** Byte at which it was found (after decompression), -1 if it has none. */
  public long byteOffset() {
    return byteOffset;
  }

  /** The text without path, frame and byte. */
  public String what() {
    return what;
  }
}
