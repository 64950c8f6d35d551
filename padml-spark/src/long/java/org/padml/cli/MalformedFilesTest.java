package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.Formats;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;
import org.padml.testing.MalformedFile;
import org.padml.testing.SharedData;

/** {@code inspect --full} on every malformed file: what can be read, and what is wrong with it. */
@Tag("long")
class MalformedFilesTest {
  private final Storage storage = new Storage(new Configuration(false));

  @TempDir Path dir;

  private @Nullable Topology topology(MalformedFile f) throws IOException {
    if (f.topology().isEmpty()) {
      return null;
    }
    try (SeekableSource source = storage.open(SharedData.require(f.topology()).toString())) {
      return Formats.readTopology(source, storage);
    }
  }

  private Inspection inspect(Path file) {
    return Inspection.of(storage, file.toString(), null, true);
  }

  @Test
  void everyFileIsReadAsFarAsItGoesAndSaysWhatIsWrong() throws IOException {
    for (MalformedFile f : MalformedFile.ALL) {
      Inspection found = Inspection.of(storage, f.file().toString(), topology(f), true);
      String text = f + ": " + found;
      assertEquals(f.opened(), found.opened(), text);
      assertEquals(f.frames(), found.frames(), text);
      assertEquals(f.atoms(), found.atoms() == null ? -1 : (int) found.atoms(), text);
      if (f.problem().isEmpty()) {
        assertEquals(List.of(), found.problems(), text);
      } else {
        assertTrue(found.problems().stream().anyMatch(p -> p.contains(f.problem())), text);
      }
      if (!f.opened() || !f.badFrames().isEmpty()) {
        assertTrue(found.problems().stream().anyMatch(p -> p.startsWith(f.file() + ": ")), text);
      }
      assertEquals(found.problems().size(), new HashSet<>(found.problems()).size(), text);
    }
  }

  @Test
  void everyFileOfTheFolderIsInTheTable() throws IOException {
    Set<String> known = new HashSet<>(MalformedFile.NOT_READ);
    MalformedFile.ALL.forEach(f -> known.add(f.name()));
    known.addAll(List.of("README.md", "PEER_BEHAVIOUR.tsv"));
    try (Stream<Path> files = Files.list(SharedData.require("trajectories/malformed"))) {
      assertEquals(known, Set.copyOf(files.map(p -> p.getFileName().toString()).toList()));
    }
  }

  @Test
  void aFormatThatIsNotReadIsNamed() {
    for (String name : MalformedFile.NOT_READ) {
      Inspection found = inspect(MalformedFile.file(name));
      assertFalse(found.opened(), found.toString());
      assertEquals(
          List.of(
              MalformedFile.file(name)
                  + ": file: expected a trajectory (dcd, gro, inpcrd, mdcrd, mmcif, netcdf, pdb,"
                  + " trr, xtc) or a topology (gro, mmcif, mtf, pdb, prmtop, psf, top, tpr), found"
                  + " neither by content or extension"),
          found.problems());
    }
  }

  @Test
  void theCommandSaysWhetherAnyFileCouldNotBeOpened() {
    String cut = MalformedFile.file("derived_xtc_cut_mid_frame.xtc").toString();
    String empty = MalformedFile.file("derived_xtc_empty.xtc").toString();
    CommandRun opened = CommandRun.of("inspect", cut);
    assertEquals(0, opened.exitCode(), opened.err());
    assertTrue(opened.out().contains("22 atoms, 250 frames"), opened.out());
    assertTrue(opened.out().contains("problem: " + cut + ": frame 250: byte "), opened.out());
    CommandRun one = CommandRun.of("inspect", cut, empty);
    assertEquals(3, one.exitCode(), one.err());
    assertTrue(one.out().contains(empty + ": file: expected data, found 0 bytes"), one.out());
  }
}
