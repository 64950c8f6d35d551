/** Contacts across an interface, by atoms and by residues. */
@NullMarked
package org.padml.descriptors.contacts;

import org.jspecify.annotations.NullMarked;
