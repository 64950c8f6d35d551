package org.padml.descriptors.prodigy;

/** Kinds of contacts between residues by their characters, whichever partner has which. */
public enum ContactKind {
  /** Charged and charged. */
  CHARGED_CHARGED("CC", -0.09459),
  /** Charged and polar. */
  CHARGED_POLAR("CP", 0),
  /** Charged and apolar. */
  CHARGED_APOLAR("CA", -0.10007),
  /** Polar and polar. */
  POLAR_POLAR("PP", 0.19577),
  /** Apolar and polar. */
  APOLAR_POLAR("AP", -0.22671),
  /** Apolar and apolar. */
  APOLAR_APOLAR("AA", 0);

  private final String label;
  final double kcalPerContact;

  ContactKind(String label, double kcalPerContact) {
    this.label = label;
    this.kcalPerContact = kcalPerContact;
  }

  /** Two letters, as PRODIGY has them but for CA, which it prints as AC. */
  public String label() {
    return label;
  }

  static ContactKind of(ResidueCharacter a, ResidueCharacter b) {
    if (a == b) {
      return switch (a) {
        case APOLAR -> APOLAR_APOLAR;
        case CHARGED -> CHARGED_CHARGED;
        case POLAR -> POLAR_POLAR;
      };
    }
    if (a != ResidueCharacter.CHARGED && b != ResidueCharacter.CHARGED) {
      return APOLAR_POLAR;
    }
    return a == ResidueCharacter.POLAR || b == ResidueCharacter.POLAR
        ? CHARGED_POLAR
        : CHARGED_APOLAR;
  }
}
