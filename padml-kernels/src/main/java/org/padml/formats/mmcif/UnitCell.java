package org.padml.formats.mmcif;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.padml.formats.FormatException;
import org.padml.io.Decimals;
import org.padml.model.Box;
import org.padml.units.Units;

/** Items of the cell category and the box they make. */
final class UnitCell {
  private static final List<String> ITEMS =
      List.of(
          "_cell.length_a",
          "_cell.length_b",
          "_cell.length_c",
          "_cell.angle_alpha",
          "_cell.angle_beta",
          "_cell.angle_gamma");

  private final String path;
  private final Map<String, String> values = new HashMap<>();

  UnitCell(String path) {
    this.path = path;
  }

  /** Whether a name, in lower case, is one of the six items. */
  static boolean isItem(String name) {
    return ITEMS.contains(name);
  }

  /** Keeps the first value of an item. */
  void put(String item, String value) {
    values.putIfAbsent(item, value);
  }

  /** Whether all six items were met. */
  boolean isComplete() {
    return values.size() == ITEMS.size();
  }

  /**
   * The box; none when items are missing or it is the unit cube that stands for "no crystal".
   *
   * @throws FormatException if the values are no box
   */
  Box box() throws FormatException {
    if (!isComplete()) {
      return Box.NONE;
    }
    double[] v = new double[ITEMS.size()];
    try {
      for (int i = 0; i < v.length; i++) {
        // a standard uncertainty may follow in parentheses
        String text = values.getOrDefault(ITEMS.get(i), "").replaceFirst("\\(\\d*\\)$", "");
        v[i] = Decimals.parse(text, 0, text.length());
      }
      if (v[0] == 1 && v[1] == 1 && v[2] == 1) {
        return Box.NONE;
      }
      double nm = Units.NM_PER_ANGSTROM;
      Box box = Box.ofLengthsAndAngles(v[0] * nm, v[1] * nm, v[2] * nm, v[3], v[4], v[5]);
      String fault = box.fault();
      if (!fault.isEmpty()) {
        throw new IllegalArgumentException(fault);
      }
      return box;
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          FormatException.Kind.BOX, path, -1, -1, "cell: " + e.getMessage(), e);
    }
  }
}
