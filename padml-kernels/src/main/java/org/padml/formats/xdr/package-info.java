/**
 * What the two GROMACS trajectory formats share: frames that stand one behind the other, each with
 * a header that gives its length. One rule, {@link org.padml.formats.xdr.FrameWalk}, says where a
 * frame starts, where it ends and how much of a damaged file is one damaged frame; index, partial
 * scans and readers all follow it.
 */
@NullMarked
package org.padml.formats.xdr;

import org.jspecify.annotations.NullMarked;
