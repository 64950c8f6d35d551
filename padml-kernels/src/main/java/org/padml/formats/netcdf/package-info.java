/**
 * NetCDF classic (CDF-1, CDF-2, CDF-5) with the Amber convention: trajectories and restarts, Å and
 * degrees and ps unless the file's units say otherwise.
 */
@NullMarked
package org.padml.formats.netcdf;

import org.jspecify.annotations.NullMarked;
