package org.padml.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how Spark runs. */
final class SparkOptions {
  static final String OURS = "padml.";
  private static final String HADOOP = "spark.hadoop.";
  private static final String OURS_IN_SPARK = "spark.padml.";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Where Spark runs: local[*], local[N], spark://HOST:PORT, ... Default: what spark-submit"
              + " says, else local[*].")
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "K=V",
      description = "A Spark or padml.* setting; repeatable.")
  private final Map<String, String> conf = new LinkedHashMap<>();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "Heap of this process, such as 4g (read by the launcher). Default: half the memory.")
  private @Nullable String memory;

  /**
   * A session; joins the one that spark-submit or a notebook has made.
   *
   * @throws IllegalArgumentException if a setting of ours is unknown
   */
  SparkSession session(String name) {
    return SparkSession.builder().config(settings(name)).getOrCreate();
  }

  /**
   * The same, without waiting for the session.
   *
   * @throws IllegalArgumentException if a setting of ours is unknown
   */
  SparkStart start(String name) {
    return new SparkStart(settings(name));
  }

  private SparkConf settings(String name) {
    Settings.requireKnown(ours());
    SparkConf settings = new SparkConf();
    if (master != null) {
      settings.setMaster(master);
    } else if (!settings.contains("spark.master")) {
      settings.setMaster("local[*]");
    }
    settings.setIfMissing("spark.app.name", "padml " + name);
    settings.setIfMissing("spark.ui.enabled", "false");
    settings.setIfMissing("spark.ui.showConsoleProgress", "false");
    settings.setIfMissing("spark.sql.shuffle.partitions", "8");
    if (settings.get("spark.master").startsWith("local")) {
      settings.setIfMissing("spark.driver.host", "127.0.0.1");
      settings.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      // executors need our classes; spark-submit has said so already
      settings.setIfMissing(
          "spark.jars", String.join(",", JavaSparkContext.jarOfClass(Padml.class)));
    }
    // system "1E96" must not come back as a number, nor replica "01" as 1
    settings.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    conf.forEach(
        (k, v) -> {
          if (!k.startsWith(OURS)) {
            settings.set(k, v);
          }
        });
    return settings;
  }

  /** What Hadoop knows before there is a session: its own files, and {@code spark.hadoop.*}. */
  Configuration hadoop() {
    Configuration out = new Configuration();
    for (var kv : new SparkConf().getAllWithPrefix(HADOOP)) {
      out.set(kv._1(), kv._2());
    }
    conf.forEach(
        (k, v) -> {
          if (k.startsWith(HADOOP)) {
            out.set(k.substring(HADOOP.length()), v);
          }
        });
    return out;
  }

  /** Settings of ours, from {@code --conf padml.*} and from Spark's {@code spark.padml.*}. */
  Map<String, String> ours() {
    Map<String, String> out = new LinkedHashMap<>();
    for (var kv : new SparkConf().getAllWithPrefix(OURS_IN_SPARK)) {
      out.put(OURS + kv._1(), kv._2());
    }
    conf.forEach(
        (k, v) -> {
          if (k.startsWith(OURS)) {
            out.put(k, v);
          } else if (k.startsWith(OURS_IN_SPARK)) {
            out.put(k.substring("spark.".length()), v);
          }
        });
    return out;
  }
}
