package org.padml.formats.gro;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.padml.formats.CoordinateList;
import org.padml.formats.FormatException;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.ElementGuesser;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/**
 * Topology of the first frame of a GRO file. A residue ends where its number or name changes; there
 * are no chains.
 */
public final class GroTopologyFormat implements TopologyFormat {
  @Override
  public String name() {
    return GroTrajectoryFormat.NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return GroTrajectoryFormat.recogniseGro(head, fileName);
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    GroFrames frames = new GroFrames(source, -1);
    TopologyBuilder topology = new TopologyBuilder();
    CoordinateList coordinates = new CoordinateList();
    if (frames.nextFrame()) {
      Topology.Residue residue = null;
      String line;
      while ((line = frames.nextAtom()) != null) {
        residue = addAtom(topology, residue, frames, line);
        addCoordinates(coordinates, frames, line);
      }
    }
    GroTrajectory.requireSound(source, frames);
    if (frames.boxMissing()) {
      topology.note("box: the file ends behind the atoms, no box is assumed");
    }
    String fault = frames.box().fault();
    if (!fault.isEmpty()) {
      throw frames.fault(FormatException.Kind.BOX, fault, null);
    }
    topology.referenceFrame(coordinates.build(frames.box()));
    return topology.build();
  }

  private static Topology.Residue addAtom(
      TopologyBuilder topology, Topology.@Nullable Residue open, GroFrames frames, String line)
      throws IOException {
    String residueName = GroLayout.residueName(line);
    int resid;
    try {
      resid = GroLayout.resid(line);
    } catch (NumberFormatException e) {
      throw frames.fault(
          FormatException.Kind.CORRUPT, "residue number, columns 1-5: " + e.getMessage(), e);
    }
    Topology.Residue residue = open;
    if (residue == null || residue.resid() != resid || !residue.name().equals(residueName)) {
      residue = new Topology.Residue(resid, "", residueName, "", "");
      topology.addResidue(residue);
    }
    String name = GroLayout.atomName(line);
    topology.addAtom(name, ElementGuesser.guess(name, residueName));
    if (ElementGuesser.isVirtualSite(name, residueName)) {
      topology.virtualSite();
    }
    return residue;
  }

  private static void addCoordinates(CoordinateList coordinates, GroFrames frames, String line)
      throws IOException {
    GroLayout layout = Objects.requireNonNull(frames.layout());
    float[] nm = new float[3];
    for (int k = 0; k < 3; k++) {
      try {
        nm[k] = layout.coordinate(line, k);
      } catch (NumberFormatException e) {
        throw frames.fault(
            FormatException.Kind.CORRUPT,
            "coordinate " + "xyz".charAt(k) + ": " + e.getMessage(),
            e);
      }
      if (!Float.isFinite(nm[k])) {
        throw frames.fault(
            FormatException.Kind.NOT_FINITE,
            "coordinate " + "xyz".charAt(k) + ": expected a finite number, found " + nm[k],
            null);
      }
    }
    coordinates.add(nm[0], nm[1], nm[2]);
  }
}
