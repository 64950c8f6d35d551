package org.padml.formats.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.FrameLog;
import org.padml.testing.IndexRowCheck;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;

/** Every XTC and TRR file at hand gives what other programs find in it. */
final class XdrSharedFilesTest {
  private static final List<IndexRowCheck.Part> EVERYTHING =
      List.of(IndexRowCheck.Part.TIMES, IndexRowCheck.Part.BOX, IndexRowCheck.Part.LAST_POSITION);

  /** A line of xdr_checksums.tsv: what libmdaxdr, the reader inside MDAnalysis, gives. */
  record Golden(String path, int nAtoms, int nFrames, String checksum) {}

  static Stream<SharedIndex.Row> indexRows() {
    List<SharedIndex.Row> rows = new ArrayList<>(SharedIndex.readable("XTC"));
    rows.addAll(SharedIndex.readable("TRR"));
    assertTrue(rows.size() >= 25, "expected 25 rows, found " + rows.size());
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("indexRows")
  void givesWhatTheIndexRecords(SharedIndex.Row row) throws IOException {
    IndexRowCheck.check(row, EVERYTHING);
    try (Trajectory t = open(row.file())) {
      assertEquals(row.format(), t.format().toUpperCase(java.util.Locale.ROOT));
      assertEquals(List.of(), t.problems());
      FrameIndex index = t.index();
      assertEquals(row.bytes(), index.byteEnd(index.count() - 1));
      List<StoredFrame> frames = StoredFrame.all(t);
      for (int i = 0; i < frames.size(); i++) {
        assertEquals(frames.get(i).timePs(), index.timePs(i));
        assertEquals(frames.get(i).byteOffset(), index.byteOffset(i));
        assertFalse(index.isDamaged(i));
      }
    }
  }

  static Stream<ChemfilesRows.Row> chemfilesRows() {
    return ChemfilesRows.rows(p -> p.endsWith(".xtc") || p.endsWith(".trr")).stream();
  }

  @ParameterizedTest
  @MethodSource("chemfilesRows")
  void givesWhatChemfilesExpects(ChemfilesRows.Row row) throws IOException {
    ChemfilesRows.check(row);
  }

  static Stream<Golden> golden() throws IOException {
    try (InputStream in = XdrSharedFilesTest.class.getResourceAsStream("xdr_checksums.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(c -> new Golden(c[0], Integer.parseInt(c[1]), Integer.parseInt(c[2]), c[3]));
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void coordinatesAreThoseOfLibmdaxdrBitForBit(Golden golden) throws IOException {
    try (Trajectory t = open(SharedData.require(golden.path))) {
      assertEquals(golden.nAtoms, t.nAtoms());
      FrameBuffer buffer = new FrameBuffer(t.nAtoms());
      FrameReader reader = t.frames(StoredFrame.whole(), AtomSet.range(0, t.nAtoms()));
      CRC32 crc = new CRC32();
      int frames = 0;
      while (reader.next()) {
        reader.read(buffer);
        FrameLog.update(crc, buffer);
        frames++;
      }
      assertEquals(golden.nFrames, frames);
      assertEquals(golden.checksum, Long.toHexString(crc.getValue()));
    }
  }

  private static Trajectory open(Path file) throws IOException {
    return Formats.openTrajectory(FileSource.open(file), -1);
  }
}
