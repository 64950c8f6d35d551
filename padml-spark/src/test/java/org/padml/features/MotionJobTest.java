package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.descriptors.dynamics.CoordinateCovariance;
import org.padml.descriptors.dynamics.CoordinateStore;
import org.padml.descriptors.dynamics.CrossCorrelation;
import org.padml.descriptors.dynamics.FittedCovariance;
import org.padml.descriptors.dynamics.Fluctuations;
import org.padml.descriptors.dynamics.IndependentComponents;
import org.padml.descriptors.dynamics.PrincipalComponents;
import org.padml.descriptors.dynamics.StructureFit;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.model.Topology.Residue;
import org.padml.stats.LaggedCovariance;

/** Motions over staging rows made here: the same as in memory, and for any cut. */
class MotionJobTest {
  private static final List<String> TABLES =
      List.of(
          "fluctuations",
          "correlations",
          "principal_components",
          "slow_components",
          "projections",
          "motions");

  /** Sums of some hundred squares of a few tenths of a nanometre in another order. */
  private static final double ROUNDING = 1e-12;

  /** The same through fits on means that differ by what counts as converged. */
  private static final double FITTED = 10 * Fluctuations.CONVERGED_NM;

  private static SparkSession spark;

  @TempDir Path dir;

  @BeforeAll
  static void start() {
    spark = Sparks.session();
  }

  /** A replica of points that follow slow and fast swings, tumbling. */
  private record Replica(ReplicaKey key, int points, int frames, LongPredicate whole) {
    Passes.Settings settings() {
      List<Residue> names = new ArrayList<>();
      for (int k = 0; k < points; k++) {
        names.add(new Residue(k + 1, "", "ALA", k < points / 2 ? "A" : "B", ""));
      }
      int[] places = IntStream.range(0, points).toArray();
      return new Passes.Settings(
          0,
          100,
          300,
          new InterfaceResidues(points / 2, places, names, "A", "B"),
          Set.of(),
          places,
          Partners.DIFFERENT);
    }

    /** All frames, those that are not whole too. */
    List<float[][]> coordinates() {
      Random random = new Random(key.hashCode());
      double[][] at = new double[points][3];
      double[][] swing = new double[points][3];
      for (int k = 0; k < points; k++) {
        for (int a = 0; a < 3; a++) {
          at[k][a] = 2 * random.nextGaussian();
          swing[k][a] = 0.1 * random.nextGaussian();
        }
      }
      List<float[][]> out = new ArrayList<>();
      double slow = 0;
      for (int f = 0; f < frames; f++) {
        if (f > 0 && key.replica().equals("h-still")) {
          out.add(out.get(0));
          continue;
        }
        slow = 0.95 * slow + 0.3 * random.nextGaussian();
        double angle = f == 0 ? 0 : 2 * Math.PI * random.nextDouble();
        float[][] r = new float[3][points];
        for (int k = 0; k < points; k++) {
          double x = at[k][0] + slow * swing[k][0] + 0.02 * random.nextGaussian();
          double y = at[k][1] + slow * swing[k][1] + 0.02 * random.nextGaussian();
          r[0][k] = (float) (Math.cos(angle) * x - Math.sin(angle) * y + 3);
          r[1][k] = (float) (Math.sin(angle) * x + Math.cos(angle) * y);
          r[2][k] = (float) (at[k][2] + slow * swing[k][2] + 0.02 * random.nextGaussian());
        }
        out.add(r);
      }
      return out;
    }

    /** The frames that count. */
    CoordinateStore store() {
      CoordinateStore out = new CoordinateStore();
      List<float[][]> all = coordinates();
      for (int f = 0; f < frames; f++) {
        if (whole.test(f)) {
          out.add(all.get(f)[0], all.get(f)[1], all.get(f)[2]);
        }
      }
      return out;
    }

    List<Row> rows() {
      List<Row> out = new ArrayList<>();
      List<float[][]> all = coordinates();
      for (int f = 0; f < frames; f++) {
        double time = key.replica().equals("i-timeless") ? 0 : 2.0 * f;
        out.add(row(f, time, all.get(f)));
      }
      return out;
    }

    private Row row(long frame, double timePs, float[][] r) {
      ByteBuffer bytes = ByteBuffer.allocate(12 * points);
      bytes.asFloatBuffer().put(r[0]).put(r[1]).put(r[2]);
      Map<String, Object> known =
          Map.ofEntries(
              Map.entry("system", key.system()),
              Map.entry("replica", key.replica()),
              Map.entry("interface", key.pair()),
              Map.entry("group", key.hashCode()),
              Map.entry("frame", frame),
              Map.entry("path", "made.xtc"),
              Map.entry("frame_in_file", frame),
              Map.entry("time_ps", timePs),
              Map.entry("imaging_ok", whole.test(frame)),
              Map.entry("alpha_carbons", bytes.array()));
      return RowFactory.create(
          java.util.Arrays.stream(TableSchemas.staging().fieldNames()).map(known::get).toArray());
    }
  }

