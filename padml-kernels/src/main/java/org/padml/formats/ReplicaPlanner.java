package org.padml.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of a replica into one run of frames: resolves overlaps of restart parts, applies
 * begin, end and stride, and numbers what remains. Knows nothing of tasks.
 */
public final class ReplicaPlanner {
  private final List<String> paths;
  private final List<FrameIndex> parts;
  private final OverlapPolicy overlap;
  private final FrameClock clock;
  private final PartTimes times;

  /**
   * Takes the parts in order.
   *
   * @param given times that override the files', or null to use the files' where they are usable
   */
  public ReplicaPlanner(
      List<String> paths,
      List<? extends FrameIndex> parts,
      OverlapPolicy overlap,
      @Nullable FrameClock given)
      throws IOException {
    this.paths = List.copyOf(paths);
    this.parts = List.copyOf(parts);
    this.overlap = overlap;
    this.clock = given != null ? given : usableClock();
    this.times = new PartTimes(clock);
  }

  private FrameClock usableClock() throws IOException {
    for (FrameIndex part : parts) {
      long first = PartTimes.firstTimed(part);
      long last = PartTimes.lastTimed(part);
      if (first < 0 && part.count() > 0) {
        return FrameClock.ASSUMED;
      }
      if (last > first && part.timePs(last) == part.timePs(first)) {
        return FrameClock.ASSUMED;
      }
    }
    return FrameClock.OF_FILE;
  }

  /**
   * The plan.
   *
   * @param beginPs first time read (inclusive), negative infinity for all
   * @param endPs last time read (inclusive), positive infinity for all
   * @param stride every stride-th frame from the first one at or after begin
   * @throws FormatException if parts overlap and the policy is to fail, or times run backwards
   */
  public ReplicaPlan plan(double beginPs, double endPs, long stride) throws IOException {
    if (stride < 1) {
      throw new IllegalArgumentException("stride: expected at least 1, found " + stride);
    }
    List<ReplicaPlan.Dropped> dropped = new ArrayList<>();
    long[] from = new long[parts.size()];
    long[] to = new long[parts.size()];
    for (int p = 0; p < parts.size(); p++) {
      to[p] = parts.get(p).count();
    }
    if (clock.source() == FrameClock.Source.FILE) {
      for (int p = 0; p < parts.size(); p++) {
        requireForwardTimes(p);
      }
      resolveOverlaps(from, to, dropped);
    }
    List<FrameSlice> slices = new ArrayList<>();
    long joined = 0;
    long output = 0;
    long phase = 0;
    double startPs = Double.NaN;
    for (int p = 0; p < parts.size(); p++) {
      FrameIndex index = parts.get(p);
      long base = joined - from[p];
      long begin =
          beginPs == Double.NEGATIVE_INFINITY
              ? from[p]
              : times.firstWhere(
                  index, from[p], to[p], base, t -> t >= beginPs - PartTimes.tolerance(beginPs));
      long end =
          endPs == Double.POSITIVE_INFINITY
              ? to[p]
              : times.firstWhere(
                  index, begin, to[p], base, t -> t > endPs + PartTimes.tolerance(endPs));
      joined += to[p] - from[p];
      if (end <= begin) {
        continue;
      }
      long first = begin + phase;
      if (first < end) {
        long span = end - first;
        FrameSlice slice =
            new FrameSlice(
                p,
                first,
                index.byteOffset(first),
                span,
                stride,
                output,
                base + first,
                index.byteEnd(end - 1) - index.byteOffset(first));
        slices.add(slice);
        output += slice.count();
        if (Double.isNaN(startPs)) {
          startPs = times.firstTime(index, first, end, base);
        }
        phase = Math.floorMod(-span, stride);
      } else {
        phase -= end - begin;
      }
    }
    return new ReplicaPlan(List.copyOf(slices), List.copyOf(dropped), clock, startPs, output);
  }

