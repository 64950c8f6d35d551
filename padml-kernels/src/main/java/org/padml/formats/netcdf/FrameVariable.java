package org.padml.formats.netcdf;

/**
 * Where a variable's values of one frame are and what they mean.
 *
 * @param isRecord whether its frames lie in records, together with other variables
 * @param begin first byte of frame 0
 * @param stride bytes from one frame to the next, 0 for a variable that does not change
 * @param factor what turns stored values into nm, ps or degrees
 */
record FrameVariable(CdfType type, boolean isRecord, long begin, long stride, double factor) {
  /** What the library writes where nothing was written (NC_FILL_FLOAT, NC_FILL_DOUBLE). */
  private static final float FILL = 9.9692099683868690e+36f;

  /** Whether a stored value means that there is none. */
  static boolean isFill(double stored) {
    return (float) stored == FILL;
  }

  long at(long frame) {
    return begin + stride * frame;
  }
}
