package org.padml.descriptors.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.model.AtomSet;
import org.padml.stats.BlockTree;
import org.padml.testing.MdComplex;
import org.padml.units.Units;

class FluctuationsTest {
  /** The reference tables are printed to 1e-4 Angstrom; half of that, and single precision. */
  private static final double PRINTED_NM = 0.6e-4 * Units.NM_PER_ANGSTROM;

  /** Alpha carbons of all frames. */
  static CoordinateStore alphaCarbons(MdComplex md) throws IOException {
    AtomSet all = AtomSet.range(0, md.topology().nAtoms());
    int[] atoms = FitAtoms.alphaCarbons(md.topology(), all).toArray();
    CoordinateStore store = new CoordinateStore();
    float[][] r = new float[3][atoms.length];
    md.forEachFrame(
        (frame, buffer) -> {
          for (int k = 0; k < atoms.length; k++) {
            r[0][k] = buffer.x()[atoms[k]];
            r[1][k] = buffer.y()[atoms[k]];
            r[2][k] = buffer.z()[atoms[k]];
          }
          store.add(r[0], r[1], r[2]);
        });
    return store;
  }

  private static void check(String table, String topology, String trajectory) throws IOException {
    MdComplex md = new MdComplex("md-ppi/" + topology, "md-ppi/" + trajectory);
    AtomSet all = AtomSet.range(0, md.topology().nAtoms());
    int[] atoms = FitAtoms.alphaCarbons(md.topology(), all).toArray();
    Fluctuations f = Fluctuations.of(alphaCarbons(md));
    assertTrue(f.applicable() && f.converged(), f.passes() + " passes");
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_md-ppi/" + table + ".rmsf_ca.tsv");
    assertEquals(atoms.length, rows.size());
    for (int k = 0; k < atoms.length; k++) {
      assertEquals(
          Double.parseDouble(rows.get(k).get("rmsf_A")) * Units.NM_PER_ANGSTROM,
          f.rmsfNm()[k],
          PRINTED_NM,
          table + " " + rows.get(k));
    }
    System.out.println(table + ": " + atoms.length + " points, " + f.passes() + " passes");
  }

  @Test
  void rasAndRafAreAsMdAnalysisSays() throws IOException {
    check(
        "ras-raf_amber",
        "ras-raf_amber/ras-raf_complex.prmtop",
        "ras-raf_amber/prod_complex.mdcrd");
  }

  @Test
  void rpn11AndUbiquitinAreAsMdAnalysisSays() throws IOException {
    check(
        "rpn11-ubiquitin_namd",
        "rpn11-ubiquitin_namd/rpn11_ubq.psf",
        "rpn11-ubiquitin_namd/rpn11_ubq.dcd");
  }

  @Test
  void wwDomainIsAsMdAnalysisSays() throws IOException {
    check("ww-peptide_opls", "ww-peptide_opls/com.pdb", "ww-peptide_opls/com_traj.xtc");
  }

  @Test
  void twoChainsAreAsMdAnalysisSays() throws IOException {
    check(
        "pyinteraph2_two-chains",
        "pyinteraph2_two-chains/sim.prot.twochains.pdb",
        "pyinteraph2_two-chains/traj.twochains.xtc");
  }

  /** A cloud whose points jitter, turned and shifted at random in every frame. */
  static CoordinateStore tumbling(long seed, int points, int frames, double[] jitterNm) {
    Random random = new Random(seed);
    double[][] at = new double[points][3];
    for (double[] p : at) {
      for (int a = 0; a < 3; a++) {
        p[a] = 2 * random.nextGaussian();
      }
    }
    CoordinateStore store = new CoordinateStore();
    for (int f = 0; f < frames; f++) {
      double angle = f == 0 ? 0 : 2 * Math.PI * random.nextDouble();
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      float[][] r = new float[3][points];
      double shift = 3 * random.nextDouble();
      for (int k = 0; k < points; k++) {
        double x = at[k][0] + jitterNm[k] * random.nextGaussian();
        double y = at[k][1] + jitterNm[k] * random.nextGaussian();
        double z = at[k][2] + jitterNm[k] * random.nextGaussian();
        r[0][k] = (float) (c * x - s * y + shift);
        r[1][k] = (float) (s * x + c * y - shift);
        r[2][k] = (float) (z + 2 * shift);
      }
      store.add(r[0], r[1], r[2]);
    }
    return store;
  }

