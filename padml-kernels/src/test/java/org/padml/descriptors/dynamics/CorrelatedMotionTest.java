package org.padml.descriptors.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;

class CorrelatedMotionTest {
  private static final String CHAIN = "md-ppi/pyinteraph2_single-chain/";

  /**
   * Stored coordinates resolve 0.001 nm; rounding the fitted ones to that changes correlations of
   * this chain by up to 0.003, so the other program's third decimal is the last that tells.
   */
  private static final double DCCM = 0.5e-3;

  /** Single precision in other units, relative, through 151 frames and a fit. */
  private static final double RELATIVE = 2e-5;

  private static CoordinateCovariance covariance(CoordinateFrames frames, double[][] reference) {
    FittedCovariance sums = new FittedCovariance(reference);
    frames.forEach(sums::add);
    return sums.finish();
  }

  /** The alpha carbons of the chain's structure file. */
  private static double[][] structure() throws IOException {
    double[][][] structure = new double[1][][];
    FluctuationsTest.alphaCarbons(new MdComplex(CHAIN + "sim.prot.gro", CHAIN + "sim.prot.gro"))
        .forEach((x, y, z) -> structure[0] = FittedSums.structure(x, y, z));
    return structure[0];
  }

  /** Tab-separated cells of a resource, comments left out. */
  private static List<String[]> rows(String resource) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                CorrelatedMotionTest.class.getResourceAsStream(resource),
                StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t")).toList();
    }
  }

  @Test
  void fluctuationsAndEigenvaluesAreThoseOfGromacs() throws IOException {
    MdComplex md = new MdComplex(CHAIN + "sim.prot.gro", CHAIN + "traj.xtc");
    CoordinateStore frames = FluctuationsTest.alphaCarbons(md);
    FittedSums sums = new FittedSums(structure());
    frames.forEach(sums::add);
    PrincipalComponents pca = PrincipalComponents.of(covariance(frames, structure()));
    List<String[]> rows = rows("gmx_single_chain.tsv");
    assertEquals(149 + 10, rows.size());
    for (String[] row : rows) {
      int k = Integer.parseInt(row[1]);
      double expected = Double.parseDouble(row[2]);
      if (row[0].equals("rmsf")) {
        // printed to 1e-4 nm
        assertEquals(expected, sums.rmsfNm()[k], 0.51e-4, "point " + k);
      } else {
        // printed to six digits; GROMACS fits in single precision and divides by the frames
        assertEquals(expected, pca.variances()[k] * 150 / 151, RELATIVE * expected, "" + k);
      }
    }
  }

  @Test
  void correlationsAreThoseOfPyInteraph() throws IOException {
    MdComplex md = new MdComplex(CHAIN + "sim.prot.gro", CHAIN + "traj.xtc");
    double[][] dccm =
        CrossCorrelation.dynamic(covariance(FluctuationsTest.alphaCarbons(md), structure()));
    List<String> lines =
        Files.readAllLines(
            SharedData.require(
                "reference-values/pyinteraph2_single-chain/dccm_ca_aligned_to_ref.csv"),
            StandardCharsets.UTF_8);
    assertEquals(149, dccm.length);
    assertEquals(149, lines.size());
    double worst = 0;
    for (int i = 0; i < 149; i++) {
      String[] cells = lines.get(i).split(",");
      for (int j = 0; j < 149; j++) {
        double expected = Double.parseDouble(cells[j + 1]);
        worst = Math.max(worst, Math.abs(expected - dccm[i][j]));
        assertEquals(expected, dccm[i][j], DCCM, i + " " + j);
      }
    }
    System.out.println("dccm: largest difference " + worst);
  }

  @Test
  void componentsAndInformationAreThoseOfNumpy() throws IOException {
    MdComplex md = new MdComplex(CHAIN + "sim.prot.gro", CHAIN + "traj.xtc");
    CoordinateStore frames = FluctuationsTest.alphaCarbons(md);
    Fluctuations f = Fluctuations.of(frames);
    CoordinateCovariance c = covariance(frames, f.mean());
    assertEquals(151, c.frames());
    PrincipalComponents pca = PrincipalComponents.of(c);
    double[][] lmi = CrossCorrelation.linearMutualInformation(c);
    double trace = 0;
    for (double v : pca.variances()) {
      trace += v;
    }
    List<String[]> rows = rows("single_chain.tsv");
    for (String[] cell : rows) {
      int i = Integer.parseInt(cell[1]);
      int j = Integer.parseInt(cell[2]);
      double expected = Double.parseDouble(cell[3]);
      double found =
          switch (cell[0]) {
            case "trace" -> trace;
            case "variance" -> pca.variances()[i];
            case "mode" -> pca.modes()[i][j];
            default -> lmi[i][j];
          };
      // a unit vector of 447 components turns by the relative error over the gap of its variance
      double allowed = cell[0].equals("mode") ? 10 * RELATIVE : RELATIVE * expected;
      assertEquals(expected, found, allowed, String.join(" ", cell));
    }
    assertEquals(15, rows.size());
    // the fluctuation is the trace of a point's own block, but for n - 1
    double own = (c.at(0, 0) + c.at(1, 1) + c.at(2, 2)) * 150 / 151;
    assertEquals(f.rmsfNm()[0], Math.sqrt(own), 1e-9);
  }

  /** Covariance of two points, each coordinate of one correlated by rho with that of the other. */
  private static CoordinateCovariance pair(double rho, int turned) {
    double[] m = new double[36];
    for (int i = 0; i < 6; i++) {
      m[i * 6 + i] = i < 3 ? 4 : 9;
    }
    for (int a = 0; a < 3; a++) {
      int b = 3 + (a + turned) % 3;
      m[a * 6 + b] = m[b * 6 + a] = rho * 6;
    }
    return new CoordinateCovariance(100, new double[6], m);
  }

  @Test
  void gaussianPairsHaveTheirClosedForms() {
    for (double rho : new double[] {-0.9, -0.3, 0, 0.5, 0.99}) {
      assertEquals(rho, CrossCorrelation.dynamic(pair(rho, 0))[0][1], 1e-14);
      // motions at right angles: nothing to see for the one, everything for the other
      assertEquals(0, CrossCorrelation.dynamic(pair(rho, 1))[0][1], 1e-14);
      for (int turned = 0; turned < 3; turned++) {
        double[][] lmi = CrossCorrelation.linearMutualInformation(pair(rho, turned));
        // 1 - rho^2 loses digits near 1, and its root near 0
        assertEquals(Math.abs(rho), lmi[1][0], rho == 0 ? 1e-7 : 1e-12);
        assertEquals(lmi[0][1], lmi[1][0]);
        assertEquals(1, lmi[0][0]);
      }
    }
    assertEquals(1, CrossCorrelation.linearMutualInformation(pair(1, 0))[0][1]);
  }

  @Test
  void pointsWithoutMotionHaveNone() {
    double[] m = new double[36];
    m[0] = m[7] = m[14] = 1;
    CoordinateCovariance c = new CoordinateCovariance(100, new double[6], m);
    double[][] dccm = CrossCorrelation.dynamic(c);
    double[][] lmi = CrossCorrelation.linearMutualInformation(c);
    assertEquals(1, dccm[0][0]);
    assertEquals(1, lmi[0][0]);
    for (double v : new double[] {dccm[0][1], dccm[1][1], lmi[0][1], lmi[1][1]}) {
      assertTrue(Double.isNaN(v));
    }
    assertEquals(
        "linear mutual information: expected at least 7 frames, found 6",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    CrossCorrelation.linearMutualInformation(
                        new CoordinateCovariance(6, new double[6], m)))
            .getMessage());
  }

  @Test
  void projectionsHaveTheVarianceOfTheirComponent() {
    Random random = new Random(4);
    double[] jitter = random.doubles(6, 0.02, 0.3).toArray();
    CoordinateStore frames = FluctuationsTest.tumbling(8, 6, 60, jitter);
    double[][] mean = Fluctuations.of(frames).mean();
    StructureFit fit = new StructureFit(mean);
    PrincipalComponents pca = PrincipalComponents.of(covariance(frames, mean));
    double[] squares = new double[18];
    double[] fitted = new double[18];
    double[] p = new double[18];
    frames.forEach(
        (x, y, z) -> {
          fit.fit(x, y, z, fitted);
          pca.project(fitted, p);
          for (int k = 0; k < 18; k++) {
            squares[k] += p[k] * p[k] / 59;
          }
        });
    double explained = 0;
    for (int k = 0; k < 18; k++) {
      assertEquals(pca.variances()[k], squares[k], 1e-14);
      explained += pca.explainedFraction(k);
    }
    assertEquals(1, explained, 1e-14);
  }

  @Test
  void sharesOfTheFirstComponentsAreOfAll() {
    double[] covariance = {4, 0, 0, 0, 3, 0, 0, 0, 1};
    PrincipalComponents all = PrincipalComponents.of(new double[3], covariance);
    PrincipalComponents first = all.first(2);
    assertEquals(8, first.totalVariance(), 1e-14);
    assertEquals(0.5, first.explainedFraction(0), 1e-15);
    assertEquals(0.375, first.explainedFraction(1), 1e-15);
    assertEquals(0.5, first.first(1).explainedFraction(0), 1e-15);
    assertTrue(
        Double.isNaN(PrincipalComponents.of(new double[1], new double[1]).explainedFraction(0)));
  }

  /** Frames that are copies of one differ by rounding only, which correlates with nothing. */
  @Test
  void roundingIsNoMotion() {
    double[] m = new double[81];
    for (int i = 0; i < 81; i++) {
      m[i] = 1e-33;
    }
    for (int a = 3; a < 6; a++) {
      m[a * 9 + a] = 1e-4;
    }
    CoordinateCovariance c = new CoordinateCovariance(100, new double[9], m);
    double[][] dccm = CrossCorrelation.dynamic(c);
    double[][] lmi = CrossCorrelation.linearMutualInformation(c);
    assertEquals(1, dccm[1][1]);
    assertEquals(1, lmi[1][1]);
    for (double v : new double[] {dccm[0][0], dccm[0][2], dccm[1][2], lmi[0][2], lmi[1][0]}) {
      assertTrue(Double.isNaN(v));
    }
    PrincipalComponents pca = PrincipalComponents.of(c);
    assertEquals(3, pca.first(10).variances().length);
    assertEquals(2, pca.first(2).modes().length);
    assertEquals(0, pca.first(0).variances().length);
  }
}
