package org.padml.descriptors.interactions;

import java.util.Set;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.descriptors.saltbridges.ChargedGroup;

/**
 * Choices among criteria.
 *
 * @param hydrophobic when residues are in hydrophobic contact
 * @param charged groups beside charged side chains that count as cations
 * @param waterBonds what binds a water to a partner, or to another water
 */
public record InteractionOptions(
    HydrophobicCriterion hydrophobic, Set<ChargedGroup> charged, HydrogenBondCriterion waterBonds) {
  /** Carbons in contact, side-chain cations, waters bound by Baker and Hubbard. */
  public static final InteractionOptions DEFAULT =
      new InteractionOptions(
          HydrophobicCriterion.CARBON, Set.of(), HydrogenBondCriterion.BAKER_HUBBARD);

  /** Copies the set. */
  public InteractionOptions {
    charged = Set.copyOf(charged);
  }
}
