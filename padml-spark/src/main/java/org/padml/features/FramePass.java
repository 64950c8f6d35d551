package org.padml.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.hadoop.Storage;
import org.padml.model.FrameBuffer;

/**
 * The distributed pass: slices to staging rows, one frame in memory at a time. The rows of a frame
 * depend on the frame, the topology and the reference alone.
 */
final class FramePass implements FlatMapFunction<Iterator<List<SliceTask>>, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<RunContext> context;
  private final LongAccumulator framesDone;

  FramePass(Broadcast<RunContext> context, LongAccumulator framesDone) {
    this.context = context;
    this.framesDone = framesDone;
  }

  @Override
  public Iterator<Row> call(Iterator<List<SliceTask>> groups) {
    return new Rows(groups);
  }

  private final class Rows implements Iterator<Row> {
    private final Iterator<List<SliceTask>> groups;
    private final RunContext run = context.value();
    private final Storage storage = new Storage(run.configuration().value());
    private final ReplicaReader reader = new ReplicaReader(storage);
    private final Deque<SliceTask> slices = new ArrayDeque<>();
    private final Deque<Row> ready = new ArrayDeque<>();
    private @Nullable SliceTask current;
    private IdleDescribers.@Nullable Idle describer;

    Rows(Iterator<List<SliceTask>> groups) {
      this.groups = groups;
      TaskContext task = TaskContext.get();
      if (task != null) {
        task.addTaskCompletionListener(
            c -> {
              try {
                reader.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    }

    @Override
    public boolean hasNext() {
      try {
        while (ready.isEmpty()) {
          if (!advance()) {
            reader.close();
            leaveDescriber();
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("rows: expected another, found the end");
      }
      return ready.remove();
    }

    /** Reads one frame or opens one slice; false when all is done. */
    private boolean advance() throws IOException {
      SliceTask open = current;
      if (open == null) {
        if (slices.isEmpty()) {
          if (!groups.hasNext()) {
            return false;
          }
          slices.addAll(groups.next());
          return true;
        }
        SliceTask next = slices.remove();
        current = next;
        ReplicaTask replica = run.replicas().get(next.replica());
        SystemModel model = run.systems().get(replica.system());
        describer = describer(next.replica(), model);
        reader.start(model, replica, next.slice());
        return true;
      }
      ReplicaTask replica = run.replicas().get(open.replica());
      try {
        if (reader.next(replica, describer().buffer())) {
          describe(replica, open);
        } else {
          current = null;
        }
      } catch (FormatException e) {
        if (run.options().badFrames() == RunOptions.BadFrames.FAIL) {
          throw e;
        }
        ready.add(bad(open, e));
      }
      return true;
    }

    private IdleDescribers.Idle describer() {
      IdleDescribers.Idle d = describer;
      if (d == null) {
        throw new IllegalStateException("describer: expected one for the open slice");
      }
      return d;
    }

    /** The one at hand, one that another task left, or a new one. */
    private IdleDescribers.Idle describer(int replica, SystemModel model) throws IOException {
      IdleDescribers.Idle at = describer;
      if (at != null && at.replica() == replica) {
        return at;
      }
      leaveDescriber();
      IdleDescribers.Idle left = run.idle().take(replica);
      return left != null
          ? left
          : new IdleDescribers.Idle(
              replica,
              new FrameDescriber(model, run.options(), References.of(run, replica, storage)),
              new FrameBuffer(model.atomsRead().size()));
    }

    /** Not reached after an error: what was half done may not go on elsewhere. */
    private void leaveDescriber() {
      IdleDescribers.Idle done = describer;
      if (done != null) {
        run.idle().leave(done);
        describer = null;
      }
    }

    private void describe(ReplicaTask replica, SliceTask open) {
      FrameBuffer buffer = describer().buffer();
      SystemModel model = run.systems().get(replica.system());
      double time = buffer.timePs();
      long window = RunContext.window(time, replica.startPs(), run.windowsPs()[replica.system()]);
      int group = run.firstGroups()[open.replica()];
      for (FrameDescriber.Result r : describer().describer().describe(buffer)) {
        ready.add(
            RowFactory.create(
                model.id(),
                replica.id(),
                r.pair(),
                group++,
                reader.outputIndex(),
                replica.paths().get(open.slice().part()),
                reader.frameInFile(),
                time,
                window,
                r.imagingOk(),
                r.flags(),
                r.volumeNm3(),
                StagedFrame.bytes(r.values()),
                r.contacts(),
                r.residues(),
                r.alphaCarbons(),
                null,
                null,
                null));
      }
      framesDone.add(1);
    }

    private Row bad(SliceTask open, FormatException e) {
      ReplicaTask replica = run.replicas().get(open.replica());
      return RowFactory.create(
          run.systems().get(replica.system()).id(),
          replica.id(),
          null,
          run.firstGroups()[open.replica()],
          -1L,
          replica.paths().get(open.slice().part()),
          e.frame(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          e.kind().name().toLowerCase(Locale.ROOT),
          e.byteOffset(),
          e.what());
    }
  }
}
