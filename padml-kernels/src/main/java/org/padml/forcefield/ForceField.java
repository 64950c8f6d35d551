package org.padml.forcefield;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.prmtop.PrmtopNonbonded;
import org.padml.formats.top.TopNonbonded;
import org.padml.formats.tpr.TprReader;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Reads charges, Lennard-Jones coefficients and, where there are some, radii of generalized Born.
 */
public final class ForceField {
  private ForceField() {}

  /** Whether a file names charges and types for all its atoms (PRMTOP, TPR, GROMACS TOP). */
  public static boolean holdsParameters(SeekableSource source) throws IOException {
    return Formats.isTopology(source) && isSystem(Formats.topologyFormat(source).name());
  }

  private static boolean isSystem(String format) {
    return Set.of("prmtop", "tpr", "top").contains(format);
  }

  /**
   * Reads parameters for the atoms of a topology.
   *
   * @param paths the file that lists the atoms with their charges and types (PRMTOP, TPR, TOP), and
   *     behind or before it the parameter files that it needs
   * @throws FormatException if a file is malformed, none lists atoms, or its atoms are not those of
   *     the topology
   */
  public static NonbondedParameters read(SourceOpener opener, List<String> paths, Topology topology)
      throws IOException {
    List<String> systems = new ArrayList<>();
    for (String path : paths) {
      try (SeekableSource source = opener.open(path)) {
        if (holdsParameters(source)) {
          systems.add(path);
        }
      }
    }
    if (systems.size() != 1) {
      throw new FormatException(
          Kind.NOT_RECOGNISED,
          String.join(", ", paths),
          -1,
          -1,
          "force field: expected one file that lists atoms with charges and types, found "
              + (systems.isEmpty() ? "none" : String.join(" and ", systems)));
    }
    String path = systems.get(0);
    try (SeekableSource source = opener.open(path)) {
      return switch (Formats.topologyFormat(source).name()) {
        case "tpr" -> TprParameters.of(TprReader.read(source), path, topology);
        case "top" -> TopParameters.of(TopNonbonded.read(source, opener), path, topology);
        default -> PrmtopParameters.of(PrmtopNonbonded.read(source), path, topology);
      };
    }
  }
}
