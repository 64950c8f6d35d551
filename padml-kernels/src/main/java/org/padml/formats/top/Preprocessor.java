package org.padml.formats.top;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;

/**
 * The lines of a topology and of the files it includes, without comments, with continued lines
 * joined, and with the parts left out that #ifdef and #ifndef switch off. Defined words are
 * replaced. Conditions must close in the file that opens them.
 */
final class Preprocessor {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_FILES = 2000;
  private static final int MAX_LINE = 1 << 16;

  private final SourceOpener siblings;
  private final List<String> libraryFolders;
  private final String topFolder;
  private final Deque<Open> files = new ArrayDeque<>();
  private final Map<String, String> defined = new HashMap<>();
  private int nFiles;

  /** A file being read, and its conditions that are open. */
  private static final class Open {
    final SeekableSource source;
    final TextLines lines;
    final Deque<Condition> conditions = new ArrayDeque<>();

    Open(SeekableSource source) {
      this.source = source;
      this.lines = new TextLines(source);
    }

    boolean isOn() {
      return conditions.stream().allMatch(c -> c.isOn);
    }
  }

  private static final class Condition {
    final String text;
    final long line;
    boolean isOn;
    boolean sawElse;

    Condition(String text, long line, boolean isOn) {
      this.text = text;
      this.line = line;
      this.isOn = isOn;
    }
  }

  Preprocessor(SeekableSource top, SourceOpener siblings, List<String> libraryFolders) {
    this.siblings = siblings;
    this.libraryFolders = libraryFolders;
    this.topFolder = folder(top.path());
    files.push(new Open(top));
  }

  /** The next line with content, or null at the end of all files. */
  @Nullable String next() throws IOException {
    while (true) {
      String line = logicalLine();
      Open open = current();
      if (line == null) {
        requireClosed(open);
        if (files.size() == 1) {
          return null;
        }
        files.pop().source.close();
      } else if (line.startsWith("#")) {
        directive(line.substring(1).strip(), open);
      } else if (!line.isEmpty() && open.isOn()) {
        return substitute(line);
      }
    }
  }

  private Open current() {
    Open open = files.peek();
    if (open == null) {
      throw new IllegalStateException("preprocessor: expected an open file");
    }
    return open;
  }

  /** A line without comment, joined with those that a backslash continues. */
  private @Nullable String logicalLine() throws IOException {
    TextLines lines = current().lines;
    String line = lines.next();
    if (line == null) {
      return null;
    }
    String s = stripped(line);
    while (s.endsWith("\\")) {
      String more = lines.next();
      s = s.substring(0, s.length() - 1) + " " + (more == null ? "" : stripped(more));
      if (s.length() > MAX_LINE) {
        throw lines.fault(
            Kind.CORRUPT,
            "continued line: expected at most " + MAX_LINE + " characters, found more");
      }
    }
    return s.strip();
  }

  private static String stripped(String line) {
    int comment = line.indexOf(';');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private void directive(String text, Open open) throws IOException {
    String[] words = text.split("\\s+", 3);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "ifdef", "ifndef" -> {
        requireArgument(argument, words[0]);
        boolean isOn = defined.containsKey(argument) == words[0].equals("ifdef");
        open.conditions.push(new Condition("#" + text, open.lines.lineNumber(), isOn));
      }
      case "else" -> {
        Condition c = open.conditions.peek();
        if (c == null || c.sawElse) {
          throw fault("#else: expected an open #ifdef or #ifndef, found none");
        }
        c.sawElse = true;
        c.isOn = !c.isOn;
      }
      case "endif" -> {
        if (open.conditions.poll() == null) {
          throw fault("#endif: expected an open #ifdef or #ifndef, found none");
        }
      }
      case "define" -> {
        if (open.isOn()) {
          requireArgument(argument, "define");
          defined.put(argument, words.length > 2 ? words[2] : "");
        }
      }
      case "undef" -> {
        if (open.isOn()) {
          requireArgument(argument, "undef");
          defined.remove(argument);
        }
      }
      case "include" -> {
        if (open.isOn()) {
          include(text.substring("include".length()).strip());
        }
      }
      default -> {
        if (open.isOn()) {
          throw fault(
              "#"
                  + words[0]
                  + ": expected include, define, undef, ifdef, ifndef, else or endif, found it");
        }
        if (words[0].equals("if")) {
          open.conditions.push(new Condition("#" + text, open.lines.lineNumber(), false));
        }
      }
    }
  }

  private void requireArgument(String argument, String directive) throws FormatException {
    if (argument.isEmpty()) {
      throw fault("#" + directive + ": expected a word, found none");
    }
  }

  private void include(String quoted) throws IOException {
    boolean isQuoted =
        quoted.length() > 2
            && ((quoted.startsWith("\"") && quoted.endsWith("\""))
                || (quoted.startsWith("<") && quoted.endsWith(">")));
    if (!isQuoted) {
      throw fault("#include: expected a file name in quotes, found " + quoted);
    }
    String name = quoted.substring(1, quoted.length() - 1);
    if (files.size() >= MAX_DEPTH || ++nFiles > MAX_FILES) {
      throw fault(
          "#include: expected at most "
              + MAX_DEPTH
              + " nested and "
              + MAX_FILES
              + " files in all, found more at "
              + quoted);
    }
    IOException first = null;
    for (String path : candidates(name)) {
      for (Open open : files) {
        if (open.source.path().equals(path)) {
          throw fault("#include: expected no cycle, found " + path + " within itself");
        }
      }
      try {
        files.push(new Open(siblings.open(path)));
        return;
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    TextLines lines = current().lines;
    throw new FormatException(
        Kind.CORRUPT,
        lines.path(),
        -1,
        -1,
        "line "
            + lines.lineNumber()
            + ": #include: expected a file "
            + name
            + " beside this one or in a folder of GMXLIB, found none",
        first);
  }

  private List<String> candidates(String name) {
    if (name.startsWith("/") || name.contains("://")) {
      return List.of(name);
    }
    List<String> paths = new ArrayList<>();
    paths.add(folder(current().source.path()) + name);
    if (!topFolder.equals(folder(current().source.path()))) {
      paths.add(topFolder + name);
    }
    libraryFolders.forEach(f -> paths.add(f + "/" + name));
    return paths;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private void requireClosed(Open open) throws FormatException {
    Condition c = open.conditions.peek();
    if (c != null) {
      throw new FormatException(
          Kind.CORRUPT,
          open.source.path(),
          -1,
          -1,
          "line " + c.line + ": " + c.text + ": expected #endif, found the end of the file");
    }
  }

  private String substitute(String line) {
    if (defined.isEmpty() || line.startsWith("[")) {
      return line;
    }
    String[] words = line.split("\\s+");
    for (int i = 0; i < words.length; i++) {
      words[i] = defined.getOrDefault(words[i], words[i]);
    }
    return String.join(" ", words).strip();
  }

  /** A fault in the line just read. */
  FormatException fault(String what) {
    return current().lines.fault(Kind.CORRUPT, what);
  }

  /** Numbers in the line just read. */
  TextLines lines() {
    return current().lines;
  }

  /** Closes the included files that an error left open; the first file is the caller's. */
  void close() throws IOException {
    while (files.size() > 1) {
      files.pop().source.close();
    }
  }
}
