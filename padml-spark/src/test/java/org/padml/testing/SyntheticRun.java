package org.padml.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Tables as {@code describe} writes them, of dimers that come together, part, and sit in one of two
 * poses while bound. Seeded; nothing in it is a measurement.
 */
public final class SyntheticRun {
  /** Numeric descriptors of a frame, in the order in which they are made. */
  private static final List<String> DESCRIPTORS =
      List.of(
          "com_distance_nm",
          "min_distance_nm",
          "rg_nm",
          "pose_x_nm",
          "pose_y_nm",
          "pose_z_nm",
          "pose_qw",
          "pose_qx",
          "pose_qy",
          "pose_qz",
          "self_image_distance_nm",
          "sasa_a_nm2",
          "sasa_b_nm2",
          "sasa_complex_nm2",
          "bsa_nm2",
          "interface_area_nm2",
          "n_atom_contacts",
          "n_residue_contacts",
          "n_hbonds",
          "n_salt_bridges",
          "vdw_kj_mol");

  public List<String> systems = List.of("wild", "mutant");
  public int replicas = 3;
  public int frames = 240;
  public int framesPerWindow = 12;
  public int partitions = 1;
  public long seed = 42;

  /** Share of time bound by system number; 0 and 1 give one class. */
  public Function<Integer, Double> bound = s -> s == 0 ? 0.6 : 0.35;

  public int badFrames = 0;
  public double imagingFailures = 0;

  private final List<Row> frameRows = new ArrayList<>();
  private final List<Row> windowRows = new ArrayList<>();

  /** Writes the tables under this directory. */
  public void write(SparkSession spark, Path directory) {
    for (int s = 0; s < systems.size(); s++) {
      for (int r = 1; r <= replicas; r++) {
        replica(s, "r" + r, new Random(seed + 1000L * s + r));
      }
    }
    StructType frame = keys().add("frame", "bigint").add("path", "string");
    frame = frame.add("frame_in_file", "bigint").add("time_ps", "double");
    StructType window = keys().add("window", "bigint").add("start_ps", "double");
    window = window.add("end_ps", "double").add("n_frames", "bigint");
    for (String d : DESCRIPTORS) {
      frame = frame.add(d, "double");
      if (!d.startsWith("pose_")) {
        for (String statistic : List.of("mean_", "min_", "max_", "sd_")) {
          window = window.add(statistic + d, "double");
        }
      }
    }
    frame = frame.add("mmgbsa_kj_mol", "double").add("state", "string");
    frame = frame.add("imaging_ok", "boolean").add("flags", "string");
    save(spark, directory, "frames", frame, frameRows);
    save(spark, directory, "windows", window.add("state", "string"), windowRows);
    save(spark, directory, "residues", residueSchema(), residues());
    save(spark, directory, "bad_frames", badSchema(), bad());
    save(spark, directory, "summary", summarySchema(), summary());
    save(spark, directory, "runs", runSchema(), List.of(run()));
  }

  private void replica(int system, String replica, Random random) {
    String id = systems.get(system);
    double share = bound.apply(system);
    boolean isBound = random.nextDouble() < share;
    int pose = random.nextDouble() < 0.7 ? 0 : 1;
    int touching = 0;
    List<double[]> window = new ArrayList<>();
    int nBound = 0;
    for (int f = 0; f < frames; f++) {
      if (random.nextInt(30) == 0 && share > 0 && share < 1) {
        isBound = random.nextDouble() < share;
        pose = random.nextDouble() < 0.7 ? 0 : 1;
        touching = isBound ? 3 : 0;
      }
      boolean encounter = touching-- > 0;
      double[] d = frame(isBound, encounter, pose, random);
      String state = encounter ? "encounter" : isBound ? "bound" : "unbound";
      List<Object> row = new ArrayList<>(List.of(id, replica, "A:B", (long) f));
      row.addAll(List.of("traj/" + replica + ".xtc", (long) f, 10.0 * f));
      for (double v : d) {
        row.add(v);
      }
      boolean ok = random.nextDouble() >= imagingFailures;
      row.add(null);
      row.addAll(List.of(state, ok, ok ? "" : "split"));
      frameRows.add(RowFactory.create(row.toArray()));
      window.add(d);
      nBound += state.equals("bound") ? 1 : 0;
      if (window.size() == framesPerWindow) {
        windowRows.add(window(id, replica, f / framesPerWindow, window, nBound));
        window.clear();
        nBound = 0;
      }
    }
  }

  private static double[] frame(boolean isBound, boolean encounter, int pose, Random r) {
    double com = isBound ? 3 + 0.1 * r.nextGaussian() : 6 + 0.7 * r.nextGaussian();
    double contacts = isBound ? (encounter ? 1 + r.nextInt(6) : 20 + r.nextInt(12)) : 0;
    double bsa = contacts * 0.6 + (contacts > 0 ? 0.5 * r.nextGaussian() : 0);
    double half = pose == 0 ? 0.2 : 1.2;
    double wobble = 0.02 * r.nextGaussian();
    double[] at = pose == 0 ? new double[] {2.4, 1.6, 0.3} : new double[] {-1.5, 2.5, 0.6};
    double a = 80 + 2 * r.nextGaussian();
    double b = 60 + 2 * r.nextGaussian();
    return new double[] {
      com,
      Math.max(0.16, isBound ? 0.2 : com - 3.2),
      1.5 + com / 6 + 0.05 * r.nextGaussian(),
      (isBound ? at[0] : 4 * r.nextGaussian()) + 0.1 * r.nextGaussian(),
      (isBound ? at[1] : 4 * r.nextGaussian()) + 0.1 * r.nextGaussian(),
      (isBound ? at[2] : 4 * r.nextGaussian()) + 0.1 * r.nextGaussian(),
      Math.cos(half + wobble),
      Math.sin(half + wobble),
      0,
      0,
      4 + 0.2 * r.nextGaussian(),
      a,
      b,
      a + b - bsa,
      bsa,
      bsa / 2,
      contacts * 5 + (contacts > 0 ? r.nextInt(10) : 0),
      contacts,
      Math.floor(contacts / 4) + (contacts > 0 ? r.nextInt(3) : 0),
      r.nextInt(3),
      -9 * contacts + 6 * r.nextGaussian()
    };
  }

