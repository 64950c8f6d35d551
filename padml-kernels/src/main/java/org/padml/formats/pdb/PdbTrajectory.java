package org.padml.formats.pdb;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened PDB file; its first model was walked over to count the atoms. */
final class PdbTrajectory implements Trajectory {
  private final SeekableSource source;
  private final int nAtoms;
  private final boolean boxFollows;
  private final @Nullable String fileBox;
  private @Nullable ScannedIndex index;

  private PdbTrajectory(
      SeekableSource source, int nAtoms, boolean boxFollows, @Nullable String fileBox) {
    this.source = source;
    this.nAtoms = nAtoms;
    this.boxFollows = boxFollows;
    this.fileBox = fileBox;
  }

  static PdbTrajectory open(SeekableSource source) throws IOException {
    PdbFrames frames = new PdbFrames(source, false);
    int nAtoms = 0;
    if (frames.nextFrame()) {
      nAtoms = countAtoms(frames);
    }
    FormatException damage = frames.damage(0);
    if (damage != null) {
      throw damage;
    }
    if (nAtoms == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY,
          source.path(),
          -1,
          -1,
          "atoms: expected ATOM or HETATM records, found none");
    }
    String box = frames.boxLine();
    if (box != null) {
      return new PdbTrajectory(source, nAtoms, false, box);
    }
    PdbFrames behind = new PdbFrames(source, true);
    behind.nextFrame();
    countAtoms(behind);
    return new PdbTrajectory(source, nAtoms, behind.boxLine() != null, null);
  }

  private static int countAtoms(PdbFrames frames) throws IOException {
    int n = 0;
    while (frames.nextAtom() != null) {
      n = Math.addExact(n, 1);
    }
    return n;
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return PdbTrajectoryFormat.NAME;
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public FrameIndex index() throws IOException {
    ScannedIndex known = index;
    if (known == null) {
      PdbFrames frames = new PdbFrames(source, boxFollows);
      ScannedIndex.Builder found = new ScannedIndex.Builder();
      while (frames.nextFrame()) {
        long start = frames.start();
        double time = frames.timePs();
        found.add(start, time, countAtoms(frames) != nAtoms || frames.damage(-1) != null);
      }
      known = found.build(frames.position());
      index = known;
    }
    return known;
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= nAtoms) {
      throw new IllegalArgumentException(
          path() + ": atoms: expected indices below " + nAtoms + ", found " + atoms.last());
    }
    return new PdbFrameReader(
        source, new PdbFrames(source, boxFollows), range, atoms, nAtoms, fileBox);
  }

  @Override
  public List<String> problems() {
    return boxFollows
        ? List.of("box: CRYST1 stands behind the models and is taken for the model before it")
        : List.of();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
