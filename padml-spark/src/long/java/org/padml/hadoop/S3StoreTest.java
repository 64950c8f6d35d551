package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.statistics.IOStatistics;
import org.apache.hadoop.fs.statistics.IOStatisticsSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 as Hadoop reaches it, {@code s3a:}, over HTTP. */
@Tag("long")
class S3StoreTest extends StoreContract {
  @TempDir static Path disk;
  private static S3Server server;
  private static Configuration configuration;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(disk, "archive");
    configuration = server.configuration();
  }

  @AfterAll
  static void stop() throws Exception {
    FileSystem.closeAll();
    server.close();
  }

  @Override
  Configuration configuration() {
    return configuration;
  }

  @Override
  String folder() {
    return "s3a://archive/padml/";
  }

  /** One ranged request for each scattered read, and of the object only what was asked. */
  @Test
  void scatteredReadsAreRangedRequests() throws IOException {
    String path = write("scattered.bin", CONTENT);
    FileSystem s3 = new org.apache.hadoop.fs.Path(path).getFileSystem(configuration);
    long requests = counter(s3, "action_http_get_request");
    long bytes = counter(s3, "stream_read_total_bytes");
    try (HadoopSource source = HadoopSource.open(path, configuration)) {
      for (int at = 1_000; at < LENGTH - 100; at += 1_000_000) {
        assertContent(source, at, 92);
      }
    } // a stream adds its counts when it is closed
    assertEquals(5, counter(s3, "action_http_get_request") - requests);
    assertEquals(5 * 92, counter(s3, "stream_read_total_bytes") - bytes);
  }

  /** A run of frames costs a few requests until it is known for one, and then a single one. */
  @Test
  void aRunOfReadsIsOneRequest() throws IOException {
    String path = write("run.bin", CONTENT);
    FileSystem s3 = new org.apache.hadoop.fs.Path(path).getFileSystem(configuration);
    long requests = counter(s3, "action_http_get_request");
    long bytes = counter(s3, "stream_read_total_bytes");
    int end = 3_000_000;
    try (HadoopSource source = HadoopSource.open(path, configuration)) {
      for (int at = 0; at < end; at += 100_000) {
        assertContent(source, at, 100_000);
      }
    }
    assertEquals(11 + 1, counter(s3, "action_http_get_request") - requests);
    assertEquals(end, counter(s3, "stream_read_total_bytes") - bytes);
  }

  private static long counter(FileSystem s3, String name) {
    IOStatistics statistics = ((IOStatisticsSource) s3).getIOStatistics();
    return statistics.counters().getOrDefault(name, 0L);
  }
}
