package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.FrameSlice;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;

/** Plans from kept indices, over a file system that counts what is read. */
class KeptIndexTest {
  private static final String SCHEME = "counted";
  private static final int PIECE = 1 << 16;

  @TempDir Path dir;
  private final Configuration configuration = new Configuration(false);
  private int scans;

  /** The local disk under another name, so that Hadoop counts its bytes apart. */
  public static final class CountedFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }
  }

  @BeforeEach
  void start() throws IOException {
    configuration.setClass("fs." + SCHEME + ".impl", CountedFileSystem.class, FileSystem.class);
    for (String f : List.of("abeta/ab_wt_r1.pdb", "abeta/ab_wt_r1.xtc")) {
      Path source = Samples.file(f);
      Files.copy(source, dir.resolve(source.getFileName()));
    }
  }

  private Path kept() {
    return dir.resolve("kept");
  }

  private RunPlan plan(String trajectory, RunOptions.BadFrames bad) throws IOException {
    Storage storage = new Storage(configuration);
    Manifest manifest =
        ManifestReader.ofFiles(
            storage,
            dir.resolve("ab_wt_r1.pdb").toString(),
            null,
            List.of(SCHEME + ":" + dir.resolve(trajectory)),
            Map.of("A", "chain A", "B", "chain B"),
            FrameColumn.names());
    SystemModel model = new SystemLoader(storage, manifest).load(manifest.systems().get(0));
    RunOptions options =
        new RunOptions(
            bad,
            RunOptions.defaults().overlap(),
            7,
            1 << 20,
            Definitions.defaults(),
            Set.of(),
            false);
    RunPlanner.FileIndexer counted =
        (t, source) -> {
          scans++;
          return t.index();
        };
    return new RunPlanner(
            storage, options, counted, new IndexCache(configuration, kept().toString()), 2)
        .plan(manifest, List.of(model));
  }

  private RunPlan plan(String trajectory) throws IOException {
    return plan(trajectory, RunOptions.BadFrames.FAIL);
  }

  private static List<FrameSlice> slices(RunPlan plan) {
    return plan.tasks().stream().flatMap(List::stream).map(SliceTask::slice).toList();
  }

  private static long bytesRead() {
    return FileSystem.getStatistics(SCHEME, CountedFileSystem.class).getBytesRead();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), () -> "kept: " + all);
      return all.get(0);
    }
  }

  @Test
  void aPlanFromTheKeptIndexIsThePlanFromTheScanForFewerBytes() throws IOException {
    long before = bytesRead();
    RunPlan scanned = plan("ab_wt_r1.xtc");
    long byScan = bytesRead() - before;
    assertEquals(1, scans);
    before = bytesRead();
    RunPlan again = plan("ab_wt_r1.xtc");
    long byIndex = bytesRead() - before;
    assertEquals(1, scans);
    assertEquals(300, again.frames());
    assertEquals(slices(scanned), slices(again));
    assertEquals(scanned.inputs(), again.inputs());
    assertEquals(scanned.replicas(), again.replicas());
    // both read the head and digest the first and last 64 KiB; small frames are read to be hopped
    long length = Files.size(dir.resolve("ab_wt_r1.xtc"));
    assertEquals(2 * PIECE, byIndex);
    assertEquals(length - PIECE, byScan - byIndex);
  }

  @Test
  void aChangedFileIsScannedAgain() throws IOException {
    plan("ab_wt_r1.xtc");
    Path file = dir.resolve("ab_wt_r1.xtc");
    byte[] bytes = Files.readAllBytes(file);
    FileTime time = Files.getLastModifiedTime(file);
    byte[] tail = bytes.clone();
    tail[tail.length - 1] ^= 1;
    int expected = 1;
    for (byte[] changed : List.of(Arrays.copyOf(bytes, bytes.length - 1), tail)) {
      Files.write(file, changed);
      Files.setLastModifiedTime(file, time);
      plan("ab_wt_r1.xtc", RunOptions.BadFrames.QUARANTINE);
      assertEquals(++expected, scans);
      plan("ab_wt_r1.xtc", RunOptions.BadFrames.QUARANTINE);
      assertEquals(expected, scans, "the new index was not kept");
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
    plan("ab_wt_r1.xtc", RunOptions.BadFrames.QUARANTINE);
    assertEquals(++expected, scans, "written again: the middle may have changed");
    onlyFile();
  }

  @Test
  void aDamagedIndexIsAnErrorAlsoWhenFramesAreQuarantined() throws IOException {
    plan("ab_wt_r1.xtc");
    byte[] good = Files.readAllBytes(onlyFile());
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    for (byte[] bad : List.of(flipped, Arrays.copyOf(good, good.length - 5))) {
      Files.write(onlyFile(), bad);
      for (RunOptions.BadFrames policy : RunOptions.BadFrames.values()) {
        String text =
            assertThrows(IOException.class, () -> plan("ab_wt_r1.xtc", policy)).getMessage();
        assertTrue(text.contains(onlyFile() + ": byte "), text);
        assertTrue(text.endsWith("delete this file, and the trajectory is scanned again"), text);
      }
    }
    Files.delete(onlyFile());
    plan("ab_wt_r1.xtc");
    assertEquals(2, scans);
  }

  @Test
  void framesFoundByArithmeticAreNotKept() throws IOException {
    Files.copy(Samples.file("fab/fab.pdb"), dir.resolve("fab.pdb"));
    for (String f : List.of("fab_20.dcd", "fab_20.nc", "fab_20.trr")) {
      Files.copy(Samples.file("fab/" + f), dir.resolve(f));
    }
    Files.move(dir.resolve("ab_wt_r1.pdb"), dir.resolve("peptides.pdb"));
    Files.move(dir.resolve("fab.pdb"), dir.resolve("ab_wt_r1.pdb"));
    for (String f : List.of("fab_20.dcd", "fab_20.nc", "fab_20.trr")) {
      Storage storage = new Storage(configuration);
      Manifest manifest =
          ManifestReader.ofFiles(
              storage,
              dir.resolve("ab_wt_r1.pdb").toString(),
              null,
              List.of(dir.resolve(f).toString()),
              Map.of(),
              FrameColumn.names());
      SystemModel model = new SystemLoader(storage, manifest).load(manifest.systems().get(0));
      new RunPlanner(
              storage,
              RunOptions.defaults(),
              (t, source) -> t.index(),
              new IndexCache(configuration, kept().toString()),
              2)
          .plan(manifest, List.of(model));
    }
    assertFalse(Files.exists(kept()));
  }

  @Test
  void textAndCompressedFilesAreKeptToo() throws IOException {
    for (String f : List.of("ab_wt_r1.pdb", "packed.xtc.gz")) {
      if (f.endsWith(".gz")) {
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(dir.resolve(f)))) {
          Files.copy(dir.resolve("ab_wt_r1.xtc"), out);
        }
      }
      scans = 0;
      RunPlan scanned = plan(f);
      RunPlan again = plan(f);
      assertEquals(1, scans, f);
      assertEquals(slices(scanned), slices(again), f);
      assertEquals(scanned.inputs(), again.inputs(), f);
    }
  }

  /** The run directory keeps the indices; the next run there finds them, and no verb sees them. */
  @Test
  void aRunDirectoryKeepsIndicesBesideItsTables() throws IOException {
    Path out = dir.resolve("out");
    String indices = TableStore.indexDirectory(out.toString());
    assertEquals(out + "/_padml/index", indices);
    Files.createDirectories(Path.of(indices));
    Files.write(Path.of(indices, "x.frames"), new byte[1]);
    TableStore store = new TableStore(Sparks.session(), out.toString());
    Files.createDirectories(Path.of(URI.create(store.staging()).getPath(), "chunk-0"));
    store.clean();
    assertTrue(Files.exists(Path.of(indices, "x.frames")));
    assertFalse(Files.exists(out.resolve("_padml/staging")));
    assertEquals(List.of(), store.names());
  }
}
