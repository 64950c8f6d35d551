package org.padml.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.testing.SharedData;

/** Every selection equals that of MDAnalysis 2.4.2; {@code selections.py} made the table. */
final class SelectionCrossTest {
  @Test
  void selectsWhatMdAnalysisSelects() throws IOException {
    Map<String, Topology> read = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> rows = rows();
    for (String row : rows) {
      String[] c = row.split("\t", -1);
      Topology t = read.get(c[0]);
      if (t == null) {
        t = read(c[0]);
        read.put(c[0], t);
      }
      AtomSet found = Selection.parse(c[1]).evaluate(t);
      String now = found.size() + "\t" + crc(found);
      if (!now.equals(c[2] + "\t" + c[3])) {
        wrong.add(row + " but found " + now);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(42, rows.size());
  }

  private static List<String> rows() throws IOException {
    try (var in = SelectionCrossTest.class.getResourceAsStream("selections.tsv")) {
      assertNotNull(in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Topology read(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  private static long crc(AtomSet atoms) {
    String joined =
        Arrays.stream(atoms.toArray()).mapToObj(Integer::toString).collect(Collectors.joining(","));
    CRC32 crc = new CRC32();
    crc.update(joined.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }
}
