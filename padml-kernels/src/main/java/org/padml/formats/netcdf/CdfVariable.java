package org.padml.formats.netcdf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the header.
 *
 * @param shape lengths of its dimensions, 0 for the record dimension
 * @param attributes text as String, single real numbers as Double; others are left out
 * @param begin first byte of its data, for a record variable that of record 0
 * @param slabBytes bytes without padding: of one record, or of the whole when it has no records
 */
record CdfVariable(
    String name,
    CdfType type,
    List<Long> shape,
    boolean isRecord,
    Map<String, Object> attributes,
    long begin,
    long slabBytes) {

  /** A text attribute, null when absent. */
  @Nullable String text(String attribute) {
    return attributes.get(attribute) instanceof String s ? s : null;
  }

  /** A numeric attribute or the default. */
  double number(String attribute, double otherwise) {
    return attributes.get(attribute) instanceof Double d ? d : otherwise;
  }

  /** Bytes with padding to a multiple of four. */
  long paddedBytes() {
    return Math.addExact(slabBytes, 3) & ~3L;
  }
}
