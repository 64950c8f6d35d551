package org.padml.formats.netcdf;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.DamagedStreamException;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened Amber NetCDF file; a restart is a trajectory of one frame. */
final class AmberTrajectory implements Trajectory {
  private final SeekableSource source;
  private final AmberConvention convention;
  private final FixedLayoutIndex index;
  private final boolean flatCell;
  private final byte[] timeBytes = new byte[8];

  AmberTrajectory(SeekableSource source, CdfHeader header) throws IOException {
    this.source = source;
    convention = new AmberConvention(header, source.path());
    index =
        convention.index(
            FixedLayoutIndex.readableLength(source, convention.problems), this::timePs);
    flatCell = findFlatCell();
  }

  /** Two-dimensional systems have an edge of zero: there is no box that says so. */
  private boolean findFlatCell() throws IOException {
    FrameVariable v = convention.cellLengths;
    if (v == null) {
      return false;
    }
    byte[] bytes = new byte[3 * v.type().bytes()];
    try {
      source.readFully(v.at(0), bytes, 0, bytes.length);
    } catch (EOFException | DamagedStreamException e) {
      // frames whose cell is cut off are refused when they are read
      return false;
    }
    int zeros = 0;
    double[] edges = new double[3];
    for (int d = 0; d < 3; d++) {
      edges[d] = v.type().real(bytes, d * v.type().bytes()) * v.factor();
      zeros += edges[d] == 0 ? 1 : 0;
    }
    if (zeros == 0 || zeros == 3) {
      return false;
    }
    convention.problems.add(
        "cell lengths: expected three above zero, found "
            + java.util.Arrays.toString(edges)
            + " nm: frames with an edge of zero are read without a box");
    return true;
  }

  private double timePs(long frame) throws IOException {
    FrameVariable v = convention.time;
    if (v == null) {
      return Double.NaN;
    }
    source.readFully(v.at(frame), timeBytes, 0, v.type().bytes());
    double stored = v.type().real(timeBytes, 0);
    double t = stored * v.factor();
    return FrameVariable.isFill(stored) || !Double.isFinite(t) ? Double.NaN : t;
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return "netcdf";
  }

  @Override
  public int nAtoms() {
    return convention.nAtoms;
  }

  @Override
  public FrameIndex index() {
    return index;
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= convention.nAtoms) {
      throw new IllegalArgumentException(
          path()
              + ": selection: expected atoms below "
              + convention.nAtoms
              + ", found "
              + atoms.last());
    }
    return new AmberReader(source, convention, index, flatCell, range, atoms);
  }

  @Override
  public List<String> problems() {
    return List.copyOf(convention.problems);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
