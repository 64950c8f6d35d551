package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Sparks;
import org.padml.hadoop.S3Server;

/** An archive that lives in a store, and tables that go there: the same as on local disks. */
@Tag("long")
class StoreDescribeTest {
  private static final Path SAMPLES = Shell.root().resolve("data-samples");
  private static final Path PADML = Shell.root().resolve("padml");
  private static final String MANIFEST =
      """
      name: stores
      defaults: {partners: {A: "chain A", B: "chain B"}, window_ns: 0.04}
      systems:
        - id: abeta
          topology: abeta/ab_wt_r1.pdb
          replicas: {glob: "abeta/ab_wt_*.xtc", id: "{1}"}
        - id: fab
          topology: fab/fab.pdb
          partners: {H: "chain H", L: "chain L"}
          replicas: [{id: r1, trajectory: fab/fab_20.dcd}]
      """;
  private static final List<String> FILES =
      List.of(
          "abeta/ab_wt_r1.pdb",
          "abeta/ab_wt_r1.xtc",
          "abeta/ab_wt_r2.xtc",
          "fab/fab.pdb",
          "fab/fab_20.dcd");

  @TempDir static Path folder;
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void describeLocally() throws Exception {
    String here = folder.resolve("local").toUri().toString();
    upload(here, new Configuration());
    Shell.Result run = describe(here, Map.of());
    assertEquals(0, run.exitCode(), run.err());
    expected = Tables.of(here + "/out", "path");
  }

  @AfterAll
  static void stopSpark() {
    Sparks.session().stop();
  }

  private static void upload(String to, Configuration configuration) throws Exception {
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(to);
    FileSystem store = root.getFileSystem(configuration);
    for (String file : FILES) {
      store.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(SAMPLES.resolve(file).toUri()),
          new org.apache.hadoop.fs.Path(root, file));
    }
    try (var out = store.create(new org.apache.hadoop.fs.Path(root, "stores.yaml"))) {
      out.write(MANIFEST.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static Shell.Result describe(String where, Map<String, String> hadoopSettings)
      throws Exception {
    List<Object> command = new ArrayList<>();
    command.addAll(List.of(PADML, "describe", where + "/stores.yaml", "--out", where + "/out"));
    command.addAll(List.of("--master", "local[2]", "--conf", "padml.read.split-frames=70"));
    hadoopSettings.forEach(
        (key, value) -> command.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    return new Shell(folder).with("PADML_CLASSPATH", s3aJars()).run(command.toArray());
  }

  /** What the profile s3 brings, from the class path of this test. */
  private static String s3aJars() {
    String jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                jar ->
                    jar.contains("/software/amazon/")
                        || jar.contains("/hadoop-aws/")
                        || jar.contains("/org/apache/httpcomponents/")
                        || jar.contains("/org/reactivestreams/")
                        || jar.contains("/wildfly/openssl/"))
            .collect(Collectors.joining(File.pathSeparator));
    assertTrue(jars.contains("hadoop-aws"), "no hadoop-aws on the class path");
    return jars;
  }

  private static Map<String, List<String>> tables(String where, Map<String, String> settings)
      throws Exception {
    Configuration configuration = Sparks.session().sparkContext().hadoopConfiguration();
    settings.forEach(configuration::set);
    return Tables.of(where + "/out", "path");
  }

  @Test
  void s3() throws Exception {
    try (S3Server server = S3Server.start(folder, "archive")) {
      String there = "s3a://archive/samples";
      upload(there, server.configuration());
      Shell.Result run = describe(there, server.settings());
      assertEquals(0, run.exitCode(), run.err());
      assertEquals(expected, tables(there, server.settings()));
      FileSystem.closeAll();
    }
  }

  @Test
  void hdfs() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.namenode.fs-limits.min-block-size", 65_536);
    configuration.setInt("dfs.blocksize", 65_536);
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration, folder.resolve("hdfs").toFile())
            .numDataNodes(2)
            .build()) {
      cluster.waitActive();
      String there = cluster.getURI() + "/samples";
      upload(there, cluster.getConfiguration(0));
      Shell.Result run = describe(there, Map.of());
      assertEquals(0, run.exitCode(), run.err());
      assertEquals(expected, tables(there, Map.of()));
    }
  }
}
