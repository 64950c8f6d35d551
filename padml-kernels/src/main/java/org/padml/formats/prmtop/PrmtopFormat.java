package org.padml.formats.prmtop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/**
 * Amber topologies since Amber 7, chamber files included. Units of the file: charges in e times
 * 18.2223 (of chamber files, times the square root of 332.0716), u.
 *
 * <p>Elements come from ATOMIC_NUMBER, else from names and masses; 0 states a virtual site.
 * Residues are numbered from 1 unless RESIDUE_NUMBER says otherwise; chains come from
 * RESIDUE_CHAINID. A box in the file is not used: trajectories bring their own.
 *
 * @see <a href="https://ambermd.org/prmtop.pdf">Amber parameter and topology file specification</a>
 */
public final class PrmtopFormat implements TopologyFormat {
  @Override
  public String name() {
    return "prmtop";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("%VERSION") || text.startsWith("%FLAG") || text.contains("\n%FLAG ")) {
      return 2;
    }
    boolean isNamed =
        fileName.endsWith(".prmtop") || fileName.endsWith(".parm7") || fileName.endsWith(".parm");
    return isNamed ? 1 : 0;
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    return new PrmtopReader(PrmtopSections.read(source, PrmtopReader.WANTED)).read();
  }
}
