package org.padml.formats.mmcif;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.SeekableSource;

/**
 * Walks over the models of the atom_site loop: a frame ends where the model number changes. A row
 * that is no row spoils its model; reading goes on at the next line that starts as rows do.
 */
final class MmcifFrames implements WalkedTrajectory.Walk {
  private final AtomSites sites;
  private long frameIndex = -1;
  private String model = "";
  private long start;
  private long startLine;
  private boolean open;
  private boolean pending;
  private boolean over;
  private @Nullable FormatException fault;

  private MmcifFrames(AtomSites sites) {
    this.sites = sites;
  }

  /**
   * At the first row of a file.
   *
   * @throws FormatException if there is no atom_site loop with Cartesian coordinates
   */
  static MmcifFrames open(SeekableSource source) throws IOException {
    AtomSites sites = new AtomSites(source);
    if (!sites.findLoop()) {
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          source.path(),
          -1,
          -1,
          "atom_site: expected a loop with Cartn_x, Cartn_y and Cartn_z, found none");
    }
    return new MmcifFrames(sites);
  }

  /** At a byte that starts a frame, with the columns found by {@code header}. */
  static MmcifFrames resume(
      SeekableSource source, AtomSites header, long position, long firstFrame) {
    AtomSites sites = new AtomSites(source);
    sites.resume(position, header);
    MmcifFrames frames = new MmcifFrames(sites);
    frames.frameIndex = firstFrame - 1;
    return frames;
  }

  @Override
  public boolean nextFrame() throws IOException {
    passAtoms();
    fault = null;
    if (over) {
      return false;
    }
    frameIndex++;
    if (!pending && !take()) {
      boolean damaged = fault != null;
      frameIndex -= damaged ? 0 : 1;
      start = sites.rowStart();
      return damaged;
    }
    start = sites.rowStart();
    startLine = sites.rowLine();
    model = sites.value(AtomSites.Column.PDBX_PDB_MODEL_NUM);
    pending = true;
    open = true;
    return true;
  }

  /** Moves to the next atom of the open frame; false behind its last. */
  boolean nextAtom() throws IOException {
    if (!open) {
      return false;
    }
    if (!pending && !take()) {
      open = false;
      return false;
    }
    pending = false;
    if (!sites.value(AtomSites.Column.PDBX_PDB_MODEL_NUM).equals(model)) {
      pending = true;
      open = false;
      return false;
    }
    return true;
  }

  private boolean take() throws IOException {
    while (true) {
      try {
        boolean row = sites.nextRow();
        over = !row;
        return row;
      } catch (FormatException e) {
        spoil(e);
        if (!sites.recover()) {
          over = true;
          return false;
        }
      }
    }
  }

  /** Records the first fault of the frame. */
  void spoil(FormatException e) {
    if (fault == null) {
      fault = new FormatException(e.kind(), e.path(), frameIndex, e.byteOffset(), e.what(), e);
    }
  }

  /** What is wrong with the current frame as far as it was walked over. */
  @Nullable FormatException fault() {
    return fault;
  }

  AtomSites sites() {
    return sites;
  }

  long frameIndex() {
    return frameIndex;
  }

  /** Model number of the current frame, as the file has it. */
  String model() {
    return model;
  }

  @Override
  public int passAtoms() throws IOException {
    int n = 0;
    while (nextAtom()) {
      n = Math.addExact(n, 1);
    }
    return n;
  }

  @Override
  public boolean isDamaged() {
    return fault != null;
  }

  /** Models have no time. */
  @Override
  public double timePs() {
    return Double.NaN;
  }

  @Override
  public long position() {
    return sites.readTo();
  }

  @Override
  public long start() {
    return start;
  }

  /** Checks the number of atoms of the frame just walked over. */
  void requireAtoms(int found, int expected) throws IOException {
    if (found != expected) {
      spoil(
          sites.fault(
              FormatException.Kind.ATOM_COUNT,
              frameIndex,
              start,
              startLine,
              "model " + model + ": expected " + expected + " atoms, found " + found));
    }
  }
}
