/**
 * Motion within and between partners over many frames: fluctuations about the mean structure,
 * covariance and what is made of it, slow components, lifetimes of contacts.
 */
@NullMarked
package org.padml.descriptors.dynamics;

import org.jspecify.annotations.NullMarked;
