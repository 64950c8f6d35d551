package org.padml.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Cuts slices into pieces and packs pieces into tasks: one long file is spread over many tasks,
 * many small files share one. Pure arithmetic; results never depend on it.
 */
public final class SplitPlanner {
  private SplitPlanner() {}

  /** Cuts a slice so that no piece has more than {@code maxFrames} chosen frames. */
  public static List<FrameSlice> cut(FrameSlice slice, FrameIndex index, long maxFrames) {
    if (maxFrames < 1) {
      throw new IllegalArgumentException("split frames: expected at least 1, found " + maxFrames);
    }
    List<FrameSlice> pieces = new ArrayList<>();
    long spanPerPiece =
        maxFrames > Long.MAX_VALUE / slice.stride() ? Long.MAX_VALUE : maxFrames * slice.stride();
    for (long done = 0; done < slice.span(); ) {
      long span = Math.min(spanPerPiece, slice.span() - done);
      long first = slice.firstFrame() + done;
      long offset = index.byteOffset(first);
      pieces.add(
          new FrameSlice(
              slice.part(),
              first,
              offset,
              span,
              slice.stride(),
              slice.firstOutput() + done / slice.stride(),
              slice.firstJoined() + done,
              index.byteEnd(first + span - 1) - offset));
      done += span;
    }
    return pieces;
  }

  /**
   * Packs consecutive items into groups of at most {@code maxWeight}, at least one item a group;
   * order is kept.
   */
  public static <T> List<List<T>> pack(List<T> items, ToLongFunction<T> weight, long maxWeight) {
    List<List<T>> groups = new ArrayList<>();
    List<T> open = new ArrayList<>();
    long held = 0;
    for (T item : items) {
      long w = weight.applyAsLong(item);
      if (!open.isEmpty() && held + w > maxWeight) {
        groups.add(List.copyOf(open));
        open.clear();
        held = 0;
      }
      open.add(item);
      held += w;
    }
    if (!open.isEmpty()) {
      groups.add(List.copyOf(open));
    }
    return groups;
  }
}
