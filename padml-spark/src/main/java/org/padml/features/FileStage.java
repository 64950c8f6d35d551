package org.padml.features;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Tasks that turn what they are given into files of tables, and shares for the driver. */
final class FileStage<T> implements Function2<Integer, Iterator<T>, Iterator<FileStage.Result>> {
  private static final long serialVersionUID = 1L;

  /** What a task leaves. */
  record Result(List<ReplicaFiles.Written> files, List<Serializable> shares)
      implements Serializable {}

  /** What a task does. */
  interface Body<T> extends Serializable {
    void run(Iterator<T> in, ReplicaFiles files) throws IOException;
  }

  private final ReplicaFiles.Layout layout;
  private final Broadcast<SerializableConfiguration> configuration;
  private final int firstTask;
  private final Body<T> body;

  /**
   * Of one stage.
   *
   * @param firstTask number of the first task, for stages that write files of the same table
   */
  FileStage(
      ReplicaFiles.Layout layout,
      Broadcast<SerializableConfiguration> configuration,
      int firstTask,
      Body<T> body) {
    this.layout = layout;
    this.configuration = configuration;
    this.firstTask = firstTask;
    this.body = body;
  }

  @Override
  public Iterator<Result> call(Integer partition, Iterator<T> in) {
    try (ReplicaFiles files =
        new ReplicaFiles(
            layout,
            configuration.value().value(),
            firstTask + partition,
            TaskContext.get().taskAttemptId())) {
      body.run(in, files);
      return List.of(new Result(files.finish(), files.shares())).iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
