package org.padml.features;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run: tables as Parquet under {@code tables/NAME}, and folders beside them. What a
 * verb writes waits under {@code _padml/pending} until all of it is complete, and then takes its
 * place by renaming: a run that dies before leaves what was there.
 *
 * <p>The renames are fenced: first a mark is written that says which folders are being replaced,
 * last it is removed. Where renaming is one step (local disks, HDFS) the old folder is whole until
 * the new one is; where it copies (object stores) it may stop half-way. In both cases whoever finds
 * the mark refuses the folders that it names, so that old and new tables are never read together.
 */
public final class TableStore {
  private static final String TABLES = "tables";
  private static final String WORK = "_padml";
  private static final String INDEX = "index";
  private static final String COMPLETE = "_SUCCESS";
  private static final String MADE = "made";

  private final SparkContext context;
  private final Supplier<SparkSession> sessions;
  private @Nullable SparkSession session;
  private final Path root;
  private final FileSystem files;
  private final List<String> written = new ArrayList<>();

  /** Writes a folder that does not exist yet. */
  @FunctionalInterface
  public interface FolderWriter {
    /** Writes it at this path. */
    void write(Path folder) throws IOException;
  }

  /** For a run directory on any Hadoop file system, which need not exist yet. */
  public TableStore(SparkSession spark, String directory) throws IOException {
    this(spark.sparkContext(), () -> spark, directory);
  }

  /**
   * The same before there is a session.
   *
   * @param sessions asked for one when a table is read
   */
  public TableStore(SparkContext context, Supplier<SparkSession> sessions, String directory)
      throws IOException {
    this.context = context;
    this.sessions = sessions;
    Path path = new Path(directory);
    files = path.getFileSystem(context.hadoopConfiguration());
    root = files.makeQualified(path);
  }

  /**
   * For a run directory that exists.
   *
   * @throws IOException if there is nothing
   */
  public static TableStore open(SparkSession spark, Path directory) throws IOException {
    TableStore store = new TableStore(spark, directory.toString());
    if (!store.files.exists(store.root)) {
      throw new IOException(directory + ": expected a run directory, found nothing");
    }
    return store;
  }

  /** The session that tables are read in. */
  public SparkSession session() {
    SparkSession own = session;
    if (own == null) {
      // of its own, so that the caller's settings stay: system "1E96" and replica "01" are text
      own = sessions.get().newSession();
      own.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
      session = own;
    }
    return own;
  }

  /** The run directory. */
  public String directory() {
    return root.toString();
  }

  /** A file or folder of the run directory. */
  public Path path(String relative) {
    return new Path(root, relative);
  }

  /** The file system of the run directory. */
  public FileSystem files() {
    return files;
  }

  private Path work(String name) {
    return new Path(path(WORK), name);
  }

  private Path table(String name) {
    return path(TABLES + "/" + name);
  }

  /** Directory for rows between the passes. */
  public String staging() {
    return work("staging").toString();
  }

  /** Where a run directory keeps the indices of the files that were scanned for it. */
  public static String indexDirectory(String directory) {
    return new Path(new Path(directory, WORK), INDEX).toString();
  }

  /** Whether a folder of rows between the passes is complete. */
  boolean isStaged(String folder) throws IOException {
    return files.exists(new Path(folder, COMPLETE));
  }

  /** Takes the files of rows between the passes that tasks wrote, and marks them as complete. */
  void keepStaged(String folder, List<ReplicaFiles.Written> written) throws IOException {
    Path to = new Path(folder);
    files.delete(to, true);
    files.mkdirs(to);
    moveAll(written, to);
    create(new Path(to, COMPLETE)).close();
  }

  /** Removes everything below a path. */
  public void delete(String path) throws IOException {
    files.delete(new Path(path), true);
  }

  /** Whether a table is there and whole. */
  public boolean has(String name) throws IOException {
    Optional<PublishMark> mark = mark();
    return mark.stream().noneMatch(m -> m.covers(TABLES + "/" + name)) && files.exists(table(name));
  }

  /** Names of the finished tables, sorted. */
  public List<String> names() throws IOException {
    List<String> out = new ArrayList<>();
    if (files.exists(path(TABLES))) {
      for (FileStatus status : files.listStatus(path(TABLES))) {
        String name = status.getPath().getName();
        if (status.isDirectory() && !name.startsWith(".") && !name.startsWith("_")) {
          out.add(name);
        }
      }
    }
    out.sort(null);
    return out;
  }

  /**
   * A finished table.
   *
   * @throws IOException if its replacement was stopped half-way
   */
  public Dataset<Row> read(String name) throws IOException {
    requireWhole(name);
    return session().read().parquet(table(name).toString());
  }

  /**
   * A finished table, or nothing when this run has none of that name.
   *
   * @throws IOException if its replacement was stopped half-way
   */
  public Optional<Dataset<Row>> find(String name) throws IOException {
    requireWhole(name);
    return files.exists(table(name)) ? Optional.of(read(name)) : Optional.empty();
  }

  private void requireWhole(String name) throws IOException {
    Optional<PublishMark> mark = mark();
    if (mark.isPresent() && mark.get().covers(TABLES + "/" + name)) {
      throw new IOException(
          table(name)
              + ": expected a whole table, found that its replacement was stopped half-way; "
              + mark.get().remedy());
    }
  }

