package org.padml.formats.mmcif;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.Decimals;
import org.padml.io.LineNumbers;
import org.padml.io.SeekableSource;
import org.padml.units.Units;

/** Rows of the atom_site loop of a file, and its unit cell. */
final class AtomSites {
  /** Columns that are used, by their names in the dictionary. */
  enum Column {
    GROUP_PDB,
    TYPE_SYMBOL,
    LABEL_ATOM_ID,
    LABEL_ALT_ID,
    LABEL_COMP_ID,
    LABEL_ASYM_ID,
    LABEL_SEQ_ID,
    PDBX_PDB_INS_CODE,
    CARTN_X,
    CARTN_Y,
    CARTN_Z,
    OCCUPANCY,
    AUTH_SEQ_ID,
    AUTH_COMP_ID,
    AUTH_ASYM_ID,
    AUTH_ATOM_ID,
    PDBX_PDB_MODEL_NUM
  }

  private static final String CATEGORY = "_atom_site.";

  private final SeekableSource source;
  private final CifTokens tokens;
  private final UnitCell cell;
  private @Nullable Column[] columns = new Column[0];
  private final String[] values = new String[Column.values().length];
  private long rowStart;
  private long rowLine;
  private long readFrom;
  private long linesBefore = -1;
  private boolean atRow;
  private CifTokens.Kind behind = CifTokens.Kind.END;

  AtomSites(SeekableSource source) {
    this.source = source;
    this.tokens = new CifTokens(source);
    this.cell = new UnitCell(source.path());
    Arrays.fill(values, "");
  }

  /** Moves to the first row of the loop; false when the file has none with coordinates. */
  boolean findLoop() throws IOException {
    CifTokens.Kind kind = tokens.next();
    while (kind != CifTokens.Kind.END) {
      if (kind == CifTokens.Kind.LOOP) {
        kind = readLoopHeader();
        if (has(Column.CARTN_X) && has(Column.CARTN_Y) && has(Column.CARTN_Z)) {
          atRow = kind == CifTokens.Kind.VALUE;
          return true;
        }
      } else {
        kind = readItem(kind);
      }
    }
    FormatException damage = tokens.damage();
    if (damage != null) {
      throw damage;
    }
    return false;
  }

  /** Looks for the cell behind the last row. */
  void findCell() throws IOException {
    CifTokens.Kind kind = behind;
    while (kind != CifTokens.Kind.END && !cell.isComplete()) {
      kind = readItem(kind);
    }
  }

  private CifTokens.Kind readItem(CifTokens.Kind kind) throws IOException {
    String name = kind == CifTokens.Kind.NAME ? tokens.name() : "";
    CifTokens.Kind next = tokens.next();
    if (UnitCell.isItem(name) && next == CifTokens.Kind.VALUE) {
      if (!tokens.isAbsent()) {
        cell.put(name, tokens.text());
      }
      return tokens.next();
    }
    return next;
  }

  private CifTokens.Kind readLoopHeader() throws IOException {
    java.util.List<@Nullable Column> found = new java.util.ArrayList<>();
    CifTokens.Kind kind;
    while ((kind = tokens.next()) == CifTokens.Kind.NAME) {
      String name = tokens.name();
      found.add(name.startsWith(CATEGORY) ? column(name.substring(CATEGORY.length())) : null);
    }
    columns = found.toArray(new @Nullable Column[0]);
    return kind;
  }

  private static @Nullable Column column(String name) {
    try {
      return Column.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      // one of the many columns that are not used
      return null;
    }
  }

  boolean has(Column column) {
    return Arrays.asList(columns).contains(column);
  }

  /** Continues at the row that starts at a byte, with the columns of another reader. */
  void resume(long position, AtomSites header) {
    columns = header.columns;
    tokens.seek(position);
    readFrom = position;
    linesBefore = -1;
    atRow = false;
  }

