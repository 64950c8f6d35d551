package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.units.Units;

/** Checks of structure files against their rows of the shared index. */
public final class StructureRows {
  private static final Pattern RESIDUES = Pattern.compile("residues=(\\d+)");
  private static final Pattern CHAINS = Pattern.compile("(?:chainIDs:|chains |segids:)(\\S+)");

  /** MDAnalysis 2.4.2 takes column 67, a stray digit in this file, for part of the segment. */
  private static final Set<String> SPLIT_BY_STRAY_COLUMNS =
      Set.of("complexes/bm5/unbound/1FC2_l_u.pdb");

  /** The index rounds lengths to 0.01 Å and angles to 0.1 degrees. */
  private static final double LENGTH_TOLERANCE = 0.0051;

  private static final double ANGLE_TOLERANCE = 0.051;

  private StructureRows() {}

  /** Reads the topology that a path holds. */
  public static Topology topology(SharedIndex.Row row) throws IOException {
    try (SeekableSource source = FileSource.openDecompressed(row.file().toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  /** Atoms, residues and chains of the topology are those recorded. */
  public static void assertTopology(SharedIndex.Row row, Topology t) {
    assertEquals(row.nAtoms(), t.nAtoms(), row.path() + ": atoms");
    Matcher residues = RESIDUES.matcher(row.notes());
    if (residues.find() && !SPLIT_BY_STRAY_COLUMNS.contains(row.path())) {
      assertEquals(Integer.parseInt(residues.group(1)), t.nResidues(), row.path() + ": residues");
    }
    Matcher chains = CHAINS.matcher(row.notes());
    if (chains.find() && !chains.group(1).startsWith("SYSTEM=")) {
      assertEquals(parse(chains.group(1)), atomsByChain(t), row.path() + ": chains");
    }
    Topology.ReferenceFrame frame = t.referenceFrame();
    assertEquals(row.nAtoms(), frame == null ? -1 : frame.x().length, row.path() + ": coordinates");
    if (frame != null) {
      assertBox(row, frame.box());
    }
  }

  /** Atoms, frames and the first box of the trajectory are those recorded; every frame is read. */
  public static void assertFrames(SharedIndex.Row row) throws IOException {
    SeekableSource source = FileSource.openDecompressed(row.file().toString());
    try (Trajectory trajectory = Formats.openTrajectory(source, -1)) {
      assertEquals(row.nAtoms(), trajectory.nAtoms(), row.path() + ": atoms");
      assertEquals(row.nFrames(), trajectory.index().count(), row.path() + ": frames");
      FrameBuffer buffer = new FrameBuffer(row.nAtoms());
      FrameReader reader =
          trajectory.frames(
              new FrameRange(0, 0, Long.MAX_VALUE), AtomSet.range(0, trajectory.nAtoms()));
      int n = 0;
      while (reader.next()) {
        assertEquals(n, reader.frameIndex(), row.path());
        assertEquals(trajectory.index().byteOffset(n), reader.byteOffset(), row.path());
        reader.read(buffer);
        if (n == 0) {
          assertBox(row, buffer.box());
        }
        n++;
      }
      assertEquals(row.nFrames(), n, row.path() + ": frames read");
    }
  }

  private static void assertBox(SharedIndex.Row row, Box box) {
    double[] expected = row.boxAngstromDegrees();
    if (expected.length == 0) {
      if (row.notes().contains("box=none")) {
        assertEquals(Box.NONE, box, row.path() + ": box");
      }
      return;
    }
    double[] lengths = box.lengths();
    double[] angles = box.anglesDeg();
    for (int i = 0; i < 3; i++) {
      assertEquals(
          expected[i], lengths[i] * Units.ANGSTROM_PER_NM, LENGTH_TOLERANCE, row.path() + ": box");
      assertEquals(expected[3 + i], angles[i], ANGLE_TOLERANCE, row.path() + ": box angle");
    }
  }

  private static Map<String, Integer> parse(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String item : text.replaceAll(";$", "").split(",")) {
      int at = item.lastIndexOf('=');
      counts.put(item.substring(0, at), Integer.parseInt(item.substring(at + 1)));
    }
    return counts;
  }

  private static Map<String, Integer> atomsByChain(Topology t) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int a = 0; a < t.nAtoms(); a++) {
      counts.merge(t.residueOfAtom(a).chainOrSegment(), 1, Integer::sum);
    }
    return new TreeMap<>(counts);
  }
}
