package org.padml.features;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The second pass: staging rows of whole replicas, each in order, to the files of every table that
 * is made replica by replica.
 */
final class ReplicaWalks implements FlatMapFunction<Iterator<Row>, ReplicaWalks.Result> {
  private static final long serialVersionUID = 1L;

  /**
   * What a task leaves.
   *
   * @param files that it wrote
   * @param shares of what joins replicas
   * @param counts frames of each replica and interface
   * @param badFrames number of frames that were refused
   */
  record Result(
      List<ReplicaFiles.Written> files,
      List<Serializable> shares,
      List<Count> counts,
      long badFrames)
      implements Serializable {}

  /** Number of frames of a replica and interface. */
  record Count(ReplicaKey key, long frames) implements Serializable {}

  private final Broadcast<Passes> passes;
  private final ReplicaFiles.Layout layout;
  private final Broadcast<SerializableConfiguration> configuration;

  ReplicaWalks(
      Broadcast<Passes> passes,
      ReplicaFiles.Layout layout,
      Broadcast<SerializableConfiguration> configuration) {
    this.passes = passes;
    this.layout = layout;
    this.configuration = configuration;
  }

  @Override
  public Iterator<Result> call(Iterator<Row> staged) {
    TaskContext task = TaskContext.get();
    try (ReplicaFiles files =
            new ReplicaFiles(
                layout, configuration.value().value(), task.partitionId(), task.taskAttemptId());
        Walk walk = new Walk(files)) {
      while (staged.hasNext()) {
        walk.add(staged.next());
      }
      walk.finish();
      return List.of(new Result(files.finish(), files.shares(), walk.counts, walk.badFrames))
          .iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Walk implements AutoCloseable {
    private final ReplicaFiles files;
    private final List<Count> counts = new ArrayList<>();
    private @Nullable ReplicaKey key;
    private @Nullable ReplicaPass pass;
    private @Nullable BadFrame bad;
    private long frames;
    private long badFrames;

    Walk(ReplicaFiles files) {
      this.files = files;
    }

    void add(Row r) throws IOException {
      if (!r.isNullAt(r.fieldIndex("bad_kind"))) {
        addBad(r);
        return;
      }
      ReplicaKey next = ReplicaKey.of(r);
      ReplicaPass open = pass;
      if (open == null || !next.equals(key)) {
        finish();
        files.start(next);
        open = passes.value().walk(next);
        pass = open;
        key = next;
      }
      frames++;
      open.add(StagedFrame.of(r), files);
    }

    /** Equal rows follow each other: two slices may meet the same damage. */
    private void addBad(Row r) {
      BadFrame next =
          new BadFrame(
              r.getAs("system"),
              r.getAs("replica"),
              r.getAs("path"),
              r.<Long>getAs("frame_in_file"),
              r.<Long>getAs("bad_offset"),
              r.getAs("bad_kind"),
              r.getAs("bad_message"),
              "quarantined");
      if (!next.equals(bad)) {
        bad = next;
        badFrames++;
        files.row(BadFrame.TABLE, next.row());
      }
    }

    void finish() {
      ReplicaPass open = pass;
      ReplicaKey of = key;
      if (open != null && of != null) {
        open.finish(files);
        counts.add(new Count(of, frames));
        frames = 0;
        close();
      }
    }

    @Override
    public void close() {
      ReplicaPass open = pass;
      pass = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
