package org.padml.formats.tpr;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.model.Topology.ReferenceFrame;

/**
 * What a run-input file says of the system: molecule types, how many of each follow one another,
 * and the functions of the force field.
 *
 * @param release GROMACS release that wrote the file, such as {@code 2022.3}
 * @param version of the file's layout
 * @param betweenMolecules interactions between molecules, of atoms of the whole system
 * @param nExcludedGroup number of atoms of a quantum-mechanical part, which leave each other out
 * @param frame coordinates and box of the start, or null when the file has no coordinates
 */
public record TprSystem(
    String release,
    int version,
    FunctionTable functions,
    List<Block> blocks,
    Map<Interaction, int[]> betweenMolecules,
    int nExcludedGroup,
    @Nullable ReferenceFrame frame) {

  /** Some copies of a molecule type. */
  public record Block(TprMolecule molecule, int count) {}

  /** Number of atoms of all molecules. */
  public int nAtoms() {
    return blocks.stream().mapToInt(b -> b.count * b.molecule.nAtoms()).sum();
  }
}
