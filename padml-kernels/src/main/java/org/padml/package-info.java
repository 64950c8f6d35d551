/**
 * Descriptors of molecular association from molecular-dynamics trajectories, free of Spark, Hadoop,
 * logging and the network.
 */
@NullMarked
package org.padml;

import org.jspecify.annotations.NullMarked;
