/** Binding free energy from contacts and surface by the model of PRODIGY, frame by frame. */
@NullMarked
package org.padml.descriptors.prodigy;

import org.jspecify.annotations.NullMarked;
