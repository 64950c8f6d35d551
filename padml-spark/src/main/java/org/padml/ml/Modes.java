package org.padml.ml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.padml.features.Count;

/**
 * Binding modes of every system and interface: clusters of bound frames, how much of the bound time
 * each takes, and the frame nearest to each centre.
 */
final class Modes {
  private static final String TASK = "modes";

  private final SparkSession spark;
  private final LearnConfig config;
  private final ModeFeatures features;
  private final Results results;
  private int nModes;
  private final List<Representative> representatives = new ArrayList<>();
  private final List<String> withoutStructure = new ArrayList<>();
  private final @Nullable RepresentativeWriter structures;

  /** What is clustered together. */
  private record Place(String system, String interfaceName) implements Comparable<Place> {
    @Override
    public String toString() {
      return system + " " + interfaceName;
    }

    @Override
    public int compareTo(Place o) {
      int c = system.compareTo(o.system);
      return c != 0 ? c : interfaceName.compareTo(o.interfaceName);
    }
  }

  /**
   * With results to fill.
   *
   * @param structures who will write representatives as PDB, or null
   */
  Modes(
      SparkSession spark,
      LearnConfig config,
      Results results,
      @Nullable RepresentativeWriter structures) {
    this.spark = spark;
    this.config = config;
    this.features = new ModeFeatures(config.modes().features());
    this.results = results;
    this.structures = structures;
  }

  /** The frames that stand for modes and can be written. */
  List<Representative> representatives() {
    return representatives;
  }

  /** Why a mode has no structure, one sentence a mode. */
  List<String> withoutStructure() {
    return withoutStructure;
  }

  /** Number of modes found. */
  int count() {
    return nModes;
  }

  /** Clusters frames whose imaging came out right. */
  void run(Dataset<Row> frames) throws IOException {
    List<String> have = List.of(frames.columns());
    boolean pose = have.containsAll(Pose.STORED);
    Dataset<Row> table = pose ? Pose.matrix().transform(frames) : frames;
    List<String> wanted = features.wanted(pose);
    Samples samples =
        Samples.read(
            table,
            "frame",
            "time_ps",
            config.label().column(),
            c -> Samples.matches(c, wanted),
            config.maxRows());
    Map<Place, Samples> places = new TreeMap<>();
    for (Sample s : samples.rows()) {
      Place place = new Place(s.system(), s.interfaceName());
      places.computeIfAbsent(
          place,
          p ->
              samples.where(
                  o -> o.system().equals(p.system) && o.interfaceName().equals(p.interfaceName)));
    }
    for (Map.Entry<Place, Samples> e : places.entrySet()) {
      place(e.getKey(), e.getValue(), frames, pose);
    }
  }

  private void place(Place place, Samples all, Dataset<Row> frames, boolean pose)
      throws IOException {
    Samples bound = all.where(s -> config.label().positive().equals(s.state()));
    Design design = features.of(bound);
    if (design.size() == 0 || design.features().isEmpty()) {
      String reason =
          bound.size() == 0
              ? "expected frames that are "
                  + config.label().positive()
                  + ", found none in "
                  + all.size()
              : "expected features that vary, found none in " + bound.size() + " bound frames";
      results.mode(
          place.system,
          place.interfaceName,
          null,
          0,
          null,
          null,
          null,
          null,
          0L,
          0L,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          reason,
          config.seed());
      return;
    }
    Clustering found = Clustering.of(spark, design, config.modes(), config.seed());
    Results.Subject subject =
        new Results.Subject(
            TASK,
            "kmeans",
            String.join(" ", design.features()),
            place.system + " " + place.interfaceName,
            false);
    found
        .silhouettes()
        .forEach(
            (k, value) ->
                results.metric(
                    subject,
                    "silhouette",
                    "k = " + k,
                    value,
                    Resampling.Interval.none(""),
                    design.size(),
                    null,
                    runs(design),
                    ""));
    save(place, design, found, frames, pose);
    rows(place, design, found, frames, all);
  }

  private static int runs(Design design) {
    return (int) design.rows().stream().map(Sample::run).distinct().count();
  }

