package org.padml.ml;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the structure of a representative frame as PDB. Learning knows tables only; whoever can
 * read trajectories passes one of these in.
 */
public interface RepresentativeWriter {
  /** Writes the molecules of this frame, whole and together; the stream stays open. */
  void write(Representative representative, OutputStream pdb) throws IOException;
}
