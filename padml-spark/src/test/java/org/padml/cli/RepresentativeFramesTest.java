package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Samples;
import org.padml.features.Sparks;
import org.padml.features.TableStore;
import org.padml.ml.Representative;

/** Frames of a run that was described with relative paths, sought from another directory. */
class RepresentativeFramesTest {
  @TempDir Path dir;

  @Test
  void framesAreFoundFromAnyDirectoryAndMissedWithAReason() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    String topology = here.relativize(Samples.file("abeta/ab_wt_r1.pdb")).toString();
    String trajectory = here.relativize(Samples.file("abeta/ab_wt_r1.xtc")).toString();
    CommandRun described =
        CommandRun.of(
            "describe",
            "--topology",
            topology,
            "--trajectory",
            trajectory,
            "--descriptors",
            "contacts",
            "--out",
            dir + "/out");
    assertEquals(0, described.exitCode(), described.err());
    SparkSession spark = Sparks.session();
    var configuration = spark.sparkContext().hadoopConfiguration();
    configuration.set("padml.working-directory", dir.toString());
    try {
      Row frame = new TableStore(spark, dir + "/out").read("frames").where("frame = 7").head();
      assertEquals(trajectory, frame.getAs("path"));
      RepresentativeFrames frames = new RepresentativeFrames(spark, dir + "/out");
      Representative found = representative(frame, frame.getAs("path"));
      assertEquals(Optional.empty(), frames.absence(found));
      ByteArrayOutputStream pdb = new ByteArrayOutputStream();
      frames.write(found, pdb);
      String text = pdb.toString(StandardCharsets.US_ASCII);
      assertEquals(250, text.lines().filter(l -> l.startsWith("ATOM")).count());
      String absence = frames.absence(representative(frame, "moved/a.xtc")).orElseThrow();
      assertEquals(
          here.resolve("moved/a.xtc")
              + ": expected the file that was described, found nothing there",
          absence);
    } finally {
      configuration.unset("padml.working-directory");
    }
    assertTrue(described.err().contains("300 frames described"), described.err());
  }

  private static Representative representative(Row frame, String path) {
    return new Representative(
        frame.getAs("system"),
        frame.getAs("replica"),
        frame.getAs("interface"),
        1,
        frame.<Long>getAs("frame"),
        path,
        frame.<Long>getAs("frame_in_file"),
        frame.<Double>getAs("time_ps"));
  }
}