  /** The pipeline from the stored columns to the cluster. */
  private void save(
      Place place, Design design, Clustering found, Dataset<Row> frames, boolean pose) {
    if (found.model().isEmpty()) {
      return;
    }
    List<PipelineStage> stages = new ArrayList<>();
    if (pose && design.features().stream().anyMatch(Pose.FEATURES::contains)) {
      stages.add(Pose.matrix());
    }
    stages.addAll(Arrays.asList(found.preparation().stages()));
    stages.add(found.model().get());
    // Only learnt stages, so nothing is learnt here: the pipeline is put together for saving.
    results.model(
        "modes-"
            + Structures.plain(place.system)
            + "-"
            + Structures.plain(place.interfaceName)
            + "-kmeans",
        new Pipeline().setStages(stages.toArray(PipelineStage[]::new)).fit(frames.limit(1)));
  }

  private void rows(Place place, Design design, Clustering found, Dataset<Row> frames, Samples all)
      throws IOException {
    int[] order = found.bySize();
    Resampling resampling = Resampling.of(design.rows());
    Map<Integer, Integer> number = new TreeMap<>();
    for (int m = 0; m < order.length; m++) {
      int cluster = order[m];
      number.put(cluster, m + 1);
      int nearest = found.nearest(cluster);
      Representative r = StoredFrames.locate(design.rows().get(nearest), m + 1, frames);
      nModes++;
      Optional<String> absence = structures == null ? Optional.empty() : structures.absence(r);
      boolean isWritten = structures != null && absence.isEmpty();
      if (isWritten) {
        representatives.add(r);
      }
      absence.ifPresent(why -> withoutStructure.add(place + " mode " + r.mode() + ": " + why));
      Resampling.Interval ci =
          found.k() == 1
              ? Resampling.Interval.none("interval: there is one mode")
              : resampling.interval(
                  config.seed(), config.bootstrap(), w -> found.share(cluster, w));
      results.mode(
          place.system,
          place.interfaceName,
          m + 1,
          found.k(),
          (double) found.size(cluster) / design.size(),
          Results.orNull(ci.low()),
          Results.orNull(ci.high()),
          ci.known() ? ci.method() : null,
          found.size(cluster),
          members(design, found, cluster),
          found.k() == 1 ? null : Results.orNull(found.best()),
          Results.orNull(found.stability()),
          r.replica(),
          r.frame(),
          r.path(),
          r.frameInFile(),
          r.timePs(),
          isWritten ? "structures/" + Structures.file(r) : null,
          String.join(" ", design.features()),
          reason(design, found, ci, all, absence),
          config.seed());
    }
    Results.Subject subject = new Results.Subject(TASK, "kmeans", "all", "mode", false);
    for (int i = 0; i < design.size(); i++) {
      results.prediction(
          subject,
          "frame",
          design.rows().get(i),
          "none",
          Double.NaN,
          number.getOrDefault(found.cluster()[i], 0));
    }
  }

  private static long members(Design design, Clustering found, int cluster) {
    HashSet<String> replicas = new HashSet<>();
    for (int i = 0; i < design.size(); i++) {
      if (found.cluster()[i] == cluster) {
        replicas.add(design.rows().get(i).replica());
      }
    }
    return replicas.size();
  }

  private @Nullable String reason(
      Design design,
      Clustering found,
      Resampling.Interval ci,
      Samples all,
      Optional<String> absence) {
    List<String> parts = new ArrayList<>();
    absence.ifPresent(why -> parts.add("no structure: " + why));
    if (found.k() == 1) {
      parts.add(
          Double.isFinite(found.best())
              ? String.format(
                  Locale.ROOT,
                  "one mode: the best silhouette is %.2f, below %.2f",
                  found.best(),
                  config.modes().minSilhouette())
              : "one mode: too few frames to look for more");
    }
    if (design.droppedRows() > 0) {
      parts.add(
          Count.of(design.droppedRows(), "bound frame") + " without complete features left out");
    }
    if (all.total() > config.maxRows()) {
      parts.add("a sample of " + config.maxRows() + " of " + Count.of(all.total(), "frame"));
    }
    if (found.k() > 1 && !ci.known()) {
      parts.add(ci.reason());
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }
}
