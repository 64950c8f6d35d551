/**
 * Amber text coordinates: trajectories of ten F8.3 a line (mdcrd) and restarts of six F12.7 a line
 * (inpcrd, rst7). Native units: Å, degree, ps.
 */
@NullMarked
package org.padml.formats.mdcrd;

import org.jspecify.annotations.NullMarked;
