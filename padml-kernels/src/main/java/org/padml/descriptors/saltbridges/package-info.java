/** Salt bridges between two partners: charged groups, told by hydrogens before names. */
@NullMarked
package org.padml.descriptors.saltbridges;

import org.jspecify.annotations.NullMarked;
