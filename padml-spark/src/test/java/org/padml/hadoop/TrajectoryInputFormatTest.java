package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.junit.jupiter.api.Test;
import org.padml.features.Samples;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

class TrajectoryInputFormatTest {
  private static Configuration configuration(String paths, long splitFrames) {
    Configuration conf = new Configuration(false);
    conf.set(TrajectoryInputFormat.PATHS, paths);
    conf.setLong(TrajectoryInputFormat.SPLIT_FRAMES, splitFrames);
    return conf;
  }

  /** Hash of every frame, in the order of splits, after a trip through the wire form. */
  private static List<String> read(Configuration conf) throws IOException, InterruptedException {
    TrajectoryInputFormat format = new TrajectoryInputFormat();
    List<String> out = new ArrayList<>();
    for (InputSplit split : format.getSplits(Job.getInstance(conf))) {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      ((TrajectorySplit) split).write(new DataOutputStream(wire));
      TrajectorySplit arrived = new TrajectorySplit();
      arrived.readFields(new DataInputStream(new ByteArrayInputStream(wire.toByteArray())));
      TaskAttemptContext task = new TaskAttemptContextImpl(conf, new TaskAttemptID());
      try (RecordReader<LongWritable, FrameWritable> reader =
          format.createRecordReader(arrived, task)) {
        reader.initialize(arrived, task);
        while (reader.nextKeyValue()) {
          out.add(reader.getCurrentKey() + " " + hash(throughWire(reader.getCurrentValue())));
        }
        assertEquals(1f, reader.getProgress());
      }
    }
    return out;
  }

  private static FrameBuffer throughWire(FrameWritable frame) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    frame.write(new DataOutputStream(wire));
    FrameWritable arrived = new FrameWritable();
    arrived.readFields(new DataInputStream(new ByteArrayInputStream(wire.toByteArray())));
    return arrived.frame();
  }

  private static String hash(FrameBuffer f) {
    return Arrays.hashCode(f.x())
        + " "
        + Arrays.hashCode(f.y())
        + " "
        + Arrays.hashCode(f.z())
        + " "
        + f.timePs()
        + " "
        + f.box();
  }

  @Test
  void everySplitSizeGivesTheSequentialFrames() throws IOException, InterruptedException {
    for (String file : List.of("abeta/ab_wt_r2.xtc", "fab/fab_20.dcd", "fab/fab_20.nc")) {
      String path = Samples.file(file).toString();
      List<String> expected = new ArrayList<>();
      try (var t =
          org.padml.formats.Formats.openTrajectory(FileSource.openDecompressed(path), -1)) {
        var reader =
            t.frames(
                new org.padml.formats.FrameRange(0, t.index().byteOffset(0), Long.MAX_VALUE),
                AtomSet.range(0, t.nAtoms()));
        FrameBuffer buffer = new FrameBuffer(t.nAtoms());
        while (reader.next()) {
          reader.read(buffer);
          expected.add(reader.frameIndex() + " " + hash(buffer));
        }
      }
      assertTrue(expected.size() >= 20, file);
      for (long split : new long[] {1, 7, 64, 1000}) {
        assertEquals(expected, read(configuration(path, split)), file + " by " + split);
      }
    }
  }

  @Test
  void globsAreExpandedAndEmptyOnesRefused() throws IOException, InterruptedException {
    String folder = Samples.file("abeta/ab_wt_r1.xtc").getParent().toString();
    assertEquals(500, read(configuration(folder + "/ab_wt_r*.xtc", 100)).size());
    assertThrows(IOException.class, () -> read(configuration(folder + "/none*.xtc", 100)));
  }

  @Test
  void absurdWireSizesAreRefused() {
    byte[] wire = new byte[64];
    Arrays.fill(wire, (byte) 0x7f);
    assertThrows(
        IOException.class,
        () -> new FrameWritable().readFields(new DataInputStream(new ByteArrayInputStream(wire))));
  }
}
