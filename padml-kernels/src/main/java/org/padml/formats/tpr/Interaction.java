package org.padml.formats.tpr;

import java.util.Arrays;
import java.util.List;

/**
 * The terms of the potential energy and other energies in the order of the file, in which each of
 * them has a list of interactions per molecule type. The version from which a term exists, the
 * number of its atoms and the layout of its parameters are facts of the format.
 */
public enum Interaction {
  /** Harmonic bond. */
  BONDS(2, "rrrr"),
  /** GROMOS-96 bond. */
  G96BONDS(2, "rrrr"),
  /** Morse bond. */
  MORSE(2, "rrrrrr"),
  /** Cubic bond. */
  CUBICBONDS(2, "rrr"),
  /** Connection without energy. */
  CONNBONDS(2, ""),
  /** Harmonic potential that is no chemical bond. */
  HARMONIC(2, "rrrr"),
  /** FENE bond. */
  FENEBONDS(2, "rr"),
  /** Tabulated bond. */
  TABBONDS(2, "rir"),
  /** Tabulated potential that is no chemical bond. */
  TABBONDSNC(2, "rir"),
  /** Distance restraint potential. */
  RESTRBONDS(70, 2, "rrrrrrrr"),
  /** Harmonic angle. */
  ANGLES(3, "rrrr"),
  /** GROMOS-96 angle. */
  G96ANGLES(3, "rrrr"),
  /** Restricted bending. */
  RESTRANGLES(98, 3, "rrrr"),
  /** Linear angle. */
  LINEAR_ANGLES(76, 3, "rrrr"),
  /** Bond-bond cross term. */
  CROSS_BOND_BONDS(3, "rrr"),
  /** Bond-angle cross term. */
  CROSS_BOND_ANGLES(3, "rrrr"),
  /** Urey-Bradley angle. */
  UREY_BRADLEY(3, "rrrrrrrr"),
  /** Quartic angle. */
  QUARTIC_ANGLES(3, "rrrrrr"),
  /** Tabulated angle. */
  TABANGLES(3, "rir"),
  /** Periodic dihedral. */
  PDIHS(4, "rrrri"),
  /** Ryckaert-Bellemans dihedral. */
  RBDIHS(4, "rrrrrrrrrrrr"),
  /** Restricted dihedral. */
  RESTRDIHS(98, 4, "rrrr"),
  /** Combined bending and torsion. */
  CBTDIHS(98, 4, "rrrrrrrrrrrr"),
  /** Fourier dihedral. */
  FOURDIHS(4, "rrrrrrrrrrrr"),
  /** Harmonic improper dihedral. */
  IDIHS(4, "rrrr"),
  /** Periodic improper dihedral. */
  PIDIHS(4, "rrrri"),
  /** Tabulated dihedral. */
  TABDIHS(4, "rir"),
  /** Correction map of two dihedrals. */
  CMAP(65, 5, "ii"),
  /** Generalized Born, neighbours by one bond. */
  GB12(60, 2, ""),
  /** Generalized Born, neighbours by two bonds. */
  GB13(61, 2, ""),
  /** Generalized Born, neighbours by three bonds. */
  GB14(61, 2, ""),
  /** Generalized Born energy. */
  GBPOL(72),
  /** Nonpolar solvation energy. */
  NPSOLVATION(72),
  /** Lennard-Jones and Coulomb of a 1-4 pair: C6, C12, and those of the B state. */
  LJ14(2, "rrrr"),
  /** Coulomb energy of 1-4 pairs. */
  COUL14(0),
  /** 1-4 pair with charges of its own: factor, two charges, C6, C12. */
  LJC14_Q(2, "rrrrr"),
  /** Pair with charges of its own: two charges, C6, C12. */
  LJC_PAIRS_NB(2, "rrrr"),
  /** Lennard-Jones: C6, C12 of a pair of types. */
  LJ(2, "rr"),
  /** Buckingham: a, b, c of a pair of types. */
  BHAM(2, "rrr"),
  /** Energy only. */
  LJ_LR(0),
  /** Energy only. */
  BHAM_LR(0),
  /** Energy only. */
  DISPCORR(0),
  /** Energy only. */
  COUL_SR(0),
  /** Energy only. */
  COUL_LR(0),
  /** Energy only. */
  RF_EXCL(0),
  /** Energy only. */
  COUL_RECIP(0),
  /** Energy only. */
  LJ_RECIP(93),
  /** Energy only. */
  DPD(0),
  /** Drude polarization. */
  POLARIZATION(2, "r"),
  /** Water polarization. */
  WATER_POL(5, "rrrrrr"),
  /** Thole-screened polarization. */
  THOLE_POL(4, "rrr"),
  /** Anharmonic polarization. */
  ANHARM_POL(76, 2, "rrr"),
  /** Position restraint. */
  POSRES(1, "rrrrrrrrrrrr"),
  /** Flat-bottomed position restraint. */
  FBPOSRES(90, 1, "irrrrr"),
  /** Distance restraint. */
  DISRES(2, "iirrrr"),
  /** Energy only. */
  DISRESVIOL(0),
  /** Orientation restraint. */
  ORIRES(2, "iiirrr"),
  /** Energy only. */
  ORIRESDEV(0),
  /** Angle restraint. */
  ANGRES(4, "rrrri"),
  /** Restraint of the angle with z. */
  ANGRESZ(2, "rrrri"),
  /** Dihedral restraint. */
  DIHRES(4, "rrrrrr"),
  /** Energy only. */
  DIHRESVIOL(0),
  /** Constraint that is a chemical bond. */
  CONSTR(2, "rr"),
  /** Constraint that is no chemical bond. */
  CONSTRNC(2, "rr"),
  /** Rigid water: oxygen and two hydrogens. */
  SETTLE(3, "rr"),
  /** Virtual site on one atom. */
  VSITE1(121, 2, ""),
  /** Virtual site of two atoms. */
  VSITE2(3, "r"),
  /** Virtual site of two atoms at a fixed distance. */
  VSITE2FD(118, 3, "r"),
  /** Virtual site of three atoms. */
  VSITE3(4, "rr"),
  /** Virtual site of three atoms at a fixed distance. */
  VSITE3FD(4, "rr"),
  /** Virtual site of three atoms at a fixed angle and distance. */
  VSITE3FAD(4, "rr"),
  /** Virtual site out of the plane of three atoms. */
  VSITE3OUT(4, "rrr"),
  /** Virtual site of four atoms. */
  VSITE4FD(5, "rrr"),
  /** Virtual site of four atoms, newer construction. */
  VSITE4FDN(5, "rrr"),
  /** One term of a virtual site of any number of atoms: site and atom. */
  VSITEN(2, "ir"),
  /** Energy only. */
  COM_PULL(0),
  /** Energy only. */
  DENSITYFITTING(117),
  /** Energy only. */
  EQM(0),
  /** Energy only. */
  EPOT(0),
  /** Energy only. */
  EKIN(0),
  /** Energy only. */
  ETOT(0),
  /** Energy only. */
  ECONSERVED(0),
  /** Energy only. */
  TEMP(0),
  /** Energy only. */
  VTEMP(69),
  /** Energy only. */
  PDISPCORR(66),
  /** Energy only. */
  PRES(0),
  /** Energy only. */
  DVDL_CONSTR(0),
  /** Energy only. */
  DVDL(0),
  /** Energy only. */
  DKDL(0),
  /** Energy only. */
  DVDL_COUL(79),
  /** Energy only. */
  DVDL_VDW(79),
  /** Energy only. */
  DVDL_BONDED(79),
  /** Energy only. */
  DVDL_RESTRAINT(79),
  /** Energy only. */
  DVDL_TEMPERATURE(79);

