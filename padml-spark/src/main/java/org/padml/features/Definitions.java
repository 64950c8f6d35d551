package org.padml.features;

import java.io.Serializable;
import java.util.Set;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.docking.DockingCutoffs;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.descriptors.interactions.HydrophobicCriterion;
import org.padml.descriptors.interactions.InteractionOptions;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.descriptors.solvent.SolventShell;

/**
 * Criteria of descriptors that a run may choose; all of them are recorded with it.
 *
 * @param contactCutoffNm heavy atoms nearer than this are in contact
 * @param surface how surfaces are measured
 * @param solventCutoffNm heavy atoms of a solvent nearer than this to a hot spot count
 * @param hydrogenBonds when donor, hydrogen and acceptor make a bond
 * @param saltBridgeAlso groups that make salt bridges beside charged side chains
 * @param hydrophobic when residues are in hydrophobic contact
 * @param dockingCutoffs distances of docking measures
 */
public record Definitions(
    double contactCutoffNm,
    SurfaceDefinition surface,
    double solventCutoffNm,
    HydrogenBondCriterion hydrogenBonds,
    Set<ChargedGroup> saltBridgeAlso,
    HydrophobicCriterion hydrophobic,
    DockingCutoffs dockingCutoffs)
    implements Serializable {

  /** The published definitions. */
  public static Definitions defaults() {
    return new Definitions(
        InterfaceContacts.DEFAULT_CUTOFF_NM,
        SurfaceDefinition.defaults(),
        SolventShell.DISTANCE_NM,
        HydrogenBondCriterion.BAKER_HUBBARD,
        Set.of(),
        HydrophobicCriterion.CARBON,
        DockingCutoffs.PROTEIN);
  }

  /** The same with another number of test points. */
  public Definitions withSasaPoints(int points) {
    return new Definitions(
        contactCutoffNm,
        surface.withPoints(points),
        solventCutoffNm,
        hydrogenBonds,
        saltBridgeAlso,
        hydrophobic,
        dockingCutoffs);
  }

  /** Criteria of interactions by kind. */
  InteractionOptions interactions() {
    return new InteractionOptions(hydrophobic, saltBridgeAlso, hydrogenBonds);
  }
}
