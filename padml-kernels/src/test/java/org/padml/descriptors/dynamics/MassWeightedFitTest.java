package org.padml.descriptors.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.Topology;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/**
 * Fluctuations after a fit that weighs atoms by mass, as other programs do by default: here every
 * atom stands as often as it has hundredths of a mass unit.
 */
class MassWeightedFitTest {
  private static final double COPIES_PER_U = 100;

  /** Copies are whole numbers: the mass of a hydrogen is rounded by 0.2 percent, others by less. */
  private static final double RELATIVE = 2e-4;

  /**
   * GROMACS fitted on the structure in com.tpr, 0.11 nm from the one in com.pdb; given com.pdb, its
   * own values change by up to this, nm.
   */
  private static final double OTHER_REFERENCE_NM = 5e-4;

  private static final int SOLUTE_ATOMS = 608;

  /** Atoms repeated by mass, and where each atom's copies begin. */
  private record Copies(int[] atoms, int[] begin) {
    static Copies of(Topology topology, int nAtoms) {
      List<Integer> all = new ArrayList<>();
      int[] begin = new int[nAtoms];
      for (int a = 0; a < nAtoms; a++) {
        begin[a] = all.size();
        for (int k = 0; k < Math.round(topology.mass(a) * COPIES_PER_U); k++) {
          all.add(a);
        }
      }
      return new Copies(all.stream().mapToInt(a -> a).toArray(), begin);
    }

    float[] of(float[] v) {
      float[] out = new float[atoms.length];
      for (int k = 0; k < out.length; k++) {
        out[k] = v[atoms[k]];
      }
      return out;
    }
  }

  /** Fluctuation of each atom, nm, after fitting on the first frame of a file. */
  private static double[] rmsf(MdComplex md, MdComplex reference, int nAtoms) throws IOException {
    Copies copies = Copies.of(md.topology(), nAtoms);
    List<FittedSums> sums = new ArrayList<>();
    reference.forEachFrame(
        (frame, f) -> {
          if (frame == 0) {
            sums.add(
                new FittedSums(
                    FittedSums.structure(copies.of(f.x()), copies.of(f.y()), copies.of(f.z()))));
          }
        });
    md.forEachFrame(
        (frame, f) -> sums.get(0).add(copies.of(f.x()), copies.of(f.y()), copies.of(f.z())));
    double[] all = sums.get(0).rmsfNm();
    double[] out = new double[nAtoms];
    for (int a = 0; a < nAtoms; a++) {
      out[a] = all[copies.begin[a]];
    }
    return out;
  }

  @Test
  void fluctuationsOfAtomsAreThoseOfCpptraj() throws IOException {
    MdComplex md =
        new MdComplex(
            "trajectories/netcdf/cpptraj_DPDP.parm7", "trajectories/netcdf/cpptraj_DPDP.nc");
    double[] rmsf = rmsf(md, md, md.topology().nAtoms());
    List<String> lines =
        Files.readAllLines(
            SharedData.require("reference-values/cpptraj/Test_AtomicFluct/dpdp.fluct.dat.save"),
            StandardCharsets.UTF_8);
    assertEquals(rmsf.length, lines.size() - 1);
    for (int a = 0; a < rmsf.length; a++) {
      double expected = Double.parseDouble(lines.get(a + 1).strip().split("\\s+")[1]);
      // the table holds B factors, 8 pi^2 / 3 <dr^2> in square Angstrom
      double found = 8 * Math.PI * Math.PI / 3 * rmsf[a] * rmsf[a] / Units.NM2_PER_ANGSTROM2;
      assertEquals(expected, found, RELATIVE * expected, "atom " + a);
    }
  }

  @Test
  void fluctuationsOfResiduesAreThoseOfGromacs() throws IOException {
    String folder = "md-ppi/ww-peptide_gmx_mmpbsa/";
    MdComplex md = new MdComplex(folder + "com.pdb", folder + "com_traj.xtc");
    MdComplex reference = new MdComplex(folder + "com.pdb", folder + "com.pdb");
    Topology t = md.topology();
    double[] rmsf = rmsf(md, reference, SOLUTE_ATOMS);
    List<String> lines =
        Files.readAllLines(
                SharedData.require(
                    "reference-values/computed_gromacs_ww-peptide/rmsf_solu_res.xvg"),
                StandardCharsets.UTF_8)
            .stream()
            .filter(l -> !l.startsWith("#") && !l.startsWith("@"))
            .toList();
    assertEquals(39, lines.size());
    for (int r = 0; r < lines.size(); r++) {
      double sum = 0;
      double mass = 0;
      for (int a = t.residueStart(r); a < t.residueStart(r + 1); a++) {
        sum += t.mass(a) * rmsf[a] * rmsf[a];
        mass += t.mass(a);
      }
      double expected = Double.parseDouble(lines.get(r).strip().split("\\s+")[1]);
      // -res averages squares by mass
      assertEquals(expected, Math.sqrt(sum / mass), OTHER_REFERENCE_NM, "residue " + r);
    }
  }
}
