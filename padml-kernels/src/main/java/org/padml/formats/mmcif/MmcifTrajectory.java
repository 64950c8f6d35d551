package org.padml.formats.mmcif;

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
import org.padml.model.Box;

/** An opened mmCIF file; its first model was walked over to count the atoms. */
final class MmcifTrajectory implements Trajectory {
  private final SeekableSource source;
  private final AtomSites header;
  private final int nAtoms;
  private final Box box;
  private final long firstRow;
  private @Nullable ScannedIndex index;

  private MmcifTrajectory(
      SeekableSource source, AtomSites header, int nAtoms, Box box, long firstRow) {
    this.source = source;
    this.header = header;
    this.nAtoms = nAtoms;
    this.box = box;
    this.firstRow = firstRow;
  }

  static MmcifTrajectory open(SeekableSource source) throws IOException {
    MmcifFrames frames = MmcifFrames.open(source);
    int n = 0;
    boolean any = frames.nextFrame();
    long firstRow = frames.start();
    while (any && frames.nextAtom()) {
      n = Math.addExact(n, 1);
    }
    requireSound(source, frames, n);
    Box box = cell(frames);
    return new MmcifTrajectory(source, frames.sites(), n, box, firstRow);
  }

  /** Checks the first model after it was walked over. */
  static void requireSound(SeekableSource source, MmcifFrames frames, int nAtoms)
      throws FormatException {
    FormatException fault = frames.fault();
    if (fault != null) {
      throw fault;
    }
    if (nAtoms == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY,
          source.path(),
          -1,
          -1,
          "atom_site: expected at least 1 row, found 0");
    }
  }

  /** The cell stands before the atoms in files of the archive; elsewhere it may follow. */
  static Box cell(MmcifFrames frames) throws IOException {
    if (!frames.sites().cell().isComplete()) {
      while (frames.nextFrame()) {
        // the cell stands behind the last model if anywhere
      }
      frames.sites().findCell();
    }
    return frames.sites().cell().box();
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return MmcifTrajectoryFormat.NAME;
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public FrameIndex index() throws IOException {
    ScannedIndex known = index;
    if (known == null) {
      MmcifFrames frames = MmcifFrames.resume(source, header, firstRow, 0);
      ScannedIndex.Builder found = new ScannedIndex.Builder();
      while (frames.nextFrame()) {
        long start = frames.start();
        int n = 0;
        while (frames.nextAtom()) {
          n = Math.addExact(n, 1);
        }
        found.add(start, Double.NaN, n != nAtoms || frames.fault() != null);
      }
      known = found.build(frames.sites().readTo());
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
    long from = Math.max(firstRow, range.byteOffset());
    MmcifFrames frames = MmcifFrames.resume(source, header, from, range.firstFrame());
    return new MmcifFrameReader(source.path(), frames, range, atoms, nAtoms, box);
  }

  @Override
  public List<String> problems() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
