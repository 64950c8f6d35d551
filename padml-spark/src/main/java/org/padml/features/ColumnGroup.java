package org.padml.features;

import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.FrameBuffer;

/** Computes some of the columns of {@code frames} for one interface. */
interface ColumnGroup {
  /**
   * Fills its columns.
   *
   * @param frame partners whole and on the images that form the complex
   * @param trees the same positions of both partners' heavy atoms
   * @param values by {@link FrameColumn} ordinal; NaN before
   */
  void compute(FrameBuffer frame, PartnerTrees trees, double[] values);
}
