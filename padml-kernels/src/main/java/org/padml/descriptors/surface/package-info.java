/**
 * Solvent-accessible and buried surface of two partners, by test points on spheres or by slices,
 * with the three states (A alone, B alone, complex) sharing their work; radii and reference areas
 * by name; relative areas and classes of residues.
 */
@NullMarked
package org.padml.descriptors.surface;

import org.jspecify.annotations.NullMarked;
