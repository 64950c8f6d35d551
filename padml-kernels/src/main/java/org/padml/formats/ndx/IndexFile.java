package org.padml.formats.ndx;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/**
 * Reads GROMACS index files: {@code [ name ]} lines, each followed by atom numbers from 1.
 *
 * <p>A name that comes twice must name the same atoms (GROMACS's own default groups do that);
 * otherwise it would be ambiguous. Order and repeats within a group are lost: a group is a set.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#ndx">GROMACS
 *     file formats, ndx</a>
 */
public final class IndexFile {
  private final TextLines lines;
  private final Map<String, AtomSet> groups = new LinkedHashMap<>();
  private @Nullable String name;
  private int[] atoms = new int[1024];
  private int nAtoms;

  private IndexFile(SeekableSource source) {
    lines = new TextLines(source);
  }

  /**
   * The groups in file order, as 0-based atom indices.
   *
   * @throws FormatException if a line is malformed, a name is ambiguous, or there is no group
   */
  public static Map<String, AtomSet> read(SeekableSource source) throws IOException {
    return new IndexFile(source).read();
  }

  private Map<String, AtomSet> read() throws IOException {
    for (String raw = lines.next(); raw != null; raw = lines.next()) {
      int comment = raw.indexOf(';');
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      if (line.startsWith("[")) {
        finish();
        if (!line.endsWith("]") || line.substring(1, line.length() - 1).isBlank()) {
          throw lines.fault(Kind.CORRUPT, "index group: expected [ name ], found " + line);
        }
        name = line.substring(1, line.length() - 1).strip();
      } else if (!line.isEmpty()) {
        addAtoms(line);
      }
    }
    finish();
    if (groups.isEmpty()) {
      throw new FormatException(
          Kind.EMPTY, lines.path(), -1, -1, "index groups: expected [ name ] lines, found none");
    }
    return Collections.unmodifiableMap(groups);
  }

  private void addAtoms(String line) throws FormatException {
    if (name == null) {
      throw lines.fault(Kind.CORRUPT, "index group: expected [ name ] first, found " + line);
    }
    StringTokenizer words = new StringTokenizer(line);
    while (words.hasMoreTokens()) {
      int number = lines.integer(words.nextToken(), "atom of index group " + name);
      if (number < 1) {
        throw lines.fault(
            Kind.CORRUPT,
            "atom of index group " + name + ": expected a number from 1, found " + number);
      }
      if (nAtoms == atoms.length) {
        atoms = Arrays.copyOf(atoms, Math.multiplyExact(nAtoms, 2));
      }
      atoms[nAtoms++] = number - 1;
    }
  }

  private void finish() throws FormatException {
    String done = name;
    if (done == null) {
      return;
    }
    AtomSet set = AtomSet.of(Arrays.copyOf(atoms, nAtoms));
    AtomSet before = groups.putIfAbsent(done, set);
    if (before != null && !before.equals(set)) {
      throw lines.fault(
          Kind.CORRUPT,
          "index group "
              + done
              + ": expected the same atoms wherever the name comes, found "
              + before
              + " and then "
              + set
              + " above this line");
    }
    nAtoms = 0;
  }
}
