package org.padml.descriptors.interactions;

import java.util.Set;
import org.padml.descriptors.saltbridges.ChargedGroup;

/**
 * Choices among criteria.
 *
 * @param hydrophobic when residues are in hydrophobic contact
 * @param charged groups beside charged side chains that count as cations
 */
public record InteractionOptions(HydrophobicCriterion hydrophobic, Set<ChargedGroup> charged) {
  /** Carbons in contact, side-chain cations. */
  public static final InteractionOptions DEFAULT =
      new InteractionOptions(HydrophobicCriterion.CARBON, Set.of());

  /** Copies the set. */
  public InteractionOptions {
    charged = Set.copyOf(charged);
  }
}
