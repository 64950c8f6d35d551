package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Samples;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

class TrajectoryInputFormatTest {
  private static final int XTC_MAGIC = 1995;
  private static final int HALF_FRAMES = 150;

  @TempDir Path dir;

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

  /** The index is looked for where a run keeps it: damaging it must stop the next reader. */
  @Test
  void framesAreFoundInTheKeptIndexWhileTheFileIsThatFile() throws Exception {
    Path file = Files.copy(Samples.file("abeta/ab_wt_r1.xtc"), dir.resolve("run.xtc"));
    List<String> scanned = read(configuration(file.toString(), 64));
    Configuration keeping = configuration(file.toString(), 64);
    keeping.set(TrajectoryInputFormat.INDEX_DIRECTORY, dir.resolve("kept").toString());
    assertEquals(scanned, read(keeping));
    Path kept;
    try (Stream<Path> files = Files.list(dir.resolve("kept"))) {
      kept = files.findFirst().orElseThrow();
    }
    byte[] index = Files.readAllBytes(kept);
    assertEquals(scanned, read(keeping));
    assertArrayEquals(index, Files.readAllBytes(kept));

    // a shorter file of the same name is scanned, and its index kept
    byte[] bytes = Files.readAllBytes(file);
    int half = HALF_FRAMES * (bytes.length / scanned.size());
    while (ByteBuffer.wrap(bytes).getInt(half) != XTC_MAGIC) {
      half++;
    }
    Files.write(file, Arrays.copyOf(bytes, half));
    int frames = read(configuration(file.toString(), 64)).size();
    assertTrue(frames > 0 && frames < scanned.size(), "frames " + frames);
    assertEquals(scanned.subList(0, frames), read(keeping));
    byte[] anew = Files.readAllBytes(kept);
    assertFalse(Arrays.equals(index, anew));

    anew[anew.length / 2] ^= 1;
    Files.write(kept, anew);
    String text = assertThrows(IOException.class, () -> read(keeping)).getMessage();
    assertTrue(text.startsWith("file:" + kept), text);
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
