/**
 * The selection language: words to atoms. An expression is parsed once, shows its mistakes at their
 * word, and is evaluated on a topology, with index groups and coordinates where it names them.
 */
@NullMarked
package org.padml.selection;

import org.jspecify.annotations.NullMarked;
