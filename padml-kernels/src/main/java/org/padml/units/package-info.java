/** Unit conversions and physical constants: the only home of factors between unit systems. */
@NullMarked
package org.padml.units;

import org.jspecify.annotations.NullMarked;
