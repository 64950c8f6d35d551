package org.padml.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.padml.features.DescriptorGroup;
import org.padml.features.RunOptions;
import org.padml.features.SparkIndexer;
import org.padml.features.TableStore;
import org.padml.formats.OverlapPolicy;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.TrajectoryInputFormat;
import picocli.CommandLine.Option;

/** How trajectories are read. */
final class ReadOptions {
  private static final String SPLIT_FRAMES = "padml.read.split-frames";
  private static final String SCAN_BYTES = "padml.read.scan-bytes";
  private static final String BAD_FRAMES = "padml.read.bad-frames";
  private static final String OVERLAP = "padml.read.overlap";
  private static final String INDEX_DIRECTORY = TrajectoryInputFormat.INDEX_DIRECTORY;

  /** Every key of ours, also those that a verb has no use for. */
  static final Set<String> KEYS =
      new TreeSet<>(Set.of(SPLIT_FRAMES, SCAN_BYTES, INDEX_DIRECTORY, BAD_FRAMES, OVERLAP));

  static {
    KEYS.addAll(DefinitionSettings.KEYS);
  }

  @Option(
      names = "--bad-frames",
      paramLabel = "fail|quarantine",
      description =
          "A frame that cannot be read stops the run, or is recorded in bad_frames. Default: fail.")
  private @Nullable String badFrames;

  @Option(
      names = "--overlap",
      paramLabel = "keep-last|keep-first|fail",
      description =
          "Which frames count where restart parts overlap; the others are recorded. Default:"
              + " keep-last.")
  private @Nullable String overlap;

  @Option(
      names = "--resume",
      description =
          "Go on with an interrupted description of the same plan; one that has finished is not"
              + " made again.")
  private boolean resume;

  @Option(
      names = "--descriptors",
      paramLabel = "LIST",
      description =
          "Comma-separated groups: geometry, hbonds, salt-bridges, interactions, water-bridges,"
              + " surface, solvent, energy, gb, rmsd, docking, prodigy, dynamics, motions; contacts"
              + " are always computed. 'default', which is the default, stands for all but motions"
              + " (correlations, principal and slow components of whole replicas). gb takes most"
              + " of the time. Columns of the others are null.")
  private @Nullable String descriptors;

  @Option(
      names = "--dry-run",
      description = "Print the plan (files, frames, splits, bytes) and stop.")
  private boolean dryRun;

  boolean dryRun() {
    return dryRun;
  }

  /** The options, from the command line first and {@code padml.*} settings second. */
  RunOptions options(Map<String, String> settings) {
    Settings.requireKnown(settings);
    String bad = badFrames != null ? badFrames : settings.getOrDefault(BAD_FRAMES, "fail");
    String over = overlap != null ? overlap : settings.getOrDefault(OVERLAP, "keep-last");
    return new RunOptions(
        choice(RunOptions.BadFrames.class, "--bad-frames", bad),
        choice(OverlapPolicy.class, "--overlap", over),
        Settings.wholeNumber(settings, SPLIT_FRAMES, 0, 1, Long.MAX_VALUE),
        Settings.wholeNumber(
            settings, SCAN_BYTES, SparkIndexer.DEFAULT_RANGE_BYTES, 1, Long.MAX_VALUE),
        DefinitionSettings.parse(settings),
        descriptors == null ? Set.of() : DescriptorGroup.parse(descriptors),
        resume);
  }

  /**
   * Where indices of scanned files are kept: where the settings say, else in the run directory. A
   * plan alone keeps none unless the settings say where.
   */
  IndexCache indices(
      Map<String, String> settings, Configuration hadoop, @Nullable String runDirectory)
      throws IOException {
    String given = settings.get(INDEX_DIRECTORY);
    if (given != null) {
      return new IndexCache(hadoop, given);
    }
    return dryRun || runDirectory == null
        ? IndexCache.NONE
        : new IndexCache(hadoop, TableStore.indexDirectory(runDirectory));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
    TreeSet<String> names = new TreeSet<>();
    for (E e : type.getEnumConstants()) {
      String name = e.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return e;
      }
      names.add(name);
    }
    throw new IllegalArgumentException(
        option + ": expected one of " + String.join(", ", names) + ", found '" + text + "'");
  }
}
