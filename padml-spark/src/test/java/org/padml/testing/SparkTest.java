package org.padml.testing;

import org.apache.spark.sql.SparkSession;

/** One small local session for all tests of the module, set as the program sets its own. */
public final class SparkTest {
  private SparkTest() {}

  /** The session, started by whoever asks first. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate();
  }
}
