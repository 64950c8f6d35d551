/** Hydrogen bonds between two partners, by named geometric criteria. */
@NullMarked
package org.padml.descriptors.hbonds;

import org.jspecify.annotations.NullMarked;
