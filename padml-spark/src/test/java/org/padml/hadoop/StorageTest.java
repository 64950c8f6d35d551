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
}
