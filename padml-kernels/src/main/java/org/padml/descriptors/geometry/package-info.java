/** Where the partners of a complex are: distances, sizes, poses, deviations from a reference. */
@NullMarked
package org.padml.descriptors.geometry;

import org.jspecify.annotations.NullMarked;
