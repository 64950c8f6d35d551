/**
 * Storage as Hadoop sees it: adapters from file systems and input formats to the kernels' sources.
 */
@NullMarked
package org.padml.hadoop;

import org.jspecify.annotations.NullMarked;
