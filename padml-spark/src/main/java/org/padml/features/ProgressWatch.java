package org.padml.features;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells a {@link ProgressSink} once a second how many frames are done. */
final class ProgressWatch implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "padml-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Runnable tick;

  ProgressWatch(ProgressSink sink, LongSupplier done, long total) {
    // a retried or speculative task counts its frames again
    this.tick = () -> sink.update(Math.min(total, done.getAsLong()), total);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // runs until close; the sink has nothing to fail
  void start() {
    timer.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    tick.run();
  }
}