  @Test
  void jitterIsFoundWhateverTheTumbling() {
    int points = 200;
    int frames = 400;
    double[] jitter = new double[points];
    for (int k = 0; k < points; k++) {
      jitter[k] = k % 2 == 0 ? 0.02 : 0.05;
    }
    Fluctuations f = Fluctuations.of(tumbling(5, points, frames, jitter));
    assertTrue(f.converged());
    assertEquals(frames, f.frames());
    for (int k = 0; k < points; k++) {
      double truth = jitter[k] * Math.sqrt(3);
      // the fit takes out 6 of 600 degrees of freedom; 5 standard deviations of the estimate
      assertEquals(truth, f.rmsfNm()[k], truth * (0.02 + 5 / Math.sqrt(6.0 * frames)));
    }
  }

  @Test
  void blocksOnAnyTaskGiveTheSameBits() {
    double[] jitter = new double[20];
    Arrays.fill(jitter, 0.1);
    CoordinateStore frames = tumbling(9, 20, 100, jitter);
    Fluctuations inMemory = Fluctuations.of(frames);
    double[][] reference = inMemory.mean();
    FittedSums[] seen = new FittedSums[3];
    for (int cut = 0; cut < 3; cut++) {
      BlockTree<FittedSums> left = new BlockTree<>();
      BlockTree<FittedSums> right = new BlockTree<>();
      FittedSums[] block = {new FittedSums(reference)};
      int[] k = {0};
      int lastOfLeft = 1 + 2 * cut;
      frames.forEach(
          (x, y, z) -> {
            block[0].add(x, y, z);
            if (++k[0] % 16 == 0 || k[0] == 100) {
              int b = (k[0] - 1) / 16;
              (b <= lastOfLeft ? left : right).add(b, block[0]);
              block[0] = new FittedSums(reference);
            }
          });
      left.merge(right);
      seen[cut] = left.finish();
    }
    assertArrayEquals(seen[0].rmsfNm(), seen[1].rmsfNm());
    assertArrayEquals(seen[0].rmsfNm(), seen[2].rmsfNm());
    // another order of 100 additions of deviations of a few tenths of a nanometre
    double[] whole = inMemory.rmsfNm();
    assertArrayEquals(whole, seen[0].rmsfNm(), 10 * Fluctuations.CONVERGED_NM);
    assertEquals(100, seen[0].frames());
    assertTrue(seen[0].shiftNm() < Fluctuations.CONVERGED_NM);
  }

  @Test
  void whatIsSentElsewhereGoesOn() throws IOException, ClassNotFoundException {
    double[] jitter = new double[10];
    Arrays.fill(jitter, 0.1);
    CoordinateStore frames = tumbling(3, 10, 5, jitter);
    double[][] reference = Fluctuations.of(frames).mean();
    FittedSums here = new FittedSums(reference);
    frames.forEach(here::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    FittedSums there;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      there = (FittedSums) in.readObject();
    }
    frames.forEach(there::add);
    frames.forEach(here::add);
    assertArrayEquals(here.rmsfNm(), there.rmsfNm());
  }

  @Test
  void tooLittleSaysWhy() {
    CoordinateStore none = new CoordinateStore();
    assertEquals("fewer than two frames", Fluctuations.of(none).reason());
    none.add(new float[2], new float[2], new float[2]);
    assertEquals(1, Fluctuations.of(none).frames());
    none.clear();
    assertEquals(0, none.size());
    none.add(new float[0], new float[0], new float[0]);
    none.add(new float[0], new float[0], new float[0]);
    assertEquals("no points", Fluctuations.of(none).reason());
    FittedSums sums = new FittedSums(new double[3][2]);
    assertEquals(
        "fit: expected 2 points, found 1 1 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> sums.add(new float[1], new float[1], new float[1]))
            .getMessage());
    assertEquals(
        "fit: merge: expected one reference, found two",
        assertThrows(
                IllegalArgumentException.class,
                () -> sums.merge(new FittedSums(new double[][] {{1, 2}, {3, 4}, {5, 6}})))
            .getMessage());
  }
}
