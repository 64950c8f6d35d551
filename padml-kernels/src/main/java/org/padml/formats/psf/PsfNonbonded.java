package org.padml.formats.psf;

import java.io.IOException;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;

/**
 * What a PSF file says of atoms that are not bonded, beside the topology itself (whose charges are
 * those of the file).
 *
 * @param types name, or number in a list of masses, of each atom's type
 * @param exclusions pairs that are excluded beyond those that bonds exclude
 */
public record PsfNonbonded(Topology topology, List<String> types, List<int[]> exclusions) {
  /**
   * Reads a file.
   *
   * @throws FormatException if it is malformed, lists no bonds, or is of a Drude model
   */
  public static PsfNonbonded read(SeekableSource source) throws IOException {
    PsfReader reader = new PsfReader(source);
    Topology topology = reader.read();
    if (reader.isDrude() || topology.bondSource() != Topology.BondSource.FILE) {
      throw new FormatException(
          Kind.NOT_RECOGNISED,
          source.path(),
          -1,
          -1,
          "force field: expected bonds and no Drude particles, found "
              + (reader.isDrude() ? "a DRUDE file" : "no bonds"));
    }
    return new PsfNonbonded(topology, reader.types(), reader.exclusions());
  }
}
