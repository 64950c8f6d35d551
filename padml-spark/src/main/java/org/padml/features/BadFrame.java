package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code bad_frames}.
 *
 * @param frame index in its file, -1 for the file as a whole
 * @param byteOffset where it was found, -1 when unknown
 * @param kind one of {@link org.padml.formats.FormatException.Kind} in lower case, or {@code
 *     overlap}
 * @param action {@code quarantined} or {@code dropped}
 */
public record BadFrame(
    String system,
    String replica,
    String path,
    long frame,
    long byteOffset,
    String kind,
    String message,
    String action)
    implements Serializable {
  /** The table. */
  static final String TABLE = "bad_frames";

  /** Values in the order of the table's columns. */
  List<@Nullable Object> row() {
    return new ArrayList<>(
        List.of(system, replica, path, frame, byteOffset, kind, message, action));
  }
}
