package org.padml.formats;

import java.io.IOException;
import org.padml.io.DamagedStreamException;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/**
 * Reads the frames of one {@link FrameRange} in order. Used by one thread.
 *
 * <p>Protocol: {@link #next} moves to the next frame and looks at its header only; {@link #read}
 * decodes it. Calling {@code next} again without {@code read} skips the frame cheaply. After a
 * {@link FormatException} from either, the frame named in it is used up: {@code next} goes on
 * behind the damage (or returns false when nothing readable follows), so a caller that keeps good
 * frames calls on, and one that does not stops. The same frames get the same indices for every
 * range.
 */
public abstract class FrameReader {
  private static final int EXPONENT = 0x7f800000;
  private static final int LOWEST_EXPONENT_BIT = 0x00800000;

  private final String path;

  /** For messages. */
  protected FrameReader(String path) {
    this.path = path;
  }

  /**
   * Moves to the next frame of the range.
   *
   * @return false at the end of the range or file
   * @throws FormatException if what stands there is no frame; its index is used up
   */
  public abstract boolean next() throws IOException;

  /** Index in the file of the current frame. */
  public abstract long frameIndex();

  /** First byte of the current frame. */
  public abstract long byteOffset();

  /** Time of the current frame in ps as its header gives it; NaN when the format has none. */
  public abstract double timePs();

  /** Decodes the current frame's selected atoms, header and box into the buffer. */
  protected abstract void decode(FrameBuffer out) throws IOException;

  /**
   * Whether the current frame's bytes can stand for a coordinate that is NaN or infinite. A format
   * that stores integers says no, which saves the check.
   */
  protected boolean mayBeInfinite() {
    return true;
  }

  /**
   * Decodes the current frame and checks that coordinates are finite and the box is usable.
   *
   * @throws FormatException if it is damaged; the buffer's content is then undefined
   * @throws IllegalArgumentException if the buffer has another size than the selection
   */
  public final void read(FrameBuffer out) throws IOException {
    try {
      decode(out);
    } catch (DamagedStreamException e) {
      throw new FormatException(
          FormatException.Kind.TRUNCATED,
          path,
          frameIndex(),
          e.position(),
          "compressed stream: expected more data, found its end or damage",
          e);
    }
    Box box = out.box();
    String fault = box.fault();
    if (!fault.isEmpty()) {
      throw new FormatException(FormatException.Kind.BOX, path, frameIndex(), byteOffset(), fault);
    }
    if (mayBeInfinite()) {
      requireFinite(out.x(), 'x');
      requireFinite(out.y(), 'y');
      requireFinite(out.z(), 'z');
    }
  }

  private void requireFinite(float[] v, char axis) throws FormatException {
    int carry = 0;
    for (float c : v) {
      // NaN and infinity have an exponent of ones, and adding one carries into the sign bit
      carry |= (Float.floatToRawIntBits(c) & EXPONENT) + LOWEST_EXPONENT_BIT;
    }
    if (carry >= 0) {
      return;
    }
    for (int i = 0; i < v.length; i++) {
      if (!Float.isFinite(v[i])) {
        throw new FormatException(
            FormatException.Kind.NOT_FINITE,
            path,
            frameIndex(),
            byteOffset(),
            "coordinate "
                + axis
                + " of read atom "
                + i
                + ": expected a finite number, found "
                + v[i]);
      }
    }
  }
}
