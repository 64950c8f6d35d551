/**
 * Bytes without chemistry: positioned sources, decompression, binary and text cursors with byte
 * offsets.
 */
@NullMarked
package org.padml.io;

import org.jspecify.annotations.NullMarked;
