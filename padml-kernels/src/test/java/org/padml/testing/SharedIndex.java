package org.padml.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of {@code shared/data/INDEX.tsv}: what MDAnalysis found in each file. */
public final class SharedIndex {
  private static final String NUMBER = "(-?[0-9][0-9.eE+-]*)";
  private static final Pattern TIMES = Pattern.compile("t=" + NUMBER + "\\.\\." + NUMBER + " ps");
  private static final Pattern LAST_ATOM0 =
      Pattern.compile("atom0 last frame=\\[" + NUMBER + ", " + NUMBER + ", " + NUMBER + "\\]");
  private static final Pattern BOX =
      Pattern.compile(
          "box=" + NUMBER + "x" + NUMBER + "x" + NUMBER + "/" + NUMBER + "," + NUMBER + "," + NUMBER
              + ";");

  private SharedIndex() {}

  /**
   * One row.
   *
   * @param path relative to {@code shared/data}
   * @param format as the index spells it, such as {@code XTC}
   * @param topology relative path, empty when none is recorded
   * @param nAtoms -1 when not recorded
   * @param nFrames -1 when not recorded
   * @param notes free text
   */
  public record Row(
      String path,
      String format,
      String topology,
      int nAtoms,
      int nFrames,
      long bytes,
      String notes,
      String source) {

    /** The file. */
    public Path file() {
      return SharedData.require(path);
    }

    /** Whether MDAnalysis read the whole file, so that the recorded values hold. */
    public boolean isReadable() {
      return notes.startsWith("MDAnalysis ok") && nAtoms > 0 && nFrames > 0;
    }

    /** First and last time in ps; an empty array when not recorded. */
    public double[] timesPs() {
      return numbers(TIMES);
    }

    /** Box of the first frame in angstrom and degrees: a b c alpha beta gamma; empty for none. */
    public double[] boxAngstromDegrees() {
      return numbers(BOX);
    }

    /** First atom of the last frame in angstrom; an empty array when not recorded. */
    public double[] lastFrameAtom0Angstrom() {
      return numbers(LAST_ATOM0);
    }

    private double[] numbers(Pattern pattern) {
      Matcher m = pattern.matcher(notes);
      double[] found = new double[m.find() ? m.groupCount() : 0];
      for (int i = 0; i < found.length; i++) {
        found[i] = Double.parseDouble(m.group(i + 1));
      }
      return found;
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** All rows in file order; aborts the test when the shared data is absent. */
  public static List<Row> rows() {
    Path index = SharedData.require("INDEX.tsv");
    List<Row> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(index, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] c = line.split("\t", -1);
        rows.add(
            new Row(c[0], c[1], c[2], count(c[3]), count(c[4]), Long.parseLong(c[5]), c[6], c[7]));
      }
    } catch (IOException e) {
      throw new IllegalStateException(index + ": cannot be read", e);
    }
    return rows;
  }

  /** Rows of one format with recorded values: atoms, frames and the notes of a clean read. */
  public static List<Row> readable(String format) {
    return rows().stream().filter(r -> r.format().equals(format) && r.isReadable()).toList();
  }

  private static int count(String text) {
    return text.isEmpty() ? -1 : Integer.parseInt(text);
  }
}
