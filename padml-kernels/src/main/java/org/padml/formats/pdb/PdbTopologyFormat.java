package org.padml.formats.pdb;

import java.io.IOException;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/**
 * Topology of a PDB file: atoms of its first model with elements, residues, chains, the bonds that
 * CONECT lists, and coordinates in nm.
 *
 * <p>All alternate locations are atoms; those that are not used are marked.
 */
public final class PdbTopologyFormat implements TopologyFormat {
  @Override
  public String name() {
    return PdbTrajectoryFormat.NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return PdbTrajectoryFormat.recognisePdb(head, fileName);
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    return new PdbTopologyReader(source).read();
  }
}
