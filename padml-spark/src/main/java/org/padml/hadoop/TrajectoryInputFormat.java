package org.padml.hadoop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.FrameSlice;
import org.padml.formats.SplitPlanner;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * Frames of trajectory files for Hadoop and Spark ({@code newAPIHadoopRDD}): the key is the frame's
 * index in its file, the value the frame. A damaged frame stops the job.
 *
 * <p>Configuration: {@value #PATHS} comma-separated files or globs; {@value #SPLIT_FRAMES} frames a
 * split (default 1,000); {@value #TOPOLOGY_ATOMS} atoms a frame, for formats that do not store it;
 * {@value #INDEX_DIRECTORY} where the frames found in scanned files are kept (default: nowhere, and
 * every file is scanned), which may be that of a run of {@code describe}.
 */
public final class TrajectoryInputFormat extends InputFormat<LongWritable, FrameWritable> {
  /** Key of the files. */
  public static final String PATHS = "padml.read.paths";

  /** Key of the number of frames a split. */
  public static final String SPLIT_FRAMES = "padml.read.split-frames";

  /** Key of the number of atoms. */
  public static final String TOPOLOGY_ATOMS = "padml.read.topology-atoms";

  /** Key of the directory of an {@link IndexCache}. */
  public static final String INDEX_DIRECTORY = "padml.read.index-dir";

  private static final long DEFAULT_SPLIT_FRAMES = 1000;

  @Override
  public List<InputSplit> getSplits(JobContext context) throws IOException {
    Configuration conf = context.getConfiguration();
    Storage storage = new Storage(conf);
    String directory = conf.getTrimmed(INDEX_DIRECTORY, "");
    IndexCache kept = directory.isEmpty() ? IndexCache.NONE : new IndexCache(conf, directory);
    List<InputSplit> splits = new ArrayList<>();
    for (String pattern : conf.getTrimmedStrings(PATHS)) {
      List<String> files = storage.glob(pattern);
      if (files.isEmpty()) {
        throw new IOException(pattern + ": expected files, found none");
      }
      for (String file : files) {
        splits.addAll(splits(storage, file, kept, conf));
      }
    }
    return splits;
  }

  private static List<InputSplit> splits(
      Storage storage, String file, IndexCache kept, Configuration conf) throws IOException {
    List<InputSplit> splits = new ArrayList<>();
    SeekableSource source = storage.open(file);
    try (Trajectory trajectory = Formats.openTrajectory(source, conf.getInt(TOPOLOGY_ATOMS, -1))) {
      FrameIndex index = kept.index(trajectory, source);
      if (index.count() == 0) {
        return splits;
      }
      FrameSlice whole = new FrameSlice(0, 0, index.byteOffset(0), index.count(), 1, 0, 0, 0);
      for (FrameSlice s :
          SplitPlanner.cut(whole, index, conf.getLong(SPLIT_FRAMES, DEFAULT_SPLIT_FRAMES))) {
        splits.add(
            new TrajectorySplit(file, s.range(), s.bytes(), storage.hosts(file, s.byteOffset())));
      }
    }
    return splits;
  }

  @Override
  public RecordReader<LongWritable, FrameWritable> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new Reader();
  }

  private static final class Reader extends RecordReader<LongWritable, FrameWritable> {
    private final LongWritable key = new LongWritable();
    private FrameWritable value = new FrameWritable();
    private FrameRange range = new FrameRange(0, 0, 0);
    private @org.jspecify.annotations.Nullable Trajectory trajectory;
    private @org.jspecify.annotations.Nullable FrameReader frames;

    @Override
    public void initialize(InputSplit split, TaskAttemptContext context) throws IOException {
      TrajectorySplit s = (TrajectorySplit) split;
      Configuration conf = context.getConfiguration();
      Trajectory t =
          Formats.openTrajectory(new Storage(conf).open(s.path()), conf.getInt(TOPOLOGY_ATOMS, -1));
      trajectory = t;
      range = s.range();
      frames = t.frames(range, AtomSet.range(0, t.nAtoms()));
      value = new FrameWritable(new FrameBuffer(t.nAtoms()));
    }

    @Override
    public boolean nextKeyValue() throws IOException {
      FrameReader reader = frames;
      if (reader == null || !reader.next()) {
        return false;
      }
      reader.read(value.frame());
      key.set(reader.frameIndex());
      return true;
    }

    @Override
    public LongWritable getCurrentKey() {
      return key;
    }

    @Override
    public FrameWritable getCurrentValue() {
      return value;
    }

    @Override
    public float getProgress() {
      return range.count() == 0
          ? 1
          : Math.min(1f, (key.get() - range.firstFrame() + 1f) / range.count());
    }

    @Override
    public void close() throws IOException {
      Trajectory t = trajectory;
      if (t != null) {
        t.close();
      }
    }
  }
}
