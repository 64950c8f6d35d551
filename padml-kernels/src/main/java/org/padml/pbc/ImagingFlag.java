package org.padml.pbc;

import java.util.Locale;

/** What may be wrong, or worth knowing, about the image of a complex in one frame. */
public enum ImagingFlag {
  /** A bond is longer than {@link MakeWhole#BOND_LIMIT_NM} at its nearest image. */
  BROKEN_BOND,
  /** A ring closes only through the box boundary: no image of the molecule is whole. */
  BOND_ACROSS_BOX,
  /** A coordinate is not a finite number. */
  NOT_FINITE,
  /**
   * The radius of gyration of the complex is not what the sizes of its molecules and the distances
   * of their centres give: a part of a molecule is at another image.
   */
  SIZE_CHANGED,
  /** A partner, or a molecule of one, touches nothing where it is and something at an image. */
  LEFT_APART,
  /**
   * Two images of one partner touch the rest of the complex at once; the one with more contacts is
   * kept.
   */
  TWO_IMAGES_TOUCH,
  /** The complex touches its own periodic copy. */
  TOUCHES_OWN_IMAGE;

  /** As written in tables, such as {@code two-images-touch}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether coordinates with this flag cannot be trusted; the others are remarks. */
  public boolean isFault() {
    return this != TWO_IMAGES_TOUCH && this != TOUCHES_OWN_IMAGE;
  }
}
