package org.padml.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Spark as it starts: its context at once, and the session for tables, which takes seconds, beside
 * the work on frames that does not need it.
 */
final class SparkStart implements AutoCloseable {
  private final SparkContext context;
  private final CompletableFuture<SparkSession> session = new CompletableFuture<>();

  SparkStart(SparkConf settings) {
    context = SparkContext.getOrCreate(settings);
    Thread starter = new Thread(() -> start(settings), "padml-session");
    starter.setDaemon(true);
    starter.start();
    if (!context.isLocal()) {
      session(); // the executors register meanwhile, and the plan is cut for their number
    }
  }

  private void start(SparkConf settings) {
    try {
      session.complete(SparkSession.builder().config(settings).getOrCreate());
    } catch (RuntimeException | Error e) { // handed on to who asks for the session
      session.completeExceptionally(e);
    }
  }

  SparkContext context() {
    return context;
  }

  /** The session, once it is there. */
  SparkSession session() {
    try {
      return session.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("Spark: expected a session, found " + e.getCause(), e);
    }
  }

  /** Waits for the session, which would complain of a context that is gone. */
  @Override
  public void close() {
    session.handle((made, failed) -> 0).join();
    context.stop();
  }
}
