/**
 * Learning from tables: models of the association state and of a quantity, binding modes, and what
 * they rest on. It starts from the tables that {@code describe} writes, validates by whole
 * replicas, and writes the tables {@code modes, metrics, importances, predictions} and the models
 * themselves.
 */
@NullMarked
package org.padml.ml;

import org.jspecify.annotations.NullMarked;
