package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;

/**
 * Finds the frames of long files by tasks that each hop over the headers of one byte range; short
 * files are hopped over here. The index is the same either way.
 */
public final class SparkIndexer implements RunPlanner.FileIndexer {
  /** Bytes a task hops over, unless asked otherwise. */
  public static final long DEFAULT_RANGE_BYTES = 1L << 30;

  private final SparkContext spark;
  private final long rangeBytes;

  /** With the number of bytes that one task hops over. */
  public SparkIndexer(SparkContext spark, long rangeBytes) {
    if (rangeBytes < 1) {
      throw new IllegalArgumentException(
          "scan range: expected at least 1 byte, found " + rangeBytes);
    }
    this.spark = spark;
    this.rangeBytes = rangeBytes;
  }

  @Override
  public FrameIndex index(Trajectory trajectory, SeekableSource source) throws IOException {
    if (!trajectory.canScanRanges()
        || !source.isRandomAccess()
        || source.length() <= 2 * rangeBytes) {
      return trajectory.index();
    }
    List<long[]> ranges = new ArrayList<>();
    for (long from = 0; from < source.length(); from += rangeBytes) {
      ranges.add(new long[] {from, Math.min(source.length(), from + rangeBytes)});
    }
    JavaSparkContext context = new JavaSparkContext(spark);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(
            new SerializableConfiguration(Storage.portable(spark.hadoopConfiguration())));
    String path = trajectory.path();
    int atoms = trajectory.nAtoms();
    List<ScannedIndex> parts =
        context
            .parallelize(ranges, ranges.size())
            .map(r -> scan(configuration.value(), path, atoms, r[0], r[1]))
            .collect();
    configuration.unpersist();
    return ScannedIndex.concatenate(parts);
  }

  private static ScannedIndex scan(
      SerializableConfiguration configuration, String path, int atoms, long from, long to)
      throws IOException {
    try (Trajectory t =
        Formats.openTrajectory(new Storage(configuration.value()).open(path), atoms)) {
      return t.scan(from, to);
    }
  }
}
