package org.padml.formats.mmcif;

import java.io.IOException;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;

/** An opened mmCIF file; its first model was walked over to count the atoms. */
final class MmcifTrajectory extends WalkedTrajectory {
  private final AtomSites header;
  private final Box box;
  private final long firstRow;

  private MmcifTrajectory(
      SeekableSource source, AtomSites header, int nAtoms, Box box, long firstRow) {
    super(source, MmcifTrajectoryFormat.NAME, nAtoms);
    this.header = header;
    this.box = box;
    this.firstRow = firstRow;
  }

  static MmcifTrajectory open(SeekableSource source) throws IOException {
    MmcifFrames frames = MmcifFrames.open(source);
    boolean any = frames.nextFrame();
    long firstRow = frames.start();
    int n = any ? frames.passAtoms() : 0;
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
  protected Walk walk() {
    return MmcifFrames.resume(source(), header, firstRow, 0);
  }

  @Override
  protected FrameReader reader(FrameRange range, AtomSet atoms) {
    long from = Math.max(firstRow, range.byteOffset());
    MmcifFrames frames = MmcifFrames.resume(source(), header, from, range.firstFrame());
    return new MmcifFrameReader(path(), frames, range, atoms, nAtoms(), box);
  }
}
