/**
 * What every trajectory and topology format shares: how a file is recognised, indexed, split, read
 * frame by frame, and how its faults are named. Each format lives in a room below.
 */
@NullMarked
package org.padml.formats;

import org.jspecify.annotations.NullMarked;
