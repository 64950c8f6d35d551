package org.padml.descriptors.surface;

import org.padml.forcefield.Neighbors;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.units.Units;

/**
 * Atom classes of LCPO with their radii and coefficients, told by element and bonds.
 *
 * <p>Carbon is sp3 with four bonds. Oxygen with one bond in all is that of a carboxylate or
 * phosphate where its carbon or phosphorus carries another such, else a carbonyl's. Nitrogen is sp3
 * with four bonds or with carbons of four bonds only. Fluorine, magnesium and all other elements
 * have the values that Amber gives them. Classes then split by the number of neighbours that are no
 * hydrogens; one outside the table has the class that Amber falls back to.
 *
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1096-987X(19990130)20:2%3C217::AID-JCC4%3E3.0.CO;2-A">Weiser,
 *     Shenkin, Still, 1999</a>
 */
enum LcpoClass {
  NO_SURFACE(0, 0, 0, 0, 0),
  C_SP3_1(1.70, 0.77887, -0.28063, -0.0012968, 0.00039328),
  C_SP3_2(1.70, 0.56482, -0.19608, -0.0010219, 0.0002658),
  C_SP3_3(1.70, 0.23348, -0.072627, -0.00020079, 0.00007967),
  C_SP3_4(1.70, 0, 0, 0, 0),
  C_SP2_2(1.70, 0.51245, -0.15966, -0.00019781, 0.00016392),
  C_SP2_3(1.70, 0.070344, -0.019015, -0.000022009, 0.000016875),
  O_SP3_1(1.60, 0.77914, -0.25262, -0.0016056, 0.00035071),
  O_SP3_2(1.60, 0.49392, -0.16038, -0.00015512, 0.00016453),
  O_CARBONYL(1.60, 0.68563, -0.1868, -0.00135573, 0.00023743),
  O_CARBOXYLATE(1.60, 0.88857, -0.33421, -0.0018683, 0.00049372),
  N_SP3_1(1.65, 0.078602, -0.29198, -0.0006537, 0.00036247),
  N_SP3_2(1.65, 0.22599, -0.036648, -0.0012297, 0.000080038),
  N_SP3_3(1.65, 0.051481, -0.012603, -0.00032006, 0.000024774),
  N_SP2_1(1.65, 0.73511, -0.22116, -0.00089148, 0.0002523),
  N_SP2_2(1.65, 0.41102, -0.12254, -0.000075448, 0.00011804),
  N_SP2_3(1.65, 0.062577, -0.017874, -0.00008312, 0.000019849),
  S_1(1.90, 0.7722, -0.26393, 0.0010629, 0.0002179),
  S_2(1.90, 0.54581, -0.19477, -0.0012873, 0.00029247),
  P_3(1.90, 0.3865, -0.18249, -0.0036598, 0.0004264),
  P_4(1.90, 0.03873, -0.0089339, 0.0000083582, 0.0000030381),
  CHLORINE(1.80, 0.98318, -0.40437, 0.00011249, 0.00049901),
  FLUORINE(1.47, 0.68563, -0.1868, -0.00135573, 0.00023743),
  MAGNESIUM(1.18, 0.49392, -0.16038, -0.00015512, 0.00016453),
  OTHER(1.70, 0.51245, -0.15966, -0.00019781, 0.00016392);

  private static final double PROBE_ANGSTROM = 1.4;

  /** Radius with the probe, nm; 0 for atoms without surface. */
  final double reachNm;

  /** Coefficients; the fourth per nm². */
  final double p1;

  final double p2;
  final double p3;
  final double p4;

  LcpoClass(double radius, double p1, double p2, double p3, double p4) {
    reachNm = radius == 0 ? 0 : (radius + PROBE_ANGSTROM) * Units.NM_PER_ANGSTROM;
    this.p1 = p1;
    this.p2 = p2;
    this.p3 = p3;
    this.p4 = p4 / Units.NM2_PER_ANGSTROM2;
  }

  /** Class of an atom. */
  static LcpoClass of(Topology topology, Neighbors bonds, int atom) {
    int heavy = bonds.count(atom) - bonds.hydrogens(atom);
    return switch (topology.atomicNumber(atom)) {
      case Elements.H -> NO_SURFACE;
      case Elements.C -> carbon(bonds.count(atom) == 4, heavy);
      case Elements.O -> oxygen(topology, bonds, atom, heavy);
      case Elements.N -> nitrogen(isSp3Nitrogen(topology, bonds, atom), heavy);
      case Elements.S -> heavy == 1 ? S_1 : S_2;
      case Elements.P -> heavy == 4 ? P_4 : P_3;
      case Elements.CL -> CHLORINE;
      case Elements.F -> FLUORINE;
      case Elements.MG -> MAGNESIUM;
      default -> OTHER;
    };
  }

  private static LcpoClass carbon(boolean sp3, int heavy) {
    if (sp3) {
      return switch (heavy) {
        case 2 -> C_SP3_2;
        case 3 -> C_SP3_3;
        case 4 -> C_SP3_4;
        default -> C_SP3_1;
      };
    }
    return switch (heavy) {
      case 2 -> C_SP2_2;
      case 3 -> C_SP2_3;
      default -> C_SP3_1;
    };
  }

  private static LcpoClass oxygen(Topology topology, Neighbors bonds, int atom, int heavy) {
    if (bonds.count(atom) != 1 || heavy != 1) {
      return heavy == 2 ? O_SP3_2 : O_SP3_1;
    }
    int centre = bonds.heavy(atom);
    int terminal = 0;
    for (int k = 0; k < bonds.count(centre); k++) {
      int other = bonds.get(centre, k);
      if (topology.atomicNumber(other) == Elements.O && bonds.count(other) == 1) {
        terminal++;
      }
    }
    int element = topology.atomicNumber(centre);
    boolean charged = terminal > 1 && (element == Elements.C || element == Elements.P);
    return charged ? O_CARBOXYLATE : O_CARBONYL;
  }

  private static LcpoClass nitrogen(boolean sp3, int heavy) {
    return switch (heavy) {
      case 2 -> sp3 ? N_SP3_2 : N_SP2_2;
      case 3 -> sp3 ? N_SP3_3 : N_SP2_3;
      case 1 -> sp3 ? N_SP3_1 : N_SP2_1;
      default -> N_SP3_1;
    };
  }

  private static boolean isSp3Nitrogen(Topology topology, Neighbors bonds, int atom) {
    if (bonds.count(atom) == 4) {
      return true;
    }
    for (int k = 0; k < bonds.count(atom); k++) {
      int other = bonds.get(atom, k);
      boolean saturated =
          topology.isHydrogen(other)
              || (topology.atomicNumber(other) == Elements.C && bonds.count(other) == 4);
      if (!saturated) {
        return false;
      }
    }
    return bonds.count(atom) == 3;
  }
}