  private Optional<PublishMark> mark() throws IOException {
    try (var in = files.open(work(PublishMark.FILE))) {
      return Optional.of(PublishMark.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (FileNotFoundException none) {
      return Optional.empty(); // asked for by opening it: one request instead of two
    }
  }

  /** Writes a table to wait for {@link #publish}. Rows keep their order. */
  public void write(String name, Dataset<Row> rows) throws IOException {
    write(
        TABLES + "/" + name,
        folder -> rows.coalesce(1).write().mode(SaveMode.ErrorIfExists).parquet(folder.toString()));
  }

  /** Writes a table of few rows to wait for {@link #publish}, without a Spark job. */
  void write(String name, StructType schema, List<Row> rows) throws IOException {
    write(
        TABLES + "/" + name,
        folder -> {
          files.mkdirs(folder);
          add(new Path(folder, "part-driver.parquet"), schema, rows);
        });
  }

  private void add(Path file, StructType schema, List<Row> rows) throws IOException {
    try (TableFile out = new TableFile(file, schema, codec(), files.getConf())) {
      for (Row row : rows) {
        out.add(values(row));
      }
    }
  }

  private static List<@Nullable Object> values(Row row) {
    List<@Nullable Object> out = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      out.add(row.get(i));
    }
    return out;
  }

  /** How files of tables are compressed: as Spark's setting says. */
  String codec() {
    return context.conf().get("spark.sql.parquet.compression.codec", "snappy");
  }

  /** Folder for the files of attempts that tasks make to write tables. */
  String attempts() throws IOException {
    Path folder = work("attempts");
    files.delete(folder, true);
    return folder.toString();
  }

  /**
   * Takes the files of a table that tasks wrote, with further rows of the driver's own, to wait for
   * {@link #publish}. A table without rows keeps its columns in a file of its own.
   */
  void take(String name, StructType schema, List<ReplicaFiles.Written> written, List<Row> further)
      throws IOException {
    write(
        TABLES + "/" + name,
        folder -> {
          files.mkdirs(folder);
          moveAll(written, folder);
          if (written.isEmpty() || !further.isEmpty()) {
            add(new Path(folder, "part-driver.parquet"), schema, further);
          }
        });
  }

  /** Several at a time: on an object store each move is a request or two. */
  private void moveAll(List<ReplicaFiles.Written> written, Path folder) throws IOException {
    try {
      written.parallelStream()
          .forEach(
              w -> {
                try {
                  Path place = new Path(folder, w.place());
                  files.mkdirs(place.getParent());
                  rename(new Path(w.written()), place);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Writes a folder of the run directory to wait for {@link #publishAmong}. */
  public void write(String folder, FolderWriter writer) throws IOException {
    if (written.isEmpty()) {
      files.delete(work("pending"), true); // what a run that was stopped left
    }
    Path fresh = new Path(work("pending"), folder);
    files.delete(fresh, true);
    files.mkdirs(fresh.getParent());
    writer.write(fresh);
    if (!written.contains(folder)) {
      written.add(folder);
    }
  }

  /** Makes the tables written the tables of the run: all others and what was made of them go. */
  public void publish() throws IOException {
    replace(new PublishMark("describe", List.of(TABLES)));
  }

  /**
   * Puts everything written in its place; other tables and folders stay, except that a report and
   * exports of what was learnt before go when something new is learnt.
   *
   * @param verb who writes, for whoever finds this stopped half-way
   */
  public void publishAmong(String verb) throws IOException {
    replace(new PublishMark(verb, List.copyOf(written)));
  }

  private void replace(PublishMark mark) throws IOException {
    List<String> others = mark.folders().stream().filter(f -> !isTable(f)).toList();
    MadeOfTables made = made();
    for (String folder : others) {
      made.require(folder);
    }
    Path old = work("old");
    files.delete(old, true);
    try (OutputStream out = create(work(PublishMark.FILE))) {
      out.write(mark.text().getBytes(StandardCharsets.UTF_8));
    }
    made.remove(mark.outdates(made.names()));
    made.add(others);
    for (String folder : mark.folders()) {
      if (files.exists(path(folder))) {
        Path aside = new Path(old, folder);
        files.mkdirs(aside.getParent());
        rename(path(folder), aside);
      }
      files.mkdirs(path(folder).getParent());
      rename(new Path(work("pending"), folder), path(folder));
    }
    files.delete(work(PublishMark.FILE), false);
    written.clear();
    clean(List.of(INDEX, MADE, "staging"));
  }

  private static boolean isTable(String folder) {
    return folder.equals(TABLES) || folder.startsWith(TABLES + "/");
  }

  /**
   * Says that a file or folder of the run directory is about to be made of its tables, so that it
   * goes when they do.
   *
   * @throws IOException if there is one that was not made so
   */
  public void make(String name) throws IOException {
    MadeOfTables made = made();
    made.require(name);
    made.add(List.of(name));
  }

  private MadeOfTables made() throws IOException {
    return new MadeOfTables(files, root, work(MADE), this::create);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException(from + ": expected to be renamed to " + to + ", found a refusal");
    }
  }

  /** Writes a file, in the place of one that is there, without a checksum file beside it. */
  public OutputStream create(Path file) throws IOException {
    files.delete(file, false);
    FileSystem raw = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    return raw.create(file, false);
  }

  /** Removes what is kept between the passes; the tables and the indices of files stay. */
  public void clean() throws IOException {
    clean(List.of(INDEX, MADE));
  }

  private void clean(List<String> kept) throws IOException {
    if (!files.exists(path(WORK))) {
      return;
    }
    boolean keepsAny = false;
    for (FileStatus status : files.listStatus(path(WORK))) {
      if (kept.contains(status.getPath().getName())) {
        keepsAny = true;
      } else {
        files.delete(status.getPath(), true);
      }
    }
    if (!keepsAny) {
      files.delete(path(WORK), true);
    }
  }
}
