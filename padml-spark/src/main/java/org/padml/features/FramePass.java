package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.hadoop.Storage;
import org.padml.model.FrameBuffer;

/**
 * The distributed pass: slices to staging rows, one frame in memory at a time. The rows of a frame
 * depend on the frame, the topology and the reference alone.
 */
final class FramePass implements FlatMapFunction<Iterator<List<SliceTask>>, ReplicaFiles.Written> {
  private static final long serialVersionUID = 1L;

  /** The table between the two passes. */
  static final String STAGING = "staging";

  private final Broadcast<RunContext> context;
  private final ReplicaFiles.Layout layout;
  private final LongAccumulator framesDone;

  /**
   * For the tasks of a chunk.
   *
   * @param layout has the table {@link #STAGING}
   */
  FramePass(Broadcast<RunContext> context, ReplicaFiles.Layout layout, LongAccumulator framesDone) {
    this.context = context;
    this.layout = layout;
    this.framesDone = framesDone;
  }

  @Override
  public Iterator<ReplicaFiles.Written> call(Iterator<List<SliceTask>> groups) throws IOException {
    TaskContext task = TaskContext.get();
    try (ReplicaFiles files =
            new ReplicaFiles(
                layout,
                context.value().configuration().value(),
                task.partitionId(),
                task.taskAttemptId());
        Rows rows = new Rows(groups, files)) {
      rows.writeAll();
      return files.finish().iterator();
    }
  }

  private final class Rows implements Closeable {
    private final Iterator<List<SliceTask>> groups;
    private final ReplicaOutput out;
    private final RunContext run = context.value();
    private final Storage storage = new Storage(run.configuration().value());
    private final ReplicaReader reader = new ReplicaReader(storage);
    private final Deque<SliceTask> slices = new ArrayDeque<>();
    private @Nullable SliceTask current;
    private IdleDescribers.@Nullable Idle describer;

    Rows(Iterator<List<SliceTask>> groups, ReplicaOutput out) {
      this.groups = groups;
      this.out = out;
    }

    void writeAll() throws IOException {
      while (advance()) {
        TaskContext.get().killTaskIfInterrupted();
      }
      leaveDescriber();
    }

    @Override
    public void close() throws IOException {
      reader.close();
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
        bad(open, e);
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
        out.row(
            STAGING,
            Arrays.asList(
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

    private void bad(SliceTask open, FormatException e) {
      ReplicaTask replica = run.replicas().get(open.replica());
      out.row(
          STAGING,
          Arrays.asList(
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
              e.what()));
    }
  }
}
