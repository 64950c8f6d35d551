/** The descriptors of a complex of two partners side by side, as tasks and benchmarks use them. */
@NullMarked
package org.padml.descriptors.complex;

import org.jspecify.annotations.NullMarked;
