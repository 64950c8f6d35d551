package org.padml.formats.prmtop;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.io.SeekableSource;

/** The sections of a file that are wanted; the others are passed over. */
final class PrmtopSections {
  /** Places in POINTERS. */
  static final int NATOM = 0;

  static final int NTYPES = 1;
  static final int NBONH = 2;
  static final int MBONA = 3;
  static final int NPHIH = 6;
  static final int MPHIA = 7;
  static final int NNB = 10;
  static final int NRES = 11;
  static final int NPTRA = 17;
  static final int NPHB = 19;
  private static final int LEAST_POINTERS = 30;

  private final String path;
  private final Map<String, Section> sections = new HashMap<>();
  private boolean isChamber;

  private PrmtopSections(String path) {
    this.path = path;
  }

  /** Reads a file to its end. */
  static PrmtopSections read(SeekableSource source, Set<String> wanted) throws IOException {
    PrmtopSections all = new PrmtopSections(source.path());
    TextLines lines = new TextLines(source);
    String header = lines.require("header");
    if (!header.startsWith("%VERSION") && !header.startsWith("%FLAG")) {
      throw lines.fault(
          Kind.NOT_RECOGNISED,
          "header: expected %VERSION (Amber 7 or later; older files have no sections), found "
              + (header.length() > 60 ? header.substring(0, 60) + "..." : header).strip());
    }
    lines.hold();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.startsWith("%FLAG")) {
        continue;
      }
      String flag = line.substring("%FLAG".length()).strip();
      all.isChamber |= flag.equals("CTITLE");
      if (wanted.contains(flag)) {
        if (all.sections.containsKey(flag)) {
          throw lines.fault(Kind.CORRUPT, "flag " + flag + ": expected one, found it twice");
        }
        all.sections.put(flag, readSection(flag, lines));
      }
    }
    return all;
  }

  private static Section readSection(String flag, TextLines lines) throws IOException {
    String line = lines.require("flag " + flag);
    while (line.startsWith("%COMMENT")) {
      line = lines.require("flag " + flag);
    }
    Section section = Section.of(flag, line, lines);
    for (String data = lines.next(); data != null; data = lines.next()) {
      if (data.startsWith("%FLAG")) {
        lines.hold();
        break;
      }
      if (!data.startsWith("%COMMENT")) {
        section.add(data, lines);
      }
    }
    return section;
  }

  /** The file. */
  String path() {
    return path;
  }

  /** Whether the file comes from CHARMM by chamber. */
  boolean isChamber() {
    return isChamber;
  }

  /** The counts of the file; thirty or more. */
  int[] pointers() throws FormatException {
    Section pointers = section("POINTERS");
    if (pointers.size() < LEAST_POINTERS) {
      throw fault(
          Kind.TRUNCATED,
          "flag POINTERS: expected "
              + LEAST_POINTERS
              + " values or more, found "
              + pointers.size());
    }
    return pointers.integers(pointers.size(), path);
  }

  /** A count that cannot be 0. */
  int positive(int count, String what) throws FormatException {
    if (count < 1) {
      throw fault(Kind.CORRUPT, "flag POINTERS: expected 1 or more " + what + ", found " + count);
    }
    return count;
  }

  /** A section that must be there. */
  Section section(String flag) throws FormatException {
    Section s = sections.get(flag);
    if (s == null) {
      throw fault(Kind.CORRUPT, "flag " + flag + ": expected one, found none");
    }
    return s;
  }

  /** A section, or null when the file has none. */
  @Nullable Section optional(String flag) {
    return sections.get(flag);
  }

  /** A fault of the file as a whole. */
  FormatException fault(Kind kind, String what) {
    return new FormatException(kind, path, -1, -1, what);
  }
}
