package org.padml.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.padml.features.TableStore;
import org.padml.hadoop.Storage;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tables for pandas and spreadsheets. */
@Command(
    name = "export",
    description = "Writes tables as CSV files (DIR/csv) or one spreadsheet (DIR/tables.xlsx).",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final int SHEET_ROWS = 1_048_576;
  private static final int CELL_CHARACTERS = 32_767;

  @Parameters(index = "0", paramLabel = "DIR", description = "A run directory.")
  private String directory = "";

  @ArgGroup(multiplicity = "1")
  private @Nullable Kind kind;

  @Option(
      names = "--table",
      paramLabel = "T",
      description = "Only this table; repeatable. Default: all.")
  private List<String> tables = new ArrayList<>();

  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  /** CSV or spreadsheet. */
  static final class Kind {
    @Option(names = "--csv", description = "One CSV file a table; null is empty.")
    private boolean csv;

    @Option(names = "--xlsx", description = "One spreadsheet with a sheet a table.")
    private boolean xlsx;
  }

  @Override
  public Integer call() throws IOException {
    if (!Storage.isLocal(directory) || directory.startsWith("file:")) {
      throw new IllegalArgumentException(
          "export: expected a directory of this machine without a scheme, found " + directory);
    }
    try (SparkSession spark = sparkOptions.session("export")) {
      TableStore store = new TableStore(spark, directory);
      List<String> names = store.names();
      if (names.isEmpty()) {
        throw new IOException(directory + ": expected tables below tables/, found none");
      }
      for (String t : tables) {
        if (!names.contains(t)) {
          throw new IllegalArgumentException(
              "--table: expected one of " + String.join(", ", names) + ", found '" + t + "'");
        }
      }
      List<String> wanted = tables.isEmpty() ? names : tables;
      if (kind != null && kind.csv) {
        store.make("csv");
        Path folder = Path.of(directory, "csv");
        Files.createDirectories(folder);
        for (String name : wanted) {
          Path file = folder.resolve(name + ".csv");
          try (PrintStream out =
              new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            Printing.csv(ordered(store.read(name)), out);
            if (out.checkError()) {
              throw new IOException(file + ": write: expected success, found an error");
            }
          }
          System.out.println(file);
        }
      } else {
        store.make("tables.xlsx");
        Path file = Path.of(directory, "tables.xlsx");
        spreadsheet(store, wanted, file);
        System.out.println(file);
      }
    }
    return ExitCode.DONE.number();
  }

  /** Keys in front and in order, so that two exports of equal tables are equal files. */
  private static Dataset<Row> ordered(Dataset<Row> rows) {
    List<String> columns = new ArrayList<>(List.of(rows.columns()));
    List<String> keys = new ArrayList<>();
    for (String k :
        List.of("system", "replica", "interface", "window", "frame", "state", "descriptor")) {
      if (columns.remove(k)) {
        keys.add(k);
      }
    }
    List<String> all = new ArrayList<>(keys);
    all.addAll(columns);
    Dataset<Row> selected =
        rows.selectExpr(all.stream().map(c -> "`" + c + "`").toArray(String[]::new));
    if (keys.isEmpty()) {
      return selected;
    }
    List<String> order = new ArrayList<>(keys);
    columns.stream()
        .filter(
            c ->
                c.startsWith("partner")
                    || c.startsWith("chain")
                    || c.startsWith("resid")
                    || c.startsWith("icode"))
        .forEach(order::add);
    return selected.orderBy(order.get(0), order.subList(1, order.size()).toArray(String[]::new));
  }

  private static void spreadsheet(TableStore store, List<String> names, Path file)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "padml", "1.0")) {
      for (String name : names) {
        Worksheet sheet = book.newWorksheet(name);
        Dataset<Row> rows = ordered(store.read(name));
        String[] columns = rows.columns();
        for (int c = 0; c < columns.length; c++) {
          sheet.value(0, c, columns[c]);
          sheet.style(0, c).bold().set();
        }
        sheet.freezePane(0, 1);
        int at = 1;
        Iterator<Row> it = rows.toLocalIterator();
        while (it.hasNext()) {
          if (at == SHEET_ROWS) {
            throw new IOException(
                name
                    + ": expected at most "
                    + (SHEET_ROWS - 1)
                    + " rows for a spreadsheet, found more: use --csv");
          }
          Row row = it.next();
          for (int c = 0; c < columns.length; c++) {
            put(sheet, at, c, row.get(c));
          }
          if (++at % 1000 == 0) {
            sheet.flush();
          }
        }
        sheet.finish();
      }
    }
  }

  private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
    if (value instanceof Number n) {
      sheet.value(row, column, n);
    } else if (value instanceof Boolean b) {
      sheet.value(row, column, b);
    } else if (value != null) {
      String text = value.toString();
      sheet.value(row, column, text.substring(0, Math.min(text.length(), CELL_CHARACTERS)));
    }
  }
}
