package org.padml.descriptors.energy;

import java.util.Arrays;
import org.padml.model.Box;
import org.padml.model.NonbondedParameters;
import org.padml.neighbors.CellList;
import org.padml.neighbors.PairList;
import org.padml.pbc.MinimumImage;

/**
 * Pairs between the partners below a cutoff, or all at their nearest image, one by one.
 *
 * <p>With images a cutoff above half the box, as a float tells it, is refused: more than one image
 * of an atom would count.
 *
 * <p>Exceptions have their own energies, without cutoff treatment or reaction field, as 1-4 pairs
 * have in GROMACS. Cost: O(pairs within the cutoff), with images and without cutoff O(nA nB). Grows
 * a pair list to the largest frame seen.
 */
final class NearPairs implements PairTerms {
  /** Cells narrower than the cutoff follow its sphere more closely. */
  private static final double CELLS_PER_CUTOFF = 2;

  private final PackedAtoms atoms;
  private final NonbondedParameters parameters;
  private final CrossExceptions exceptions;
  private final Overlaps overlaps;
  private final PairOptions options;
  private final PairForm form;
  private final double coulombConstant;
  private final int[] atomsOfA;
  private final int[] atomsOfB;
  private final CellList cells = new CellList();
  private final PairList pairs = new PairList();
  private final MinimumImage nearest = new MinimumImage();

  NearPairs(
      PackedAtoms atoms,
      NonbondedParameters parameters,
      CrossExceptions exceptions,
      Overlaps overlaps,
      EnergyModel model) {
    this.atoms = atoms;
    this.parameters = parameters;
    this.exceptions = exceptions;
    this.overlaps = overlaps;
    options = model.pairs();
    form = new PairForm(options, model.soluteDielectric());
    coulombConstant = model.insideFactor();
    atomsOfA = Arrays.copyOf(atoms.atom, atoms.nA);
    atomsOfB = Arrays.copyOfRange(atoms.atom, atoms.nA, atoms.n);
  }

  @Override
  public String add(float[] x, float[] y, float[] z, Box box, double[] vdw, double[] coulomb) {
    Box images = options.images() == PairOptions.Images.NEAREST ? box : Box.NONE;
    nearest.setBox(images);
    String fault = tooWide();
    if (!fault.isEmpty()) {
      return fault;
    }
    if (options.hasCutoff()) {
      cells.build(
          x, y, z, atomsOfB, atomsOfB.length, images, options.cutoffNm() / CELLS_PER_CUTOFF);
      pairs.clear();
      cells.pairsWith(x, y, z, atomsOfA, atomsOfA.length, options.cutoffNm(), pairs);
      for (int k = 0; k < pairs.size() && fault.isEmpty(); k++) {
        int i = atoms.placeOf(pairs.first(k));
        int j = atoms.placeOf(pairs.second(k));
        fault = addPair(i, j, pairs.distance2(k), vdw, coulomb);
      }
    } else {
      for (int i = 0; i < atoms.nA && fault.isEmpty(); i++) {
        for (int j = atoms.nA; j < atoms.n && fault.isEmpty(); j++) {
          fault = addPair(i, j, distance2(i, j), vdw, coulomb);
        }
      }
    }
    addExceptions(vdw, coulomb);
    return fault;
  }

  /**
   * Beyond half the shortest lattice vector the nearest image is not the only one that counts.
   * Edges are stored as floats, which may be short of what was meant.
   */
  private String tooWide() {
    double half = nearest.isPeriodic() ? nearest.shortestVector() / 2 : Double.POSITIVE_INFINITY;
    return !options.hasCutoff() || options.cutoffNm() <= half + Math.ulp((float) half)
        ? ""
        : "energy: cutoff_nm: expected at most half the box, "
            + half
            + " nm, with minimum-image, found "
            + options.cutoffNm();
  }

  private double distance2(int i, int j) {
    return nearest.distance2(
        atoms.x[j] - atoms.x[i], atoms.y[j] - atoms.y[i], atoms.z[j] - atoms.z[i]);
  }

  private String addPair(int i, int j, double d2, double[] vdw, double[] coulomb) {
    if (exceptions.find(i, j) < 0) {
      if (d2 < Overlaps.LEAST_NM * Overlaps.LEAST_NM) {
        return overlaps.sentence(atoms.atom[i], atoms.atom[j], d2);
      }
      int pair = atoms.type[i] * parameters.nTypes() + atoms.type[j];
      put(
          i,
          j,
          form.lennardJones(d2, parameters.c6()[pair], parameters.c12()[pair]),
          coulombConstant * atoms.charge[i] * atoms.charge[j] * form.coulomb(d2),
          vdw,
          coulomb);
    }
    return "";
  }

  private void addExceptions(double[] vdw, double[] coulomb) {
    for (int k = 0; k < exceptions.size(); k++) {
      double inverse2 = 1 / distance2(exceptions.first[k], exceptions.second[k]);
      put(
          exceptions.first[k],
          exceptions.second[k],
          exceptions.lennardJones(k, inverse2),
          coulombConstant * exceptions.chargeProduct[k] * Math.sqrt(inverse2),
          vdw,
          coulomb);
    }
  }

  private static void put(
      int i, int j, double lj, double electric, double[] vdw, double[] coulomb) {
    vdw[i] += lj;
    vdw[j] += lj;
    coulomb[i] += electric;
    coulomb[j] += electric;
  }
}
