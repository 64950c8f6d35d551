package org.padml.ml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes the structure of a representative frame as PDB. Learning knows tables only; whoever can
 * read trajectories passes one of these in.
 */
public interface RepresentativeWriter {
  /**
   * Why the frame cannot be written, such as a trajectory that was moved since it was described;
   * empty when it can.
   */
  default Optional<String> absence(Representative representative) throws IOException {
    return Optional.empty();
  }

  /** Writes the molecules of this frame, whole and together; the stream stays open. */
  void write(Representative representative, OutputStream pdb) throws IOException;
}