  private final int since;
  private final int nAtoms;
  private final String layout;

  Interaction(int since) {
    this(since, 0, "");
  }

  Interaction(int nAtoms, String layout) {
    this(0, nAtoms, layout);
  }

  Interaction(int since, int nAtoms, String layout) {
    this.since = since;
    this.nAtoms = nAtoms;
    this.layout = layout;
  }

  /** Number of atoms of one interaction; 0 for what is an energy only. */
  public int nAtoms() {
    return nAtoms;
  }

  /** Those that a version of the file knows, in its order. */
  static Interaction[] of(int version) {
    return Arrays.stream(values()).filter(i -> i.since <= version).toArray(Interaction[]::new);
  }

  /** Parameters in a version of the file, one letter each: r for a real, i for an integer. */
  String layout(int version) {
    return switch (this) {
      case MORSE -> layout.substring(version < 79 ? 3 : 0);
      case UREY_BRADLEY -> layout.substring(version < 79 ? 4 : 0);
      case DIHRES -> version < 82 ? "iirrr" : layout;
      case GB12, GB13, GB14 -> "r".repeat(version < 68 ? 9 : version < 113 ? 5 : 0);
      case THOLE_POL -> version < 127 ? "rrrr" : layout;
      case RESTRANGLES, RESTRDIHS -> layout.substring(version < 134 ? 2 : 0);
      case CBTDIHS -> layout.substring(version < 134 ? 6 : 0);
      default -> layout;
    };
  }

  /** Kinds that add non-bonded interactions to single pairs of atoms. */
  public static List<Interaction> pairs() {
    return List.of(LJ14, LJC14_Q, LJC_PAIRS_NB);
  }

  /** Whether atoms of such an interaction are linked by a chemical bond. */
  public boolean isBond() {
    return switch (this) {
      case BONDS, G96BONDS, MORSE, CUBICBONDS, CONNBONDS, FENEBONDS, TABBONDS, CONSTR -> true;
      default -> false;
    };
  }
}
