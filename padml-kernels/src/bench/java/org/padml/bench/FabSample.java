package org.padml.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.partners.Partners;

/** The solvated Fab of data-samples: 97,229 atoms, four frames, partners H and L. */
final class FabSample implements Closeable {
  static final int FRAMES = 4;

  /** Atoms of the partners in the sample's own numbering. */
  final AtomSet partners;

  /** The partners alone, and each of them in its numbering. */
  final Topology topology;

  final AtomSet a;
  final AtomSet b;
  final Trajectory trajectory;

  FabSample() throws IOException {
    Topology all;
    Path folder = folder();
    try (SeekableSource source =
        FileSource.openDecompressed(folder.resolve("fab_water.pdb.gz").toString())) {
      all =
          BondPerception.complete(
              Formats.readTopology(
                  source,
                  sibling -> {
                    throw new IOException(sibling + ": expected a topology of one file");
                  }));
    }
    List<AtomSet> found = List.copyOf(Partners.find(all).values());
    partners = found.get(0).union(found.get(1));
    topology = all.subset(partners);
    a = AtomSet.of(found.get(0).positionsIn(partners));
    b = AtomSet.of(found.get(1).positionsIn(partners));
    trajectory =
        Formats.openTrajectory(FileSource.open(folder.resolve("fab_water_4.xtc")), all.nAtoms());
  }

  /** From the repository's root, where Maven runs, or a module. */
  private static Path folder() throws IOException {
    for (String at : List.of("data-samples/fab", "../data-samples/fab")) {
      if (Files.isDirectory(Path.of(at))) {
        return Path.of(at);
      }
    }
    throw new IOException("data-samples/fab: expected it here or one folder up, found none");
  }

  FrameReader reader(AtomSet atoms) throws IOException {
    return trajectory.frames(new FrameRange(0, 0, FRAMES), atoms);
  }

  /** All frames of the partners. */
  List<FrameBuffer> frames() throws IOException {
    List<FrameBuffer> out = new ArrayList<>();
    FrameReader reader = reader(partners);
    while (reader.next()) {
      FrameBuffer frame = new FrameBuffer(partners.size());
      reader.read(frame);
      out.add(frame);
    }
    return out;
  }

  /** An answer over all frames and how far, relative to it, another program may be from it. */
  private record Answer(double sum, double tolerance) {}

  /** MDTraj decides surface points and fits in single precision. */
  private static final double SURFACE_TOLERANCE = 3e-5;

  private static final double FIT_TOLERANCE = 1e-3;

  /** The others hold positions as floats in ångström: 1e-7 of 10 nm in distances of 1 nm. */
  private static final double POSITION_TOLERANCE = 1e-6;

  /** Lennard-Jones and Coulomb cancel: a tenth of the sum of either is left. */
  private static final double CANCELLED_TOLERANCE = 1e-5;

  /**
   * Sums over the frames by MDAnalysis 2.4.2, mdtraj 1.9.7, FreeSASA 2.1.2 and PRODIGY 2.1.2
   * ({@code fab_values.py}) and by OpenMM 7.7 ({@code fab_energies.py}).
   */
  private static final Map<String, Answer> ANSWERS =
      Map.ofEntries(
          Map.entry("imaging", new Answer(FRAMES, 0)),
          Map.entry("contacts", new Answer(2004, 0)),
          Map.entry("sasa_100", new Answer(765.101, SURFACE_TOLERANCE)),
          Map.entry("sasa_960", new Answer(766.8944, SURFACE_TOLERANCE)),
          Map.entry("lee_richards_20", new Answer(766.845013, POSITION_TOLERANCE)),
          Map.entry("hbonds", new Answer(40, 0)),
          Map.entry("salt_bridges", new Answer(0, 0)),
          Map.entry("rmsd", new Answer(0.0332922642, FIT_TOLERANCE)),
          Map.entry("prodigy", new Answer(-227.358088, POSITION_TOLERANCE)),
          Map.entry("lj_coulomb", new Answer(-3021.070881, CANCELLED_TOLERANCE)),
          Map.entry("gb_obc2", new Answer(-75827.778896, POSITION_TOLERANCE)));

  /** Fails unless the sum of a kernel's values over all frames is right. */
  static void requireSum(String kernel, double found) {
    Answer expected = ANSWERS.get(kernel);
    if (expected == null) {
      throw new IllegalStateException(kernel + ": expected one of " + ANSWERS.keySet());
    }
    if (!(Math.abs(found - expected.sum()) <= expected.tolerance() * Math.abs(expected.sum()))) {
      throw new IllegalStateException(
          kernel + ": sum over the frames: expected " + expected.sum() + ", found " + found);
    }
  }

  @Override
  public void close() throws IOException {
    trajectory.close();
  }
}
