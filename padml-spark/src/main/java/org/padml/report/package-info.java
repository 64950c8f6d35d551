/**
 * The report: tables and models as one HTML file that needs nothing else, and every figure as SVG,
 * CSV and the SQL that made it.
 */
@NullMarked
package org.padml.report;

import org.jspecify.annotations.NullMarked;
