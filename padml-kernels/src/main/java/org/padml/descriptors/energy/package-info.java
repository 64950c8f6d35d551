/**
 * Energies between two partners: Lennard-Jones and Coulomb, generalized Born, nonpolar terms, their
 * parts by residue, and averages over an ensemble. Kernels know arrays of parameters, not files.
 */
@NullMarked
package org.padml.descriptors.energy;

import org.jspecify.annotations.NullMarked;
