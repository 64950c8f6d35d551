package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.Box;
import org.padml.units.Units;

/** Rows of {@code trajectories/EXPECTED_chemfiles.tsv}: values that chemfiles tests for. */
public final class ChemfilesRows {
  /** Half a unit of the seventh digit, which is what a float carries. */
  private static final double FLOAT_RELATIVE = 1e-6;

  /** The file gives lengths with as few as two decimals where it states no tolerance. */
  private static final double LENGTH_DEFAULT_ANGSTROM = 1e-4;

  /** Rounding of a float cosine of 90 degrees. */
  private static final double RIGHT_ANGLE_DEG = 1e-4;

  private ChemfilesRows() {}

  /** One expectation; {@code step} is -1 where it is about the file. */
  public record Row(String path, int step, String what, String value, double tolerance) {
    double[] numbers() {
      return Arrays.stream(value.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** All rows whose path satisfies the condition. */
  public static List<Row> rows(Predicate<String> paths) {
    Path file = SharedData.require("trajectories/EXPECTED_chemfiles.tsv");
    List<Row> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] c = line.split("\t", -1);
        if (paths.test(c[0])) {
          rows.add(
              new Row(
                  c[0],
                  c[2].isEmpty() ? -1 : Integer.parseInt(c[2]),
                  c[3],
                  c[4],
                  c[5].isEmpty() ? 0 : Double.parseDouble(c[5])));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(file + ": cannot be read", e);
    }
    return rows;
  }

  /** Asserts a row on a file opened by its content. */
  public static void check(Row row) throws IOException {
    Path file = SharedData.require(row.path);
    try (Trajectory t = Formats.openTrajectory(FileSource.openDecompressed(file.toString()), -1)) {
      if (row.what.equals("nframes")) {
        assertEquals(Long.parseLong(row.value), t.index().count(), row.toString());
        return;
      }
      StoredFrame frame = StoredFrame.all(t).get(row.step);
      check(row, frame);
    }
  }

  private static void check(Row row, StoredFrame frame) {
    if (row.what.startsWith("positions[")) {
      int atom = Integer.parseInt(row.what.substring(10, row.what.length() - 1));
      double[] expected = row.numbers();
      double[] found = {frame.x()[atom], frame.y()[atom], frame.z()[atom]};
      for (int d = 0; d < 3; d++) {
        double tolerance = Math.max(row.tolerance, FLOAT_RELATIVE * (1 + Math.abs(expected[d])));
        assertEquals(expected[d], found[d] * Units.ANGSTROM_PER_NM, tolerance, row.toString());
      }
      return;
    }
    switch (row.what) {
      case "natoms" -> assertEquals(Integer.parseInt(row.value), frame.x().length, row.toString());
      case "time_ps" -> {
        double expected = Double.parseDouble(row.value);
        double tolerance = Math.max(row.tolerance, FLOAT_RELATIVE * (1 + Math.abs(expected)));
        assertEquals(expected, frame.timePs(), tolerance, row.toString());
      }
      case "cell_shape" -> checkShape(row, frame.box());
      case "cell_lengths" -> {
        double[] lengths = frame.box().lengths();
        for (int d = 0; d < 3; d++) {
          assertEquals(
              row.numbers()[d],
              lengths[d] * Units.ANGSTROM_PER_NM,
              Math.max(row.tolerance, LENGTH_DEFAULT_ANGSTROM),
              row.toString());
        }
      }
      case "cell_angles" -> {
        // chemfiles gives right angles to a system without a box
        double[] angles =
            frame.box().isPeriodic() ? frame.box().anglesDeg() : new double[] {90, 90, 90};
        for (int d = 0; d < 3; d++) {
          assertEquals(row.numbers()[d], angles[d], row.tolerance, row.toString());
        }
      }
      default -> fail(row + ": expected a known kind of value");
    }
  }

  private static void checkShape(Row row, Box box) {
    switch (row.value) {
      case "INFINITE" -> assertEquals(Box.NONE, box, row.toString());
      case "ORTHORHOMBIC" -> assertTrue(box.isPeriodic() && isRightAngled(box), row.toString());
      case "TRICLINIC" -> assertTrue(box.isPeriodic() && !isRightAngled(box), row.toString());
      default -> fail(row + ": expected a known cell shape");
    }
  }

  /** Files of chemfiles carry off-diagonal elements that are rounding of cosines of 90 degrees. */
  private static boolean isRightAngled(Box box) {
    return Arrays.stream(box.anglesDeg()).allMatch(a -> Math.abs(a - 90) < RIGHT_ANGLE_DEG);
  }
}
