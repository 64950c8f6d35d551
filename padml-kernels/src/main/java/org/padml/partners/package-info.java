/** Which molecules of a topology are the partners of an association. */
@NullMarked
package org.padml.partners;

import org.jspecify.annotations.NullMarked;