  private void requireForwardTimes(int part) throws IOException {
    FrameIndex index = parts.get(part);
    if (!(index instanceof ScannedIndex)) {
      return;
    }
    double last = Double.NEGATIVE_INFINITY;
    for (long i = 0; i < index.count(); i++) {
      double t = index.timePs(i);
      if (t < last - PartTimes.tolerance(last)) {
        throw new FormatException(
            FormatException.Kind.TIME,
            paths.get(part),
            i,
            index.byteOffset(i),
            String.format(
                Locale.ROOT,
                "time: expected at least %s ps as in the frame before, found %s ps; a time override"
                    + " (time: {start_ps, dt_ps}) replaces the file's",
                last,
                t));
      }
      last = Double.isNaN(t) ? last : t;
    }
  }

  private void resolveOverlaps(long[] from, long[] to, List<ReplicaPlan.Dropped> dropped)
      throws IOException {
    if (overlap == OverlapPolicy.KEEP_FIRST) {
      double reached = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < parts.size(); p++) {
        FrameIndex index = parts.get(p);
        double limit = reached;
        long keep =
            limit == Double.NEGATIVE_INFINITY
                ? 0
                : times.firstWhere(index, 0, to[p], 0, t -> t > limit + PartTimes.tolerance(limit));
        drop(p, 0, keep, dropped);
        from[p] = keep;
        long last = PartTimes.lastTimed(index);
        if (last >= 0) {
          reached = Math.max(reached, index.timePs(last));
        }
      }
      return;
    }
    double next = Double.POSITIVE_INFINITY;
    double reached = Double.NEGATIVE_INFINITY;
    for (int p = parts.size() - 1; p >= 0; p--) {
      FrameIndex index = parts.get(p);
      double limit = next;
      requireOrder(p, reached);
      long keep =
          limit == Double.POSITIVE_INFINITY
              ? to[p]
              : times.firstWhere(index, 0, to[p], 0, t -> t >= limit - PartTimes.tolerance(limit));
      if (keep < to[p] && overlap == OverlapPolicy.FAIL) {
        throw new FormatException(
            FormatException.Kind.TIME,
            paths.get(p),
            keep,
            index.byteOffset(keep),
            String.format(
                Locale.ROOT,
                "time: expected to end before %s ps where the next part %s starts, found %s ps",
                limit,
                paths.get(p + 1),
                index.timePs(keep)));
      }
      drop(p, keep, to[p], dropped);
      to[p] = keep;
      long first = PartTimes.firstTimed(index);
      long last = PartTimes.lastTimed(index);
      if (first >= 0 && last >= 0) {
        next = Math.min(next, index.timePs(first));
        reached = Math.max(reached, index.timePs(last));
      }
    }
  }

  /** Parts that end after a later part has ended are out of order, or their clocks were reset. */
  private void requireOrder(int part, double laterEndPs) throws IOException {
    FrameIndex index = parts.get(part);
    long last = PartTimes.lastTimed(index);
    if (last < 0 || laterEndPs == Double.NEGATIVE_INFINITY) {
      return;
    }
    double end = index.timePs(last);
    if (end > laterEndPs + PartTimes.tolerance(laterEndPs)) {
      throw new FormatException(
          FormatException.Kind.TIME,
          paths.get(part),
          last,
          index.byteOffset(last),
          String.format(
              Locale.ROOT,
              "time: expected parts in order, found %s ps after the later parts end at %s ps; order"
                  + " them, or override times (time: {start_ps, dt_ps})",
              end,
              laterEndPs));
    }
  }

  private void drop(int part, long from, long to, List<ReplicaPlan.Dropped> dropped)
      throws IOException {
    FrameIndex index = parts.get(part);
    for (long i = from; i < to; i++) {
      dropped.add(new ReplicaPlan.Dropped(part, i, index.byteOffset(i), index.timePs(i)));
    }
  }
}
