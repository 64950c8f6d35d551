package org.padml.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;
import org.padml.units.Units;

final class BondPerceptionTest {
  private static Topology read(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  /** The topology without its bonds, with coordinates of a trajectory's first frame. */
  private static Topology stripped(Topology t, @Nullable String trajectory) throws IOException {
    TopologyBuilder b = new TopologyBuilder();
    for (int r = 0; r < t.nResidues(); r++) {
      b.addResidue(t.residue(r));
      for (int a = t.residueStart(r); a < t.residueStart(r + 1); a++) {
        b.addAtom(t.atomName(a), t.atomicNumber(a));
        if (t.isVirtualSite(a)) {
          b.virtualSite();
        }
        if (t.isExcludedAlternate(a)) {
          b.excludeAlternate(a);
        }
      }
    }
    Topology.ReferenceFrame frame = t.referenceFrame();
    if (trajectory != null && trajectory.endsWith(".inpcrd")) {
      frame = restart(SharedData.require(trajectory));
    } else if (trajectory != null) {
      try (Trajectory x =
          Formats.openTrajectory(
              FileSource.openDecompressed(SharedData.require(trajectory).toString()), t.nAtoms())) {
        FrameReader reader = x.frames(StoredFrame.whole(), AtomSet.range(0, t.nAtoms()));
        FrameBuffer buffer = new FrameBuffer(t.nAtoms());
        assertTrue(reader.next());
        reader.read(buffer);
        frame = new Topology.ReferenceFrame(buffer.x(), buffer.y(), buffer.z(), buffer.box());
      }
    }
    assertNotNull(frame);
    return b.referenceFrame(frame).build();
  }

  /** Coordinates of an Amber restart: numbers of 12 columns behind two lines. */
  private static Topology.ReferenceFrame restart(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    int n = Integer.parseInt(lines.get(1).strip().split(" +")[0]);
    String digits = String.join("", lines.subList(2, lines.size()));
    float[][] v = new float[3][n];
    for (int k = 0; k < 3 * n; k++) {
      v[k % 3][k / 3] =
          Units.angstromToNm(Double.parseDouble(digits.substring(12 * k, 12 * k + 12)));
    }
    return new Topology.ReferenceFrame(v[0], v[1], v[2], Box.NONE);
  }

  private static Set<String> bonds(Topology t) {
    Set<String> bonds = new TreeSet<>();
    for (int k = 0; k < t.nBonds(); k++) {
      boolean hydrogens = t.isHydrogen(t.bondFirst(k)) && t.isHydrogen(t.bondSecond(k));
      // CHARMM and Amber list the third side of rigid water as a bond
      if (!hydrogens) {
        bonds.add(name(t, t.bondFirst(k)) + " - " + name(t, t.bondSecond(k)));
      }
    }
    return bonds;
  }

  private static String name(Topology t, int a) {
    return t.residueOfAtom(a).name() + t.residueOfAtom(a).label() + " " + t.atomName(a) + " " + a;
  }

  private static void assertPerceived(String topology, @Nullable String trajectory, int nBonds)
      throws IOException {
    Topology file = read(topology);
    assertEquals(nBonds, file.nBonds(), topology);
    Topology perceived = BondPerception.complete(stripped(file, trajectory));
    assertEquals(Topology.BondSource.PERCEIVED, perceived.bondSource());
    Set<String> missing = bonds(file);
    missing.removeAll(bonds(perceived));
    Set<String> extra = bonds(perceived);
    extra.removeAll(bonds(file));
    assertEquals(Set.of(), missing, topology + ": missing");
    assertEquals(Set.of(), extra, topology + ": extra");
  }

  @Test
  void bondsOfCharmmTopologiesAreFound() throws IOException {
    assertPerceived(
        "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf",
        "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.dcd",
        4357);
  }

  @Test
  void bondsOfAmberTopologiesAreFound() throws IOException {
    assertPerceived(
        "md-ppi/ras-raf_amber/ras-raf_complex.prmtop",
        "md-ppi/ras-raf_amber/ras-raf_complex.inpcrd",
        3890);
  }

  @Test
  void ligandsAreBondedByDistance() throws IOException {
    assertPerceived(
        "trajectories/netcdf/cpptraj_FtuFabI.NAD.TCL.parm7",
        "trajectories/netcdf/cpptraj_FtuFabI.NAD.TCL.nc",
        4185);
  }

  @Test
  void waterOfTruncatedOctahedraIsFound() throws IOException {
    assertPerceived(
        "trajectories/netcdf/mda_tz2.truncoct.parm7.bz2",
        "trajectories/netcdf/mda_tz2.truncoct.nc",
        5834);
  }

  @Test
  void adkIsFound() throws IOException {
    assertPerceived("trajectories/dcd/mda_adk.psf", "trajectories/dcd/mda_adk_dims.dcd", 3365);
    assertPerceived(
        "trajectories/netcdf/cpptraj_DPDP.parm7", "trajectories/netcdf/cpptraj_DPDP.nc", 335);
    assertPerceived(
        "trajectories/netcdf/mda_bala.prmtop", "trajectories/netcdf/mda_bala.ncdf", 2659);
  }

  @Test
  void bondsOfMoleculesBrokenAcrossTheBoxAreFound() throws IOException {
    assertPerceived("own/abeta-ethanol/abeta_ethanol.pdb", null, 3580);
    assertPerceived("own/abeta-water/abeta_water.pdb", null, 3506);
  }

  @Test
  void bondsOfGromacsProteinsAreFound() throws IOException {
    assertPerceived("own/fab/fab.pdb", null, 6445);
  }

  @Test
  void disulfidesAndPeptideBondsCrossTheBox() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "CYS", "A", ""));
    b.addAtom("C", Elements.C).addAtom("SG", Elements.S);
    b.addResidue(new Topology.Residue(2, "", "CYX", "A", ""));
    b.addAtom("N", Elements.N).addAtom("SG", Elements.S);
    b.addResidue(new Topology.Residue(2, "", "GLY", "B", ""));
    b.addAtom("N", Elements.N);
    float[] x = {1.95f, 1.9f, 0.08f, 0.1f, 0.05f};
    float[] zero = new float[5];
    b.referenceFrame(new Topology.ReferenceFrame(x, new float[] {0, 1, 0, 1, 0}, zero, box(2)));
    Topology t = BondPerception.complete(b.build());
    assertEquals(
        Set.of("CYS1 C 0 - CYX2 N 2", "CYS1 SG 1 - CYX2 SG 3"),
        bonds(t),
        "the second chain is near but bonds to nothing");
  }

  private static Box box(double edge) {
    return Box.orthorhombic(edge, edge, edge);
  }

  @Test
  void namesAreEnoughWithoutCoordinates() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(7, "", "SER", "A", ""));
    for (String name : new String[] {"N", "HN", "CA", "1HB", "CB", "HB2", "OG", "HG1", "C", "O"}) {
      b.addAtom(name, ElementGuesser.guess(name, "SER"));
    }
    b.addResidue(new Topology.Residue(8, "", "NHIE", "A", ""));
    for (String name : new String[] {"N", "CA", "CG", "CD2", "HD2", "C", "OXT"}) {
      b.addAtom(name, ElementGuesser.guess(name, "HIE"));
    }
    Topology t = BondPerception.complete(b.build());
    assertEquals(
        Set.of(
            "SER7 N 0 - SER7 HN 1",
            "SER7 N 0 - SER7 CA 2",
            "SER7 CA 2 - SER7 CB 4",
            "SER7 1HB 3 - SER7 CB 4",
            "SER7 CB 4 - SER7 HB2 5",
            "SER7 CB 4 - SER7 OG 6",
            "SER7 OG 6 - SER7 HG1 7",
            "SER7 CA 2 - SER7 C 8",
            "SER7 C 8 - SER7 O 9",
            "SER7 C 8 - NHIE8 N 10",
            "NHIE8 N 10 - NHIE8 CA 11",
            "NHIE8 CG 12 - NHIE8 CD2 13",
            "NHIE8 CD2 13 - NHIE8 HD2 14",
            "NHIE8 CA 11 - NHIE8 C 15",
            "NHIE8 C 15 - NHIE8 OXT 16"),
        bonds(t));
  }

  @Test
  void sitesStayWithTheirWaterAndAlternatesAreFree() throws IOException {
    Topology t = BondPerception.complete(read("trajectories/xtc/mda_adk_oplsaa.gro"));
    Molecules m = Molecules.of(t);
    int site = -1;
    for (int a = 0; a < t.nAtoms() && site < 0; a++) {
      site = t.isVirtualSite(a) ? a : -1;
    }
    assertEquals(4, m.size(m.of(site)));
    Topology crystal = BondPerception.complete(read("complexes/prodigy/structures/2oob.pdb"));
    for (int k = 0; k < crystal.nBonds(); k++) {
      assertTrue(!crystal.isExcludedAlternate(crystal.bondFirst(k)), "bond " + k);
      assertTrue(!crystal.isExcludedAlternate(crystal.bondSecond(k)), "bond " + k);
    }
  }

  @Test
  void listedBondsAreKept() throws IOException {
    Topology file = read("trajectories/pdb/chem_odd-start.pdb");
    Topology t = BondPerception.complete(file);
    assertEquals(Topology.BondSource.PARTIAL, t.bondSource());
    assertEquals(bonds(file), bonds(t));
    Topology psf = read("trajectories/dcd/mda_adk.psf");
    assertTrue(psf == BondPerception.complete(psf), "a complete list is left alone");
    Topology none =
        BondPerception.complete(read("trajectories/malformed/mdciao_file_no_bonds.pdb"));
    assertEquals(149, none.nAtoms());
  }

  @Test
  void pairsEqualBruteForceInEveryBox() {
    long seed = 20261120;
    for (int i = 0; i < 200; i++) {
      java.util.Random random = new java.util.Random(seed + i);
      int n = random.nextInt(60);
      double e = 0.7 + random.nextDouble() * 2;
      Box[] boxes = {
        Box.NONE,
        box(e),
        Box.ofLengthsAndAngles(e, e * 1.1, e, 60, 60, 90),
        Box.ofLengthsAndAngles(e, e, e * 1.2, 70.5, 109.5, 70.5)
      };
      Box box = boxes[i % boxes.length];
      float[][] v = new float[3][n];
      int[] atoms = new int[n];
      for (int a = 0; a < n; a++) {
        atoms[a] = a;
        for (int d = 0; d < 3; d++) {
          v[d][a] = (random.nextFloat() - 0.3f) * 3;
        }
      }
      NearbyAtoms nearby = new NearbyAtoms(new Topology.ReferenceFrame(v[0], v[1], v[2], box));
      Set<String> found = new TreeSet<>();
      nearby.forEachPair(
          atoms, 0.25, (p, q, d) -> assertTrue(found.add(Math.min(p, q) + "-" + Math.max(p, q))));
      Set<String> expected = new TreeSet<>();
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (nearest(v, p, q, box) < 0.25) {
            expected.add(p + "-" + q);
          }
        }
      }
      assertEquals(expected, found, "seed " + (seed + i));
    }
  }

  private static double nearest(float[][] v, int p, int q, Box b) {
    double best = Double.POSITIVE_INFINITY;
    int reach = b.isPeriodic() ? 8 : 0;
    for (int i = -reach; i <= reach; i++) {
      for (int j = -reach; j <= reach; j++) {
        for (int k = -reach; k <= reach; k++) {
          double x = (double) v[0][q] - v[0][p] + i * b.ax() + j * b.bx() + k * b.cx();
          double y = (double) v[1][q] - v[1][p] + i * b.ay() + j * b.by() + k * b.cy();
          double z = (double) v[2][q] - v[2][p] + i * b.az() + j * b.bz() + k * b.cz();
          best = Math.min(best, Math.sqrt(x * x + y * y + z * z));
        }
      }
    }
    return best;
  }
}
