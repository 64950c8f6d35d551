package org.padml.features;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.padml.formats.FormatException;

/**
 * Ends the jobs of this thread at the first damaged frame: the same bytes are as damaged for every
 * retry, so Spark's policy of trying a task several times only costs time. Other failures, such as
 * a lost machine, are retried as ever.
 */
public final class FailFast implements AutoCloseable {
  private final SparkContext context;
  private final String group = "padml-" + UUID.randomUUID();
  private final AtomicReference<FormatException> damage = new AtomicReference<>();
  private final Listener listener = new Listener();

  /** From now on, for jobs that this thread starts. */
  public FailFast(SparkContext context, String what) {
    this.context = context;
    context.addSparkListener(listener);
    context.setJobGroup(group, what, false);
  }

  /** The damage that ended the jobs, as its reader told it. */
  public Optional<FormatException> damage() {
    return Optional.ofNullable(damage.get());
  }

  @Override
  public void close() {
    context.clearJobGroup();
    context.removeSparkListener(listener);
  }

  private final class Listener extends SparkListener {
    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (!(end.reason() instanceof ExceptionFailure failure) || failure.exception().isEmpty()) {
        return;
      }
      for (Throwable t = failure.exception().get(); t != null; t = t.getCause()) {
        if (t instanceof FormatException found) {
          if (damage.compareAndSet(null, found)) {
            context.cancelJobGroup(group, found.getMessage());
          }
          return;
        }
      }
    }
  }
}
