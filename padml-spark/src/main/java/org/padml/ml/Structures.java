package org.padml.ml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.padml.features.TableStore;

/** Files of the representatives: {@code structures/SYSTEM-INTERFACE-modeN.pdb}. */
final class Structures {
  private Structures() {}

  static String file(Representative r) {
    return plain(r.system()) + "-" + plain(r.interfaceName()) + "-mode" + r.mode() + ".pdb";
  }

  /** Letters, digits, dots, dashes and underscores; every other byte as =XX. */
  static String plain(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      out.append(
          letter || c == '.' || c == '-' || c == '_'
              ? String.valueOf(c)
              : String.format(Locale.ROOT, "=%02X", (int) c));
    }
    return out.toString();
  }

  /** Writes a folder that holds these, each under the name that the table gives. */
  static void write(
      TableStore store, List<Representative> representatives, RepresentativeWriter writer)
      throws IOException {
    store.write(
        "structures",
        folder -> {
          store.files().mkdirs(folder);
          for (Representative r : representatives) {
            try (var out = store.create(new Path(folder, file(r)))) {
              writer.write(r, out);
            }
          }
        });
  }
}
