package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS with two data nodes and blocks much smaller than the file. */
@Tag("long")
class HdfsStoreTest extends StoreContract {
  private static final int BLOCK = 256 * 1024;

  @TempDir static Path disk;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.namenode.fs-limits.min-block-size", BLOCK);
    configuration.setInt("dfs.blocksize", BLOCK);
    configuration.setInt("dfs.replication", 2);
    cluster = new MiniDFSCluster.Builder(configuration, disk.toFile()).numDataNodes(2).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown(true);
  }

  @Override
  Configuration configuration() {
    return cluster.getConfiguration(0);
  }

  @Override
  String folder() {
    return cluster.getURI() + "/padml/";
  }

  @Test
  void theFileHasManyBlocks() throws IOException {
    try (HadoopSource source = openContent()) {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(source.path());
      BlockLocation[] blocks =
          path.getFileSystem(configuration()).getFileBlockLocations(path, 0, LENGTH);
      assertEquals((LENGTH + BLOCK - 1) / BLOCK, blocks.length);
    }
  }

  @Test
  void readsGoOnWhenADataNodeIsLost() throws Exception {
    try (HadoopSource source = openContent()) {
      assertContent(source, 10, 100_000);
      MiniDFSCluster.DataNodeProperties lost = cluster.stopDataNode(0);
      try {
        for (int at = 0; at < LENGTH; at += 70_001) {
          assertContent(source, at, Math.min(70_001, LENGTH - at));
        }
      } finally {
        cluster.restartDataNode(lost, true);
        cluster.waitActive();
      }
    }
  }
}
