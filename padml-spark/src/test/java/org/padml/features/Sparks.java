package org.padml.features;

import org.apache.spark.sql.SparkSession;

/** One small local session for the tests of this module. */
public final class Sparks {
  private Sparks() {}

  /** Two threads, no UI, partition columns as text as the command line sets them. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate();
  }
}
