package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
