/** Amber topologies (prmtop, parm7): sections of fixed-width fields, each with its format. */
@NullMarked
package org.padml.formats.prmtop;

import org.jspecify.annotations.NullMarked;