  private static Row window(String id, String replica, int w, List<double[]> rows, int nBound) {
    int n = rows.size();
    List<Object> row =
        new ArrayList<>(
            List.of(id, replica, "A:B", (long) w, 10.0 * w * n, 10.0 * (w + 1) * n, (long) n));
    for (int c = 0; c < DESCRIPTORS.size(); c++) {
      if (!DESCRIPTORS.get(c).startsWith("pose_")) {
        int column = c;
        double[] v = rows.stream().mapToDouble(r -> r[column]).toArray();
        double mean = IntStream.range(0, n).mapToDouble(i -> v[i]).sum() / n;
        double squares =
            IntStream.range(0, n).mapToDouble(i -> (v[i] - mean) * (v[i] - mean)).sum();
        row.add(mean);
        row.add(IntStream.range(0, n).mapToDouble(i -> v[i]).min().orElseThrow());
        row.add(IntStream.range(0, n).mapToDouble(i -> v[i]).max().orElseThrow());
        row.add(Math.sqrt(squares / n));
      }
    }
    row.add(2 * nBound > n ? "bound" : "unbound");
    return RowFactory.create(row.toArray());
  }

  private static StructType keys() {
    return new StructType()
        .add("system", "string")
        .add("replica", "string")
        .add("interface", "string");
  }

  private static StructType residueSchema() {
    return keys()
        .add("window", "bigint")
        .add("partner", "string")
        .add("chain", "string")
        .add("resid", "string")
        .add("resname", "string")
        .add("buried_nm2", "double")
        .add("contact_occupancy", "double")
        .add("rmsf_nm", "double");
  }

  private List<Row> residues() {
    Random random = new Random(seed);
    List<String> names = List.of("ARG", "TYR", "GLU", "LEU", "TRP", "SER");
    List<Row> out = new ArrayList<>();
    for (Row w : windowRows) {
      boolean on = w.getString(w.length() - 1).equals("bound");
      for (int i = 0; i < 20; i++) {
        double occupancy =
            on ? Math.min(1, Math.max(0, 0.9 - 0.08 * (i / 2) + 0.05 * random.nextGaussian())) : 0;
        String partner = i % 2 == 0 ? "A" : "B";
        out.add(
            RowFactory.create(
                w.get(0),
                w.get(1),
                w.get(2),
                w.get(3),
                partner,
                partner,
                "" + (10 + i),
                names.get(i % names.size()),
                occupancy * 0.8,
                occupancy,
                0.1));
      }
    }
    return out;
  }

  private static StructType badSchema() {
    return new StructType()
        .add("system", "string")
        .add("replica", "string")
        .add("path", "string")
        .add("frame", "bigint")
        .add("byte_offset", "bigint")
        .add("kind", "string")
        .add("message", "string")
        .add("action", "string");
  }

  private List<Row> bad() {
    return IntStream.range(0, badFrames)
        .mapToObj(
            i ->
                RowFactory.create(
                    systems.get(0),
                    "r1",
                    "traj/r1.xtc",
                    (long) i,
                    1000L * i,
                    "corrupt",
                    "expected <x>, found <y>",
                    "quarantine"))
        .toList();
  }

  private static StructType summarySchema() {
    return new StructType()
        .add("system", "string")
        .add("interface", "string")
        .add("state", "string")
        .add("descriptor", "string")
        .add("mean", "double")
        .add("standard_error", "double")
        .add("ci_low", "double")
        .add("ci_high", "double")
        .add("statistical_inefficiency", "double")
        .add("n_effective", "double")
        .add("n_replicas", "bigint")
        .add("begin_ps", "double");
  }

  private List<Row> summary() {
    List<Row> out = new ArrayList<>();
    for (String system : systems) {
      for (String d : List.of("n_residue_contacts", "bsa_nm2", "com_distance_nm")) {
        double effective = replicas * frames / 30.0;
        out.add(
            RowFactory.create(
                system,
                "A:B",
                "all",
                d,
                10.0,
                1.0,
                8.0,
                12.0,
                30.0,
                effective,
                (long) replicas,
                0.0));
      }
    }
    return out;
  }

  private static StructType runSchema() {
    return new StructType()
        .add("run_id", "string")
        .add("verb", "string")
        .add("name", "string")
        .add("version", "string")
        .add("parameters", "string")
        .add("started_at", "string");
  }

  private static Row run() {
    return RowFactory.create(
        "1",
        "describe",
        "made-up dimers",
        "0",
        "{\"temperature_k\":300,\"states\":{\"on\":\"n_residue_contacts >= 10\",\"off\":"
            + "\"n_residue_contacts < 1\"}}",
        "2026-01-01T00:00:00Z");
  }

  private void save(
      SparkSession spark, Path directory, String name, StructType schema, List<Row> rows) {
    Map<String, Boolean> has = new LinkedHashMap<>();
    for (String key : List.of("system", "replica")) {
      has.put(key, List.of(schema.fieldNames()).contains(key));
    }
    String[] by =
        has.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    var writer =
        spark
            .createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(rows, partitions),
                schema)
            .write();
    (by.length == 0 || rows.isEmpty() ? writer : writer.partitionBy(by))
        .parquet(directory.resolve("tables").resolve(name).toString());
  }
}
