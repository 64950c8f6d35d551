package org.padml.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One figure: what it shows and how it was made.
 *
 * @param number as in the list of figures of the report; empty for those outside it
 * @param shape room in the page
 * @param file name of its files, without extension and without anything from the input
 * @param data for figures.js
 */
record Figure(
    String number,
    String title,
    String caption,
    String file,
    Shape shape,
    String sql,
    String csv,
    ObjectNode data) {

  /** Half a row, a whole row, or half of two rows. */
  enum Shape {
    HALF,
    WIDE,
    TALL
  }
}
