package org.padml.forcefield;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.Elements;
import org.padml.model.NonbondedParameters;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * Amber ff14SB, built in, for topologies whose file has no parameters: proteins with all their
 * hydrogens and whole chains, caps ACE, NME and NHE, TIP3P water and monatomic ions (lithium to
 * caesium, fluoride to iodide, magnesium, calcium, zinc). Radii are mbondi2.
 *
 * <p>Residues are told by their heavy atoms, the number of hydrogens on each, and the bonds to
 * other residues; names of hydrogens do not matter. Exceptions follow the bonds: excluded up to
 * two, Coulomb over 1.2 and Lennard-Jones over 2 across three, disulfides between partners
 * included.
 *
 * @see <a href="https://doi.org/10.1021/acs.jctc.5b00255">Maier et al., 2015</a>
 */
public final class Ff14sb {
  /** What records call these parameters. */
  public static final String NAME = "ff14SB (built in)";

  private static final double COULOMB_14 = 1 / 1.2;
  private static final double LENNARD_JONES_14 = 1 / 2.0;
  private static final int BONDS_OF_14 = 3;

  private Ff14sb() {}

  /**
   * Parameters, or why there are none.
   *
   * @param parameters of the atoms asked for, numbered as {@link Topology#subset} does; or null
   * @param reason names the residue and what is wrong with it; empty when there are parameters
   */
  public record Assignment(@Nullable NonbondedParameters parameters, String reason) {}

  /**
   * Assigns parameters to some atoms. Unused atoms among them (virtual sites, excluded alternates)
   * get neither charge nor Lennard-Jones.
   *
   * @param topology with its bonds complete, as {@link BondPerception#complete} leaves them; one
   *     without any is completed here
   */
  public static Assignment assign(Topology topology, AtomSet atoms) {
    Topology t =
        topology.bondSource() == Topology.BondSource.NONE
            ? BondPerception.complete(topology)
            : topology;
    if (atoms.size() > 0 && !hasHydrogen(t, atoms)) {
      return new Assignment(null, "expected a structure with hydrogens, found none");
    }
    Neighbors neighbors = new Neighbors(t);
    ResidueMatch match = new ResidueMatch(t, neighbors);
    double[] charge = new double[t.nAtoms()];
    int[] type = new int[t.nAtoms()];
    int last = -1;
    for (int k = 0; k < atoms.size(); k++) {
      int residue = t.residueOf(atoms.get(k));
      if (residue != last && hasUsedAtom(t, residue)) {
        String reason = match.assign(residue, charge, type);
        if (!reason.isEmpty()) {
          return new Assignment(null, reason);
        }
      }
      last = residue;
    }
    return new Assignment(parameters(t, neighbors, atoms, charge, type), "");
  }

  private static boolean hasHydrogen(Topology t, AtomSet atoms) {
    for (int k = 0; k < atoms.size(); k++) {
      if (t.isUsed(atoms.get(k)) && t.atomicNumber(atoms.get(k)) == Elements.H) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasUsedAtom(Topology t, int residue) {
    for (int a = t.residueStart(residue); a < t.residueStart(residue + 1); a++) {
      if (t.isUsed(a)) {
        return true;
      }
    }
    return false;
  }

  private static NonbondedParameters parameters(
      Topology t, Neighbors neighbors, AtomSet atoms, double[] charge, int[] type) {
    ResidueTable table = ResidueTable.table();
    PairTable pairs = table.pairs();
    boolean[] isIn = new boolean[t.nAtoms()];
    for (int k = 0; k < atoms.size(); k++) {
      isIn[atoms.get(k)] = true;
    }
    PairExceptions exceptions =
        new PairExceptions(charge, type, pairs.nTypes(), pairs.c6(), pairs.c12());
    BondedPairs.visit(
        neighbors,
        isIn,
        BONDS_OF_14,
        (i, j, nBonds) -> {
          exceptions.exclude(i, j);
          if (nBonds == BONDS_OF_14) {
            exceptions.add(
                i,
                j,
                charge[i] * charge[j] * COULOMB_14,
                pairs.c6(type[i], type[j]) * LENNARD_JONES_14,
                pairs.c12(type[i], type[j]) * LENNARD_JONES_14);
          }
        });
    return new NonbondedParameters(
            NAME,
            charge,
            type,
            table.typeNames(),
            pairs.c6(),
            pairs.c12(),
            exceptions.build(),
            GbRadii.MBONDI2.of(t, null),
            GbScreening.HCT_OBC.of(t, null),
            notes(t, atoms))
        .subset(atoms);
  }

  private static List<String> notes(Topology t, AtomSet atoms) {
    List<String> notes = new ArrayList<>();
    for (int k = 0; k < atoms.size() && notes.isEmpty(); k++) {
      if (ResidueNames.isWater(t.residueOfAtom(atoms.get(k)).name())) {
        notes.add("water is taken as TIP3P");
      }
    }
    return notes;
  }
}
