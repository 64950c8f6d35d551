package org.padml.formats.mmcif;

import java.io.IOException;
import org.padml.formats.AlternateLocations;
import org.padml.formats.CoordinateList;
import org.padml.formats.FormatException;
import org.padml.formats.TopologyFormat;
import org.padml.formats.mmcif.AtomSites.Column;
import org.padml.io.Decimals;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.ElementGuesser;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/**
 * Topology of the first model of an mmCIF file. Chains, numbers and names are the author's, as in
 * PDB files; the archive's where the author gave none.
 */
public final class MmcifTopologyFormat implements TopologyFormat {
  @Override
  public String name() {
    return MmcifTrajectoryFormat.NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return MmcifTrajectoryFormat.recogniseMmcif(head, fileName);
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    MmcifFrames frames = MmcifFrames.open(source);
    AtomSites sites = frames.sites();
    TopologyBuilder topology = new TopologyBuilder();
    AlternateLocations alternates = new AlternateLocations(topology);
    CoordinateList coordinates = new CoordinateList();
    String place = "";
    if (frames.nextFrame()) {
      while (frames.nextAtom()) {
        Topology.Residue residue = residue(sites);
        String here =
            residue.chain()
                + ' '
                + sites.value(Column.LABEL_ASYM_ID)
                + ' '
                + residue.resid()
                + residue.insertionCode();
        String key = here + ' ' + residue.name();
        if (topology.nAtoms() == 0 || !key.equals(place)) {
          topology.addResidue(residue);
          place = key;
        }
        addAtom(topology, residue, sites);
        alternates.add(
            here,
            topology.nAtoms() - 1,
            sites.value(Column.AUTH_ATOM_ID, Column.LABEL_ATOM_ID),
            residue.name(),
            sites.value(Column.LABEL_ALT_ID),
            occupancy(sites.value(Column.OCCUPANCY)));
        coordinates.add(
            finite(sites, Column.CARTN_X),
            finite(sites, Column.CARTN_Y),
            finite(sites, Column.CARTN_Z));
      }
    }
    MmcifTrajectory.requireSound(source, frames, topology.nAtoms());
    alternates.finish();
    topology.referenceFrame(coordinates.build(MmcifTrajectory.cell(frames)));
    return topology.build();
  }

  private static Topology.Residue residue(AtomSites sites) throws IOException {
    String number = sites.value(Column.AUTH_SEQ_ID, Column.LABEL_SEQ_ID);
    int resid;
    try {
      resid = number.isEmpty() ? 0 : Decimals.parseInt(number, 0, number.length());
    } catch (NumberFormatException e) {
      throw sites.fault(FormatException.Kind.CORRUPT, 0, "auth_seq_id: " + e.getMessage());
    }
    return new Topology.Residue(
        resid,
        sites.value(Column.PDBX_PDB_INS_CODE),
        sites.value(Column.AUTH_COMP_ID, Column.LABEL_COMP_ID),
        sites.value(Column.AUTH_ASYM_ID, Column.LABEL_ASYM_ID),
        "");
  }

  private static void addAtom(TopologyBuilder topology, Topology.Residue residue, AtomSites sites) {
    String name = sites.value(Column.AUTH_ATOM_ID, Column.LABEL_ATOM_ID);
    int element = ElementGuesser.resolve(sites.value(Column.TYPE_SYMBOL), name, residue.name());
    topology.addAtom(name, element);
    if (element == 0 && ElementGuesser.isVirtualSite(name, residue.name())) {
      topology.virtualSite();
    }
  }

  private static double occupancy(String text) {
    try {
      return text.isEmpty() ? 1 : Decimals.parse(text, 0, text.length());
    } catch (NumberFormatException e) {
      // as for PDB files: what is no number leaves the site fully occupied
      return 1;
    }
  }

  private static float finite(AtomSites sites, Column column) throws IOException {
    float nm = sites.coordinate(column);
    if (!Float.isFinite(nm)) {
      throw sites.fault(
          FormatException.Kind.NOT_FINITE, 0, "coordinate: expected a finite number, found " + nm);
    }
    return nm;
  }
}
