package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;

/** On a master that tries every task four times, as clusters do. */
class FailFastTest {
  private static final AtomicInteger ATTEMPTS = new AtomicInteger();
  private static final int PAUSE_MS = 300;
  private SparkSession spark;

  @BeforeEach
  void start() {
    stopOther();
    ATTEMPTS.set(0);
    spark =
        SparkSession.builder()
            .config(
                new SparkConf()
                    .setMaster("local[2,4]")
                    .setAppName("test")
                    .set("spark.ui.enabled", "false")
                    .set("spark.driver.host", "127.0.0.1")
                    .set("spark.driver.bindAddress", "127.0.0.1"))
            .getOrCreate();
    assertEquals("local[2,4]", spark.sparkContext().master());
  }

  /** There is one context a process, and the other tests make their own when there is none. */
  private static void stopOther() {
    SparkContext.getOrCreate(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false"))
        .stop();
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  @AfterEach
  void stop() {
    spark.stop();
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  private void run(boolean format) {
    new JavaSparkContext(spark.sparkContext())
        .parallelize(List.of(1, 2, 3, 4), 4)
        .map(
            k -> {
              if (k != 2) {
                return k;
              }
              if (ATTEMPTS.incrementAndGet() > 1) {
                Thread.sleep(PAUSE_MS); // a retry that has begun does not end before it is noticed
              }
              IOException e =
                  format
                      ? new FormatException(
                          FormatException.Kind.CORRUPT, "a.xtc", 7, 123, "magic: expected 1995")
                      : new IOException("connection reset");
              throw new UncheckedIOException(e);
            })
        .collect();
  }

  @Test
  void aDamagedFrameEndsTheJobWithItsOwnWords() {
    try (FailFast jobs = new FailFast(spark.sparkContext(), "test")) {
      assertThrows(Exception.class, () -> run(true));
      FormatException found = jobs.damage().orElseThrow();
      assertEquals("a.xtc: frame 7: byte 123: magic: expected 1995", found.getMessage());
      assertEquals(FormatException.Kind.CORRUPT, found.kind());
      assertEquals(7, found.frame());
    }
    assertTrue(ATTEMPTS.get() <= 2, "attempts: " + ATTEMPTS.get());
  }

  @Test
  void otherFailuresAreRetried() {
    try (FailFast jobs = new FailFast(spark.sparkContext(), "test")) {
      assertThrows(Exception.class, () -> run(false));
      assertTrue(jobs.damage().isEmpty());
    }
    assertEquals(4, ATTEMPTS.get());
  }

  @Test
  void laterJobsAreTheirOwn() {
    try (FailFast jobs = new FailFast(spark.sparkContext(), "test")) {
      assertThrows(Exception.class, () -> run(true));
    }
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    assertEquals(3, context.parallelize(List.of(1, 2, 3), 3).count());
  }
}
