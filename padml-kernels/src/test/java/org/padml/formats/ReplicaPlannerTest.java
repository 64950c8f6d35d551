package org.padml.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplicaPlannerTest {
  private static final int FRAME_BYTES = 100;

  private static ScannedIndex times(double... times) {
    ScannedIndex.Builder b = new ScannedIndex.Builder();
    for (int i = 0; i < times.length; i++) {
      b.add((long) i * FRAME_BYTES, times[i], Double.isNaN(times[i]));
    }
    return b.build((long) times.length * FRAME_BYTES);
  }

  private static ReplicaPlan plan(
      OverlapPolicy policy, double begin, double end, long stride, ScannedIndex... parts)
      throws IOException {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      paths.add("part" + i);
    }
    return new ReplicaPlanner(paths, List.of(parts), policy, null).plan(begin, end, stride);
  }

  private static ReplicaPlan all(OverlapPolicy policy, long stride, ScannedIndex... parts)
      throws IOException {
    return plan(policy, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, stride, parts);
  }

  /** Part and frame of every chosen frame, in output order; checks the numbering on the way. */
  private static List<String> chosen(ReplicaPlan plan) {
    List<String> out = new ArrayList<>();
    for (FrameSlice s : plan.slices()) {
      for (long k = 0; k < s.count(); k++) {
        assertEquals(out.size(), s.firstOutput() + k);
        out.add(s.part() + ":" + (s.firstFrame() + k * s.stride()));
      }
    }
    assertEquals(plan.frames(), out.size());
    return out;
  }

  @Test
  void partsAreJoinedInOrder() throws IOException {
    ReplicaPlan plan = all(OverlapPolicy.FAIL, 1, times(0, 10), times(20, 30));
    assertEquals(List.of("0:0", "0:1", "1:0", "1:1"), chosen(plan));
    assertEquals(0.0, plan.startPs());
  }

  @Test
  void laterPartWinsByDefaultAsTrjcatDoes() throws IOException {
    ReplicaPlan plan = all(OverlapPolicy.KEEP_LAST, 1, times(0, 10, 20, 30), times(20, 30, 40));
    assertEquals(List.of("0:0", "0:1", "1:0", "1:1", "1:2"), chosen(plan));
    assertEquals(2, plan.dropped().size());
    assertEquals(new ReplicaPlan.Dropped(0, 2, 200, 20), plan.dropped().get(0));
  }

  @Test
  void earlierPartWinsOnRequest() throws IOException {
    ReplicaPlan plan = all(OverlapPolicy.KEEP_FIRST, 1, times(0, 10, 20, 30), times(20, 30, 40));
    assertEquals(List.of("0:0", "0:1", "0:2", "0:3", "1:2"), chosen(plan));
    assertEquals(List.of(0L, 1L), plan.dropped().stream().map(ReplicaPlan.Dropped::frame).toList());
  }

  @Test
  void overlapFailsOnRequestAndNamesTheFrame() {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> all(OverlapPolicy.FAIL, 1, times(0, 10, 20), times(20, 30)));
    assertEquals(
        "part0: frame 2: byte 200: time: expected to end before 20.0 ps where the next part part1"
            + " starts, found 20.0 ps",
        e.getMessage());
  }

  @Test
  void strideRunsOnAcrossParts() throws IOException {
    ReplicaPlan plan = all(OverlapPolicy.FAIL, 3, times(0, 1, 2, 3), times(4, 5, 6), times(7));
    assertEquals(List.of("0:0", "0:3", "1:2"), chosen(plan));
  }

  @Test
  void strideLongerThanPartsSkipsThem() throws IOException {
    ReplicaPlan plan =
        all(OverlapPolicy.FAIL, 5, times(0, 1), times(2, 3), times(4, 5), times(6, 7, 8, 9, 10));
    assertEquals(List.of("0:0", "2:1", "3:4"), chosen(plan));
  }

  @Test
  void beginAndEndAreInclusiveAndStrideStartsAtBegin() throws IOException {
    ReplicaPlan plan = plan(OverlapPolicy.FAIL, 10, 50, 2, times(0, 10, 20, 30), times(40, 50, 60));
    assertEquals(List.of("0:1", "0:3", "1:1"), chosen(plan));
    assertEquals(10.0, plan.startPs());
  }

  @Test
  void damagedFrameKeepsItsNumber() throws IOException {
    ReplicaPlan plan = all(OverlapPolicy.KEEP_LAST, 1, times(0, Double.NaN, 20));
    assertEquals(List.of("0:0", "0:1", "0:2"), chosen(plan));
  }

  @Test
  void damageAtTheStartOfAPartIsReadToo() throws IOException {
    ReplicaPlan plan =
        all(OverlapPolicy.KEEP_LAST, 1, times(Double.NaN, 10), times(Double.NaN, 30));
    assertEquals(List.of("0:0", "0:1", "1:0", "1:1"), chosen(plan));
    assertEquals(10.0, plan.startPs());
  }

  @Test
  void damagedTailOfAFixedLayoutHidesNoOverlap() throws IOException {
    FrameIndex cut = new FixedWithTail(new double[] {0, 10, 20});
    ReplicaPlan plan =
        new ReplicaPlanner(
                List.of("a", "b"), List.of(cut, times(20, 30)), OverlapPolicy.KEEP_LAST, null)
            .plan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
    assertEquals(List.of("0:0", "0:1", "1:0", "1:1"), chosen(plan));
    plan =
        new ReplicaPlanner(
                List.of("a", "b"), List.of(cut, times(20, 30)), OverlapPolicy.KEEP_FIRST, null)
            .plan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
    assertEquals(List.of("0:0", "0:1", "0:2", "0:3", "1:1"), chosen(plan));
    plan =
        new ReplicaPlanner(List.of("a"), List.of(cut), OverlapPolicy.KEEP_LAST, null)
            .plan(20, Double.POSITIVE_INFINITY, 1);
    assertEquals(List.of("0:2", "0:3"), chosen(plan));
  }

  /** Arithmetic index whose last frame is cut off. */
  private record FixedWithTail(double[] times) implements FrameIndex {
    @Override
    public long count() {
      return times.length + 1L;
    }

    @Override
    public long byteOffset(long i) {
      return i * FRAME_BYTES;
    }

    @Override
    public long byteEnd(long i) {
      return (i + 1) * FRAME_BYTES;
    }

    @Override
    public double timePs(long i) {
      return i < times.length ? times[(int) i] : Double.NaN;
    }

    @Override
    public boolean isDamaged(long i) {
      return i == times.length;
    }
  }

  @Test
  void timesThatRunBackwardsAreRefused() {
    FormatException e =
        assertThrows(FormatException.class, () -> all(OverlapPolicy.KEEP_LAST, 1, times(0, 10, 5)));
    assertEquals(FormatException.Kind.TIME, e.kind());
    assertEquals(2, e.frame());
  }

  @Test
  void partsOutOfOrderAreRefused() {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> all(OverlapPolicy.KEEP_LAST, 1, times(100, 200), times(0, 90)));
    assertEquals(FormatException.Kind.TIME, e.kind());
    assertEquals("part0", e.path());
  }

  @Test
  void filesWithoutUsableTimesCountPicoseconds() throws IOException {
    assertEquals(
        FrameClock.Source.ASSUMED,
        all(OverlapPolicy.FAIL, 1, times(Double.NaN, Double.NaN)).clock().source());
    assertEquals(
        FrameClock.Source.ASSUMED, all(OverlapPolicy.FAIL, 1, times(0, 0)).clock().source());
    assertEquals(FrameClock.Source.FILE, all(OverlapPolicy.FAIL, 1, times(0, 2)).clock().source());
    assertEquals(FrameClock.Source.FILE, all(OverlapPolicy.FAIL, 1, times(5)).clock().source());
  }

  @Test
  void givenTimesReplaceTheFiles() throws IOException {
    ReplicaPlan plan =
        new ReplicaPlanner(
                List.of("a", "b"),
                List.of(times(0, 0, 0), times(0, 0)),
                OverlapPolicy.FAIL,
                FrameClock.given(100, 5))
            .plan(105, 115, 1);
    assertEquals(List.of("0:1", "0:2", "1:0"), chosen(plan));
    assertEquals(105.0, plan.startPs());
    assertEquals(115.0, plan.clock().timePs(0, 3));
  }

  @Test
  void everyCutGivesTheSameFrames() throws IOException {
    Random random = new Random(20261120);
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(40);
      double[] t = new double[n];
      for (int i = 0; i < n; i++) {
        t[i] = i;
      }
      ScannedIndex index = times(t);
      long stride = 1 + random.nextInt(7);
      ReplicaPlan plan = all(OverlapPolicy.FAIL, stride, index);
      long max = 1 + random.nextInt(10);
      List<String> cut = new ArrayList<>();
      long spans = 0;
      for (FrameSlice s : plan.slices()) {
        for (FrameSlice piece : SplitPlanner.cut(s, index, max)) {
          assertEquals(piece.firstFrame() * FRAME_BYTES, piece.byteOffset());
          assertEquals(piece.span() * FRAME_BYTES, piece.bytes());
          assertEquals(cut.size(), piece.firstOutput());
          spans += piece.span();
          for (long k = 0; k < piece.count(); k++) {
            cut.add("0:" + (piece.firstFrame() + k * stride));
          }
        }
      }
      assertEquals(chosen(plan), cut, "round " + round);
      assertEquals(n, spans, "every frame of the file belongs to one piece");
    }
  }

  @Test
  void smallItemsSharePacksAndOrderIsKept() {
    assertEquals(
        List.of(List.of(3L, 3L, 3L), List.of(50L), List.of(4L, 5L)),
        SplitPlanner.pack(List.of(3L, 3L, 3L, 50L, 4L, 5L), v -> v, 10));
    assertEquals(List.of(), SplitPlanner.pack(List.<Long>of(), v -> v, 10));
  }
}
