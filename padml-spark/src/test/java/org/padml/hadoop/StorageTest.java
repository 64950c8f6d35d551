package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.io.SeekableSource;

class StorageTest {
  @TempDir Path folder;

  /** An executor stands in another directory than the program that planned the run. */
  @Test
  void relativePathsAreFoundFromWhereTheRunWasPlanned() throws Exception {
    Files.write(folder.resolve("a.bin"), new byte[] {1, 2, 3});
    Configuration here = Storage.portable(new Configuration(false));
    assertEquals(Path.of("").toAbsolutePath().toString(), here.get("padml.working-directory"));

    Configuration there = new Configuration(false);
    there.set("padml.working-directory", folder.toString());
    Storage storage = new Storage(Storage.portable(there));
    assertTrue(storage.exists("a.bin"));
    assertTrue(storage.exists(folder.resolve("a.bin").toString()));
    assertEquals(3, storage.length("a.bin"));
    try (SeekableSource source = storage.open("a.bin")) {
      assertEquals("a.bin", Path.of(source.path()).getFileName().toString());
      assertEquals(3, source.length());
    }
  }

  @Test
  void aPathAndItsPatternAreSpeltAlike() throws Exception {
    Storage storage = new Storage(new Configuration(false));
    String here = Path.of("").toAbsolutePath().toString();
    assertEquals(here + "/a/*.xtc", storage.canonical("b/../a/*.xtc"));
    assertEquals(here + "/a/*.xtc", storage.canonical("./a/*.xtc"));
    Path run = Files.createDirectories(folder.resolve("runs/r 1"));
    Files.write(run.resolve("prod.xtc"), new byte[1]);
    for (String pattern :
        List.of(
            folder + "/runs/*/prod.xtc",
            folder + "/other/../runs/*/prod.xtc",
            "file:" + folder + "/runs/*/prod.xtc",
            "file://" + folder + "/runs/*/prod.xtc")) {
      List<String> found = storage.glob(pattern);
      assertEquals(1, found.size(), pattern);
      assertEquals(run.resolve("prod.xtc").toString(), storage.canonical(found.get(0)), pattern);
      assertEquals(folder + "/runs/*/prod.xtc", storage.canonical(pattern));
      assertTrue(storage.exists(found.get(0)), found.get(0));
    }
  }

  /** Names that mean something in URIs or patterns, and stand for themselves. */
  private static final List<String> ODD_NAMES =
      List.of(
          "with space.xtc",
          "per%cent.xtc",
          "a%20b.xtc",
          "hash#1.xtc",
          "question?.xtc",
          "run[1].xtc",
          "{a,b}.xtc",
          "star*.xtc",
          "plus+plus.xtc",
          "md12:00.xtc",
          "\u03b2-sheet.xtc");

  @Test
  void oddNamesAreFoundByPathAndByUri() throws Exception {
    Storage storage = new Storage(new Configuration(false));
    for (String name : ODD_NAMES) {
      Path file = folder.resolve(name);
      Files.write(file, new byte[name.length()]);
      for (String path :
          List.of(file.toString(), "file:" + file, "file://" + file, file.toUri().toString())) {
        assertTrue(storage.exists(path), path);
        assertEquals(name.length(), storage.length(path), path);
        assertEquals(file.toString(), storage.canonical(path), path);
        try (SeekableSource source = storage.open(path)) {
          assertEquals(name.length(), source.length(), path);
        }
      }
      assertEquals(List.of(file.toString()), storage.glob(file.toString()));
    }
  }

  @Test
  void aNameThatIsThereIsNoPattern() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("old[1] {x}"));
    Files.write(odd.resolve("run1.xtc"), new byte[1]);
    Files.write(odd.resolve("run2.xtc"), new byte[1]);
    Files.write(odd.resolve("run[1].xtc"), new byte[1]);
    Storage storage = new Storage(new Configuration(false));
    assertEquals(List.of(odd + "/run[1].xtc"), storage.glob(odd + "/run[1].xtc"));
    assertEquals(List.of(odd + "/run2.xtc"), storage.glob(odd + "/run[2].xtc"));
    assertEquals(
        List.of(odd + "/run1.xtc", odd + "/run2.xtc", odd + "/run[1].xtc"),
        storage.glob(odd + "/*.xtc"));
    assertEquals(List.of(), storage.glob(odd + "/none*.xtc"));
  }

  /** Patterns, too, are looked for from where the run was planned. */
  @Test
  void relativePatternsStartAtTheWorkingDirectory() throws Exception {
    Files.write(folder.resolve("b.xtc"), new byte[1]);
    Configuration there = new Configuration(false);
    there.set("padml.working-directory", folder.toString());
    Storage storage = new Storage(there);
    assertEquals(List.of("b.xtc"), storage.glob("*.xtc"));
    assertEquals(folder.resolve("b.xtc").toString(), storage.canonical("b.xtc"));
  }

  @Test
  void schemesAreThoseOfUris() {
    assertTrue(Storage.isLocal("md12:00.xtc"));
    assertTrue(Storage.isLocal("file:///a"));
    assertTrue(Storage.isLocal("a/b:c/d"));
    assertEquals(false, Storage.isLocal("hdfs:///a"));
    assertEquals(false, Storage.isLocal("s3a://bucket/a"));
    assertEquals(false, Storage.isLocal("hdfs:/a"));
  }
}