  private static Replica replica(String name, int points, int frames) {
    return new Replica(new ReplicaKey("s", name, "A:B"), points, frames, f -> true);
  }

  private TableStore run(List<Replica> replicas, int partitions) throws IOException {
    return run(replicas, partitions, 100);
  }

  private TableStore run(List<Replica> replicas, int partitions, int pointsAtOnce)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    Map<ReplicaKey, Passes.Settings> settings = new TreeMap<>(MotionJob.ORDER);
    for (Replica r : replicas) {
      rows.addAll(r.rows());
      settings.put(r.key(), r.settings());
    }
    // as tasks may leave them: in any order
    java.util.Collections.shuffle(rows, new Random(partitions));
    Dataset<Row> staging = spark.createDataFrame(rows, TableSchemas.staging());
    TableStore store = new TableStore(spark, dir.resolve("out" + partitions).toString());
    new MotionJob(spark, store, settings, partitions, pointsAtOnce).write(staging);
    store.publish();
    return store;
  }

  private static List<Row> table(TableStore store, String name, String replica, String... order)
      throws IOException {
    Dataset<Row> rows = store.read(name).filter("replica = '" + replica + "'");
    return order.length == 0
        ? rows.collectAsList()
        : rows.orderBy(order[0], java.util.Arrays.copyOfRange(order, 1, order.length))
            .collectAsList();
  }

  @Test
  void tablesAreTheSameForEveryCut() throws IOException {
    List<Replica> replicas =
        List.of(
            replica("long", 6, 700),
            replica("short", 8, 90),
            new Replica(new ReplicaKey("s", "short", "A:C"), 5, 90, f -> true),
            new Replica(new ReplicaKey("s", "holes", "A:B"), 6, 400, f -> f < 70 || f > 220));
    Map<String, List<String>> first = new TreeMap<>();
    for (int partitions : new int[] {1, 2, 7, 64}) {
      // all at once, three batches, one unit a batch
      int points = partitions == 7 ? 12 : partitions == 64 ? 1 : 100;
      TableStore store = run(replicas, partitions, points);
      for (String table : TABLES) {
        List<String> rows =
            store.read(table).collectAsList().stream().map(Row::toString).sorted().toList();
        assertTrue(rows.size() >= 4, table);
        assertEquals(first.computeIfAbsent(table, k -> rows), rows, table + " in " + partitions);
      }
    }
  }

  @Test
  void tablesSayWhatIsFoundInMemory() throws IOException {
    Replica holes = new Replica(new ReplicaKey("s", "h", "A:B"), 6, 400, f -> f < 70 || f > 120);
    TableStore store = run(List.of(holes, replica("other", 5, 200)), 5);
    CoordinateStore frames = holes.store();
    Fluctuations moved = Fluctuations.of(frames);
    List<Row> rmsf = table(store, "fluctuations", "h", "resid");
    assertEquals(6, rmsf.size());
    for (int k = 0; k < 6; k++) {
      assertEquals(moved.rmsfNm()[k], rmsf.get(k).<Double>getAs("rmsf_nm"), FITTED);
      assertEquals(349L, rmsf.get(k).<Long>getAs("n_frames"));
    }
    FittedCovariance sums = new FittedCovariance(moved.mean());
    frames.forEach(sums::add);
    CoordinateCovariance covariance = sums.finish();
    double[][] dccm = CrossCorrelation.dynamic(covariance);
    double[][] information = CrossCorrelation.linearMutualInformation(covariance);
    List<Row> pairs = table(store, "correlations", "h", "resid_a", "resid_b");
    assertEquals(15, pairs.size());
    for (Row r : pairs) {
      int i = r.<Integer>getAs("resid_a") - 1;
      int j = r.<Integer>getAs("resid_b") - 1;
      assertEquals(dccm[i][j], r.<Double>getAs("dynamic_cross_correlation"), FITTED);
      assertEquals(information[i][j], r.<Double>getAs("linear_mutual_information"), FITTED);
    }
    PrincipalComponents principal = PrincipalComponents.of(covariance);
    List<Row> components = table(store, "principal_components", "h", "component");
    for (int k = 0; k < 10; k++) {
      assertEquals(
          principal.variances()[k], components.get(k).<Double>getAs("variance_nm2"), ROUNDING);
    }
    projectionsAndSlow(holes, moved.mean(), principal, store);
  }

  /** Frames fitted and projected here; pairs by the numbers of the frames. */
  private static void projectionsAndSlow(
      Replica replica, double[][] mean, PrincipalComponents principal, TableStore store)
      throws IOException {
    StructureFit fit = new StructureFit(mean);
    List<float[][]> all = replica.coordinates();
    double[][] along = new double[replica.frames()][];
    double[] fitted = new double[3 * replica.points()];
    for (int f = 0; f < replica.frames(); f++) {
      if (replica.whole().test(f)) {
        fit.fit(all.get(f)[0], all.get(f)[1], all.get(f)[2], fitted);
        along[f] = new double[10];
        principal.project(fitted, along[f]);
      }
    }
    List<Row> slow =
        table(store, "slow_components", replica.key().replica(), "lag_frames", "component");
    IndependentComponents shown = null;
    int at = 0;
    for (int lag : SlowMotions.LAGS) {
      LaggedCovariance pairs = new LaggedCovariance(10);
      for (int f = 0; f + lag < along.length; f++) {
        if (along[f] != null && along[f + lag] != null) {
          pairs.add(along[f], along[f + lag]);
        }
      }
      IndependentComponents expected = IndependentComponents.of(pairs, 2.0 * lag);
      shown = lag == 10 ? expected : shown;
      for (int k = 0; k < expected.rank(); k++) {
        Row r = slow.get(at++);
        assertEquals(2.0 * lag, r.<Double>getAs("lag_ps"));
        assertEquals(pairs.pairs(), r.<Long>getAs("n_pairs"));
        assertEquals(expected.eigenvalues()[k], r.<Double>getAs("eigenvalue"), FITTED, "" + lag);
      }
    }
    assertEquals(slow.size(), at);
    List<Row> rows = table(store, "projections", replica.key().replica(), "frame", "component");
    assertEquals(349 * 10, rows.size());
    double[] slowly = new double[10];
    for (Row r : rows) {
      int f = (int) (long) r.<Long>getAs("frame");
      int k = r.<Integer>getAs("component") - 1;
      assertEquals(2.0 * f, r.<Double>getAs("time_ps"));
      assertEquals(along[f][k], r.<Double>getAs("principal_nm"), FITTED);
      shown.project(along[f], slowly);
      assertEquals(slowly[k], r.<Double>getAs("slow"), 100 * FITTED, f + " " + k);
    }
  }

  /** One alpha carbon, none, one frame, copies of one frame, too many carbons, times that stand. */
  @Test
  void tooLittleIsSaidAndNothingIsNotFinite() throws IOException {
    int many = MotionResult.MOST_POINTS + 1;
    List<Replica> replicas =
        List.of(
            replica("a-none", 0, 20),
            replica("b-two", 2, 20),
            replica("c-one-frame", 5, 1),
            replica("d-two-frames", 5, 2),
            replica("e-five", 5, 5),
            replica("f-many", many, 3),
            new Replica(new ReplicaKey("s", "g-split", "A:B"), 5, 30, f -> false),
            replica("h-still", 6, 300),
            replica("i-timeless", 4, 1200));
    TableStore store = run(replicas, 3);
    Map<String, Row> motions = new TreeMap<>();
    for (Row r : store.read("motions").collectAsList()) {
      motions.put(r.getAs("replica"), r);
    }
    assertEquals(
        List.of(
            "no motions: expected 3 alpha carbons, found 0",
            "no motions: expected 3 alpha carbons, found 2",
            "no motions: expected two frames whose complex is whole, found 1",
            "no linear mutual information: expected 7 frames, found 2; fewer frames than"
                + " coordinates: most components have no variance; no slow components at any lag:"
                + " expected 10 pairs of frames",
            "no linear mutual information: expected 7 frames, found 5; fewer frames than"
                + " coordinates: most components have no variance; no slow components at any lag:"
                + " expected 40 pairs of frames",
            "no correlations and components: expected at most 1500 alpha carbons, found 1501",
            "no motions: expected two frames whose complex is whole, found 0",
            "no components: nothing moves",
            "no timescales: times do not grow"),
        motions.values().stream().map(r -> r.<String>getAs("notes")).toList());
    assertEquals(many, table(store, "fluctuations", "f-many").size());
    assertEquals(1, table(store, "principal_components", "d-two-frames").size());
    assertEquals(2, table(store, "projections", "d-two-frames").size());
    assertEquals(15, table(store, "correlations", "h-still").size());
    for (Row r : table(store, "correlations", "h-still")) {
      assertTrue(r.isNullAt(r.fieldIndex("dynamic_cross_correlation")), r.toString());
      assertTrue(r.isNullAt(r.fieldIndex("linear_mutual_information")), r.toString());
    }
    assertEquals(0, table(store, "projections", "h-still").size());
    List<Row> timeless = table(store, "slow_components", "i-timeless");
    assertTrue(timeless.size() > 30, timeless.size() + " rows");
    for (Row r : timeless) {
      assertTrue(r.isNullAt(r.fieldIndex("timescale_ps")) && r.isNullAt(r.fieldIndex("lag_ps")));
      assertTrue(Math.abs(r.<Double>getAs("eigenvalue")) <= 1 + ROUNDING, r.toString());
    }
  }
}
