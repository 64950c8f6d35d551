package org.padml.formats.psf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;

/**
 * Protein structure files of CHARMM, X-PLOR and NAMD: standard and EXT columns, CHEQ, CMAP, DRUDE
 * and XPLOR flavours, blank-separated NAMD files. Units of the file: e, u.
 *
 * <p>Segment identifiers become {@link Topology.Residue#segment()}; chains stay empty. Bonds are
 * those listed; CHARMM lists one between the hydrogens of rigid water.
 *
 * @see <a
 *     href="https://www.ks.uiuc.edu/Training/Tutorials/namd/namd-tutorial-unix-html/node23.html">
 *     PSF files, NAMD tutorial</a>
 */
public final class PsfFormat implements TopologyFormat {
  @Override
  public String name() {
    return "psf";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String start = new String(head, 0, Math.min(head.length, 4), StandardCharsets.ISO_8859_1);
    if (start.strip().equals("PSF")) {
      return 2;
    }
    boolean isText = !start.startsWith("data");
    return isText && fileName.endsWith(".psf") ? 1 : 0;
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    return new PsfReader(source).read();
  }
}
