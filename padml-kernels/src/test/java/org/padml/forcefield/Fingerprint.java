package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;

/** The sums with changing weights that scripts beside the resources print of other programs. */
final class Fingerprint {
  /**
   * Oracles are printed with 10 digits of sums whose terms come from coefficients with 8 digits;
   * ParmEd turns these into radii and depths and back.
   */
  private static final double RELATIVE = 5e-8;

  private final String name;
  private final Map<String, String> expected;
  private final double relative;

  /** With the numbers of another program by column. */
  Fingerprint(String name, Map<String, String> expected) {
    this(name, expected, RELATIVE);
  }

  /** As above, of a program that prints other numbers of digits. */
  Fingerprint(String name, Map<String, String> expected, double relative) {
    this.name = name;
    this.expected = expected;
    this.relative = relative;
  }

  /** Compares everything but radii and screening. */
  void check(NonbondedParameters p) {
    int n = p.nAtoms();
    assertEquals(Integer.parseInt(cell("atoms")), n, name);
    double[] q = p.charge();
    sum("charge", n, i -> q[i]);
    sum("c6", n, i -> Math.sqrt(p.c6()[types(p, i, (i + 1 + i % 17) % n)]));
    sum("c12", n, i -> Math.sqrt(Math.sqrt(p.c12()[types(p, i, (i + 1 + i % 17) % n)])));
    Exceptions e = p.exceptions();
    assertEquals(Integer.parseInt(cell("exceptions")), e.size(), name);
    sum("atoms_of_exceptions", e.size(), k -> e.first()[k] + 2 * e.second()[k]);
    sum("charge_of_exceptions", e.size(), k -> e.chargeProduct()[k]);
    sum("c6_of_exceptions", e.size(), k -> Math.sqrt(e.c6()[k]));
    sum("c12_of_exceptions", e.size(), k -> Math.sqrt(Math.sqrt(e.c12()[k])));
  }

  private static int types(NonbondedParameters p, int i, int j) {
    return p.ljType()[i] * p.nTypes() + p.ljType()[j];
  }

  /** Compares one sum. */
  void sum(String column, int n, IntToDoubleFunction term) {
    double found = 0;
    double scale = 0;
    for (int i = 0; i < n; i++) {
      found += (1 + i % 13) * term.applyAsDouble(i);
      scale += (1 + i % 13) * Math.abs(term.applyAsDouble(i));
    }
    double wanted = Double.parseDouble(cell(column));
    assertEquals(wanted, found, relative * scale, name + " " + column);
  }

  private String cell(String column) {
    String value = expected.get(column);
    if (value == null) {
      throw new IllegalArgumentException("column: expected " + column + ", found none");
    }
    return value;
  }
}
