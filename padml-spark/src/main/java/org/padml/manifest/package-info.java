/** The YAML manifest: which systems, replicas, partners and criteria a run describes. */
@NullMarked
package org.padml.manifest;

import org.jspecify.annotations.NullMarked;
