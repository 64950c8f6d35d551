package org.padml.forcefield;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.prmtop.PrmtopNonbonded;
import org.padml.formats.psf.CharmmNonbonded;
import org.padml.formats.psf.PsfNonbonded;
import org.padml.formats.top.TopNonbonded;
import org.padml.formats.tpr.TprReader;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.AtomSet;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Reads charges, Lennard-Jones coefficients and, where there are some, radii of generalized Born.
 */
public final class ForceField {
  private static final Set<String> COMPLETE = Set.of("prmtop", "tpr", "top");
  private static final String NEEDS_PARAMETERS = "psf";

  private ForceField() {}

  /**
   * Whether a file is of a format that holds charges and Lennard-Jones parameters of all its atoms:
   * PRMTOP, TPR, GROMACS TOP. A PSF file needs parameter files beside it.
   */
  public static boolean holdsParameters(SeekableSource source) throws IOException {
    return COMPLETE.contains(format(source));
  }

  /** Name of the topology format; "" for a file of none. */
  private static String format(SeekableSource source) throws IOException {
    return Formats.isTopology(source) ? Formats.topologyFormat(source).name() : "";
  }

  /**
   * Reads parameters for the atoms of a topology.
   *
   * @param paths the file that lists the atoms with their charges and types (PRMTOP, TPR, TOP,
   *     PSF), and, in any place, the CHARMM parameter files of a PSF; of these later ones overrule
   *     earlier ones
   * @throws FormatException if a file is malformed, none or several list atoms, a type has no
   *     parameters, or the atoms are not those of the topology
   */
  public static NonbondedParameters read(SourceOpener opener, List<String> paths, Topology topology)
      throws IOException {
    List<String> systems = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String format = "";
    for (String path : paths) {
      try (SeekableSource source = opener.open(path)) {
        String found = format(source);
        if (COMPLETE.contains(found) || found.equals(NEEDS_PARAMETERS)) {
          systems.add(path);
          format = found;
        } else {
          others.add(path);
        }
      }
    }
    requireOneSystem(systems, others, format, paths);
    String path = systems.get(0);
    try (SeekableSource source = opener.open(path)) {
      return switch (format) {
        case "prmtop" -> PrmtopParameters.of(PrmtopNonbonded.read(source), path, topology);
        case "tpr" -> TprParameters.of(TprReader.read(source), path, topology);
        case "top" -> TopParameters.of(TopNonbonded.read(source, opener), path, topology);
        default -> {
          CharmmNonbonded parameters = CharmmNonbonded.read(opener, others);
          others.add(0, path);
          yield CharmmParameters.of(PsfNonbonded.read(source), parameters, others, topology);
        }
      };
    }
  }

  /**
   * Parameters given for the atoms of a topology, else those of {@link Ff14sb} for the atoms of a
   * complex; these too numbered as the topology.
   */
  public static Ff14sb.Assignment givenOrBuiltIn(
      @Nullable NonbondedParameters given, Topology topology, AtomSet complex) {
    if (given != null) {
      return new Ff14sb.Assignment(given, "");
    }
    Ff14sb.Assignment builtIn = Ff14sb.assign(topology, complex);
    NonbondedParameters assigned = builtIn.parameters();
    return assigned == null
        ? new Ff14sb.Assignment(
            null,
            "no parameters given (parameters: PRMTOP, TPR, TOP, or PSF with PRM files), and "
                + Ff14sb.NAME
                + " has none: "
                + builtIn.reason())
        : new Ff14sb.Assignment(assigned.expand(complex, topology.nAtoms()), "");
  }

  /**
   * A sentence when the charges of some atoms, such as a partner, are far from a whole number;
   * empty when they are not.
   *
   * @param name what the atoms are called
   */
  public static String chargeNote(String name, NonbondedParameters parameters, AtomSet atoms) {
    double sum = 0;
    for (int k = 0; k < atoms.size(); k++) {
      sum += parameters.charge()[atoms.get(k)];
    }
    return Charges.isWhole(sum) ? "" : name + ": " + Charges.complaint(sum);
  }

  private static void requireOneSystem(
      List<String> systems, List<String> others, String format, List<String> paths)
      throws FormatException {
    boolean isComplete = COMPLETE.contains(format);
    if (systems.size() != 1 || (isComplete && !others.isEmpty())) {
      throw new FormatException(
          Kind.NOT_RECOGNISED,
          String.join(", ", paths),
          -1,
          -1,
          systems.size() == 1
              ? "force field: expected "
                  + systems.get(0)
                  + " alone, as it holds all parameters, found "
                  + String.join(", ", others)
                  + " beside it"
              : "force field: expected one file that lists atoms with charges and types, found "
                  + (systems.isEmpty() ? "none" : String.join(" and ", systems)));
    }
  }
}
