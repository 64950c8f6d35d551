package org.padml.features;

import java.io.Serializable;

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
    implements Serializable {}
