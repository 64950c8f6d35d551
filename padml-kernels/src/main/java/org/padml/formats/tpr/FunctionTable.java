package org.padml.formats.tpr;

import java.io.IOException;
import java.util.Arrays;

/**
 * The functions that interactions refer to by number: their kinds and parameters. The first {@code
 * nTypes * nTypes} are the van der Waals functions of the pairs of atom types, row by row. Units of
 * the file and here: nm, kJ/mol, e, degrees.
 */
public final class FunctionTable {
  private final int nTypes;
  private final double repulsionPower;
  private final double fudgeQq;
  private final Interaction[] kinds;
  private final int[] starts;
  private final double[] values;

  private FunctionTable(
      int nTypes,
      double repulsionPower,
      double fudgeQq,
      Interaction[] kinds,
      int[] starts,
      double[] values) {
    this.nTypes = nTypes;
    this.repulsionPower = repulsionPower;
    this.fudgeQq = fudgeQq;
    this.kinds = kinds;
    this.starts = starts;
    this.values = values;
  }

  static FunctionTable read(TprInput in, int version) throws IOException {
    int nTypes = in.readInt("atom types of the force field");
    Interaction[] kinds = readKinds(in, version);
    if (nTypes < 0 || (long) nTypes * nTypes > kinds.length) {
      throw in.corrupt(
          "atom types of the force field: expected a function for each pair of types among "
              + kinds.length
              + ", found "
              + nTypes
              + " types");
    }
    double power = version >= 66 ? in.readDouble("repulsion power") : 12;
    double fudgeQq = in.readReal("1-4 Coulomb factor");
    double[] values = new double[Math.max(16, kinds.length)];
    int[] starts = new int[kinds.length + 1];
    int n = 0;
    for (int k = 0; k < kinds.length; k++) {
      String layout = kinds[k].layout(version);
      if (n + layout.length() > values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      for (int p = 0; p < layout.length(); p++) {
        values[n++] =
            layout.charAt(p) == 'i' ? in.readInt("parameters") : in.readReal("parameters");
      }
      starts[k + 1] = n;
    }
    return new FunctionTable(nTypes, power, fudgeQq, kinds, starts, Arrays.copyOf(values, n));
  }

  private static Interaction[] readKinds(TprInput in, int version) throws IOException {
    Interaction[] known = Interaction.of(version);
    int[] numbers = in.readInts(in.readCount("functions", Integer.BYTES), "functions");
    Interaction[] kinds = new Interaction[numbers.length];
    for (int k = 0; k < kinds.length; k++) {
      boolean isKnown = numbers[k] >= 0 && numbers[k] < known.length;
      if (!isKnown || known[numbers[k]].nAtoms() == 0) {
        throw in.corrupt(
            "kind of function " + k + ": expected one with parameters, found " + numbers[k]);
      }
      kinds[k] = known[numbers[k]];
    }
    return kinds;
  }

  /** Number of functions. */
  public int size() {
    return kinds.length;
  }

  /** Number of atom types. */
  public int nTypes() {
    return nTypes;
  }

  /** Power of the distance in the repulsion, 12 for Lennard-Jones. */
  public double repulsionPower() {
    return repulsionPower;
  }

  /** Factor of the Coulomb interaction of 1-4 pairs. */
  public double fudgeQq() {
    return fudgeQq;
  }

  /** What a function is. */
  public Interaction kind(int function) {
    return kinds[function];
  }

  /** Parameter p of a function, in the order of the file; integers are exact. */
  public double parameter(int function, int p) {
    if (p >= starts[function + 1] - starts[function]) {
      throw new IllegalArgumentException(
          "parameter of a "
              + kinds[function]
              + " function: expected 0 to "
              + (starts[function + 1] - starts[function] - 1)
              + ", found "
              + p);
    }
    return values[starts[function] + p];
  }
}
