package org.padml.formats.top;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/**
 * GROMACS topologies and parts of them. Units of the file: e, u.
 *
 * <p>Included files are looked for beside the including file, beside the first one, then in the
 * folders of the environment variables GMXLIB and GMXDATA (its {@code top}), as GROMACS does. A
 * file without {@code [ molecules ]} gives one copy of each of its molecule types.
 *
 * <p>Bonds are the entries of {@code [ bonds ]} and {@code [ constraints ]} that GROMACS counts as
 * chemical bonds, and two for each of {@code [ settles ]} (oxygen to both hydrogens). The name of
 * the molecule type becomes the segment, and its end in {@code _chain_X} the chain. Molecules of
 * one residue are renumbered behind the largest number of the others, as GROMACS does.
 *
 * @see <a
 *     href="https://manual.gromacs.org/current/reference-manual/topologies/topology-file-formats.html">
 *     GROMACS topology file formats</a>
 */
public final class TopFormat implements TopologyFormat {
  private static final Pattern CONTENT =
      Pattern.compile(
          "(?m)^[ \\t]*(\\[[ \\t]*(moleculetype|defaults|atomtypes|atoms|molecules)[ \\t]*\\]"
              + "|#[ \\t]*include[ \\t]+[\"<])");

  @Override
  public String name() {
    return "top";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    if (CONTENT.matcher(new String(head, StandardCharsets.ISO_8859_1)).find()) {
      return 2;
    }
    return fileName.endsWith(".top") || fileName.endsWith(".itp") ? 1 : 0;
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    Preprocessor text = new Preprocessor(source, siblings, libraryFolders());
    try {
      return new TopReader(text, null).read();
    } finally {
      text.close();
    }
  }

  static List<String> libraryFolders() {
    List<String> folders = new ArrayList<>();
    String library = System.getenv("GMXLIB");
    if (library != null && !library.isBlank()) {
      folders.addAll(List.of(library.split(Pattern.quote(File.pathSeparator))));
    }
    String data = System.getenv("GMXDATA");
    if (data != null && !data.isBlank()) {
      folders.add(data + "/top");
    }
    return List.copyOf(folders);
  }
}