  /**
   * Reads a row; false behind the last.
   *
   * @throws FormatException if the row is cut or does not start as rows do
   */
  boolean nextRow() throws IOException {
    for (int k = 0; k < columns.length; k++) {
      CifTokens.Kind kind = atRow ? CifTokens.Kind.VALUE : tokens.next();
      atRow = false;
      FormatException damage = kind == CifTokens.Kind.END ? tokens.damage() : null;
      if (damage != null) {
        throw damage;
      }
      if (k == 0) {
        rowStart = tokens.position();
        rowLine = tokens.lineNumber();
        if (kind != CifTokens.Kind.VALUE) {
          behind = kind;
          return false;
        }
      }
      if (kind != CifTokens.Kind.VALUE) {
        throw fault(
            kind == CifTokens.Kind.END
                ? FormatException.Kind.TRUNCATED
                : FormatException.Kind.CORRUPT,
            "row: expected " + columns.length + " values, found " + k);
      }
      Column column = columns[k];
      if (column != null) {
        values[column.ordinal()] = tokens.isAbsent() ? "" : tokens.text();
      }
    }
    if (has(Column.GROUP_PDB) && !isGroup(value(Column.GROUP_PDB))) {
      throw fault(
          FormatException.Kind.CORRUPT,
          "row: expected ATOM or HETATM, found '" + value(Column.GROUP_PDB) + "'");
    }
    if (has(Column.PDBX_PDB_MODEL_NUM) && !value(Column.PDBX_PDB_MODEL_NUM).matches("\\d{0,9}")) {
      throw fault(
          FormatException.Kind.CORRUPT,
          "pdbx_PDB_model_num: expected a whole number, found '"
              + value(Column.PDBX_PDB_MODEL_NUM)
              + "'");
    }
    return true;
  }

  private static boolean isGroup(String value) {
    return value.equals("ATOM") || value.equals("HETATM");
  }

  /** After a fault: moves to the next line that starts as a row does; false when there is none. */
  boolean recover() throws IOException {
    if (columns.length == 0 || columns[0] != Column.GROUP_PDB) {
      return false;
    }
    String line;
    while ((line = tokens.skipLine()) != null) {
      if (line.startsWith("ATOM ") || line.startsWith("HETATM ")) {
        return true;
      }
    }
    return false;
  }

  /** Value of a column in the current row; empty when absent. */
  String value(Column column) {
    return values[column.ordinal()];
  }

  /** Value of the author's column, else of the archive's. */
  String value(Column preferred, Column other) {
    String v = value(preferred);
    return v.isEmpty() ? value(other) : v;
  }

  /**
   * Coordinate of the current row in nm.
   *
   * @throws FormatException if it is no number
   */
  float coordinate(Column column) throws IOException {
    String text = value(column);
    try {
      return Units.angstromToNm(Decimals.parse(text, 0, text.length()));
    } catch (NumberFormatException e) {
      String name = "Cartn_" + column.name().substring(6).toLowerCase(Locale.ROOT);
      throw fault(FormatException.Kind.CORRUPT, name + ": " + e.getMessage());
    }
  }

  /** A fault at the current row; the caller adds the frame. */
  FormatException fault(FormatException.Kind kind, String what) throws IOException {
    return fault(kind, -1, what);
  }

  /** A fault of a frame at the current row. */
  FormatException fault(FormatException.Kind kind, long frame, String what) throws IOException {
    return fault(kind, frame, rowStart, rowLine, what);
  }

  /** A fault of a frame at a byte and line, counted from where reading began. */
  FormatException fault(
      FormatException.Kind kind, long frame, long position, long line, String what)
      throws IOException {
    if (linesBefore < 0) {
      linesBefore = LineNumbers.before(source, readFrom);
    }
    return new FormatException(
        kind,
        source.path(),
        frame,
        position,
        "line " + (linesBefore + line) + ": atom_site: " + what);
  }

  /** Line of the current row, counted from where reading began. */
  long rowLine() {
    return rowLine;
  }

  /** First byte of the current row. */
  long rowStart() {
    return rowStart;
  }

  /** Byte behind the last line taken. */
  long readTo() {
    return tokens.readTo();
  }

  /** The cell, as far as it was met. */
  UnitCell cell() {
    return cell;
  }
}
