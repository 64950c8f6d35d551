/**
 * What the rooms of descriptors share: buffers of their results and readings of a topology that
 * several criteria need.
 */
@NullMarked
package org.padml.descriptors;

import org.jspecify.annotations.NullMarked;
