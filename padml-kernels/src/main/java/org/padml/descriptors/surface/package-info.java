/**
 * Solvent-accessible and buried surface of two partners: test points on spheres, counted exactly,
 * with the three states (A alone, B alone, complex) sharing their work.
 */
@NullMarked
package org.padml.descriptors.surface;

import org.jspecify.annotations.NullMarked;
