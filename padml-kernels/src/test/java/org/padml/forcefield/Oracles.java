package org.padml.forcefield;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;
import org.padml.testing.SharedData;

/** Numbers of other programs beside the tests, and topologies of the shared data. */
final class Oracles {
  private Oracles() {}

  /** Rows of a table by their first column; cells by column name. */
  static Map<String, Map<String, String>> table(String resource) throws IOException {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    try (InputStream in = Oracles.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
      String[] names = lines.readLine().split("\t");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int c = 0; c < cells.length; c++) {
          row.put(names[c], cells[c]);
        }
        rows.put(cells[0], row);
      }
    }
    return rows;
  }

  static String path(String shared) {
    return SharedData.require(shared).toString();
  }

  static Topology topology(String shared) throws IOException {
    try (SeekableSource source = FileSource.openDecompressed(path(shared))) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }
}
