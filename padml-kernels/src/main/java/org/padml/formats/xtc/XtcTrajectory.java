package org.padml.formats.xtc;

import java.io.IOException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.xdr.XdrTrajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** One XTC file. */
final class XtcTrajectory extends XdrTrajectory {
  XtcTrajectory(SeekableSource source) throws IOException {
    super(source, XtcHeader::new);
  }

  @Override
  public String format() {
    return "xtc";
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) throws IOException {
    requireAtoms(atoms);
    return new XtcReader(path(), walk(), range, atoms, nAtoms());
  }
}
