package org.padml.formats.prmtop;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;

/**
 * What an Amber topology says of atoms that are not bonded, beside the topology itself (whose
 * charges are those of the file).
 *
 * <p>Shape: type [nAtoms], from 0; c6, c12, c6Of14, c12Of14 [nTypes * nTypes], symmetric; radius,
 * screen [nAtoms] or null. Units: kJ/mol nm^6, kJ/mol nm^12, nm.
 *
 * @param typeNames AMBER_ATOM_TYPE of the first atom of each Lennard-Jones type
 * @param c6Of14 for pairs three bonds apart, before scaling; the same array as {@code c6} unless
 *     the file comes from CHARMM
 * @param excludedFirst first atoms of the excluded pairs, 1-4 pairs among them
 * @param excludedSecond their second atoms
 * @param notes what cannot be told in this form, one sentence each
 */
public record PrmtopNonbonded(
    Topology topology,
    int[] type,
    List<String> typeNames,
    double[] c6,
    double[] c12,
    double[] c6Of14,
    double[] c12Of14,
    int[] excludedFirst,
    int[] excludedSecond,
    Pairs14 pairs14,
    double @Nullable [] radius,
    double @Nullable [] screen,
    List<String> notes) {

  /** Ends of torsions whose pair interactions count, and what these are multiplied by. */
  public record Pairs14(int[] first, int[] second, double[] chargeScale, double[] ljScale) {}

  /**
   * Reads a file.
   *
   * @throws org.padml.formats.FormatException if it is malformed
   */
  public static PrmtopNonbonded read(SeekableSource source) throws IOException {
    return new NonbondedReader(PrmtopSections.read(source, NonbondedReader.WANTED)).read();
  }
}
