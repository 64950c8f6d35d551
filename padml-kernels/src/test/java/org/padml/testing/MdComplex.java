package org.padml.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/** A complex of the shared data with the frames that other programs were asked about. */
public final class MdComplex {
  /** Does something with frame k. */
  public interface FrameCheck {
    /** Called for each frame in order. */
    void check(int frame, FrameBuffer buffer) throws IOException;
  }

  private final String trajectory;
  private final Topology topology;

  /** Files relative to {@code shared/data}. */
  public MdComplex(String topologyFile, String trajectoryFile) throws IOException {
    trajectory = SharedData.require(trajectoryFile).toString();
    String file = SharedData.require(topologyFile).toString();
    try (SeekableSource source = FileSource.openDecompressed(file)) {
      topology = Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  /** What the topology file says. */
  public Topology topology() {
    return topology;
  }

  /** Atoms of the residues that fulfil a condition. */
  public AtomSet residues(Predicate<Topology.Residue> condition) {
    boolean[] mask = new boolean[topology.nAtoms()];
    for (int a = 0; a < mask.length; a++) {
      mask[a] = topology.isUsed(a) && condition.test(topology.residueOfAtom(a));
    }
    return AtomSet.ofMask(mask);
  }

  /** Atoms of the residues from (inclusive) to (exclusive). */
  public AtomSet residueRange(int from, int to) {
    return AtomSet.range(topology.residueStart(from), topology.residueStart(to));
  }

  /** Reads all frames; returns how many. */
  public int forEachFrame(FrameCheck check) throws IOException {
    int n = 0;
    FrameBuffer buffer = new FrameBuffer(topology.nAtoms());
    try (Trajectory opened =
        Formats.openTrajectory(FileSource.openDecompressed(trajectory), topology.nAtoms())) {
      FrameReader reader =
          opened.frames(
              new FrameRange(0, opened.index().byteOffset(0), Long.MAX_VALUE),
              AtomSet.range(0, topology.nAtoms()));
      while (reader.next()) {
        reader.read(buffer);
        check.check(n++, buffer);
      }
    }
    return n;
  }

  /** Rows of a tab-separated file of the shared data, by column name. */
  public static List<Map<String, String>> table(String file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader in =
        Files.newBufferedReader(SharedData.require(file), StandardCharsets.UTF_8)) {
      String head = in.readLine();
      while (head.startsWith("#")) {
        head = in.readLine();
      }
      String[] names = head.split("\t");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", -1);
        Map<String, String> row = new HashMap<>();
        for (int c = 0; c < names.length; c++) {
          row.put(names[c], c < cells.length ? cells[c] : "");
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
