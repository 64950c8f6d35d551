package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.testing.MdComplex;
import org.padml.testing.StructureFile;
import org.padml.units.Units;

/** Radii and both methods against FreeSASA 2.1.2 (see freesasa_areas.py) and NACCESS. */
class FreesasaReferenceTest {
  /**
   * Coordinates in nm are rounded to float, up to 4e-7 of a coordinate at 8 nm: of a structure's
   * areas this leaves the random sum of its atoms' errors.
   */
  private static final double LEE_RICHARDS = 2e-6;

  /** A point that falls on the other side of a sphere is 1e-5 of the area at 100 points. */
  private static final double SHRAKE_RUPLEY = 5e-5;

  private static List<String[]> table() throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = FreesasaReferenceTest.class.getResourceAsStream("freesasa_areas.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(line.split("\t"));
      }
    }
    return rows;
  }

  private static int compare(boolean shared) throws IOException {
    Map<String, StructureFile> files = new HashMap<>();
    int compared = 0;
    for (String[] row : table()) {
      if (row[0].contains("/") != shared) {
        continue;
      }
      StructureFile file = files.get(row[0]);
      if (file == null) {
        file =
            shared
                ? StructureFile.shared(row[0])
                : StructureFile.resource(FreesasaReferenceTest.class, row[0] + ".pdb.gz");
        files.put(row[0], file);
      }
      int resolution = Integer.parseInt(row[3]);
      double expected = Double.parseDouble(row[5]) * Units.NM2_PER_ANGSTROM2;
      AtomSet atoms = file.chains(row[4]);
      double found = area(file, atoms, Radii.named(row[1]), row[2], resolution);
      double tolerance = row[2].equals("LR") ? LEE_RICHARDS : SHRAKE_RUPLEY;
      assertEquals(expected, found, tolerance * expected, String.join(" ", row));
      compared++;
    }
    return compared;
  }

  private static double area(
      StructureFile file, AtomSet atoms, Radii set, String method, int resolution) {
    List<String> notes = new ArrayList<>();
    float[] radii = set.of(file.topology(), atoms, notes);
    assertEquals(List.of(), notes);
    if (method.equals("LR")) {
      PartnerSurface slices =
          LeeRichards.between(
              atoms, AtomSet.of(), resolution, PartnerSurface.WATER_PROBE_NM, radii);
      slices.compute(file.x(), file.y(), file.z());
      return slices.sasaComplex();
    }
    // FreeSASA's points are the same spiral along another axis: its (x, y, z) are our (x, -z, y).
    float[] minusZ = file.z().clone();
    for (int a = 0; a < minusZ.length; a++) {
      minusZ[a] = -minusZ[a];
    }
    PartnerSurface points =
        SasaKernel.between(atoms, AtomSet.of(), resolution, PartnerSurface.WATER_PROBE_NM, radii);
    points.compute(file.x(), minusZ, file.y());
    return points.sasaComplex();
  }

  @Test
  void ubiquitinAndFab() throws IOException {
    assertEquals(28, compare(false));
  }

  @Test
  void complexesOfTheDockingBenchmark() throws IOException {
    assertEquals(36, compare(true));
  }

  @Test
  void numbersFreesasaPublishes() throws IOException {
    StructureFile ubiquitin = StructureFile.resource(FreesasaReferenceTest.class, "1ubq.pdb.gz");
    double found = area(ubiquitin, ubiquitin.chains("A"), Radii.PROTOR, "LR", 20);
    // FreeSASA prints 0.01 angstrom^2.
    double printed = 0.005 * Units.NM2_PER_ANGSTROM2;
    assertEquals(4804.06 * Units.NM2_PER_ANGSTROM2, found, printed);
    StructureFile fab = StructureFile.resource(FreesasaReferenceTest.class, "1a0q.pdb.gz");
    List<String> notes = new ArrayList<>();
    float[] radii = Radii.PROTOR.of(fab.topology(), notes);
    PartnerSurface both =
        LeeRichards.between(
            fab.chains("L"), fab.chains("H"), 100, PartnerSurface.WATER_PROBE_NM, radii);
    both.compute(fab.x(), fab.y(), fab.z());
    // Three areas enter, each rounded by up to 2e-6 of 190 nm^2.
    double tolerance = 3 * LEE_RICHARDS * both.sasaComplex() + printed;
    assertEquals(3074.0 * Units.NM2_PER_ANGSTROM2, both.bsa(), tolerance + 10 * printed);
    assertEquals(1537.0 * Units.NM2_PER_ANGSTROM2, both.interfaceArea(), tolerance + 10 * printed);
  }

  /** Residues of ACE2 by NACCESS itself, whose slices are 0.05 radii wide. */
  @Test
  void relativeAreasOfNaccess() throws IOException {
    StructureFile file = StructureFile.shared("complexes/rbd-ace2_6m0j/6m0j_fixed.pdb");
    AtomSet a = file.chains("A");
    AtomSet b = file.protein(r -> !r.chain().equals("A"));
    List<String> notes = new ArrayList<>();
    float[] radii = Radii.NACCESS.of(file.topology(), a.union(b), notes);
    PartnerSurface surface = LeeRichards.between(a, b, 40, PartnerSurface.WATER_PROBE_NM, radii);
    surface.compute(file.x(), file.y(), file.z());
    ResidueSurface residues =
        new ResidueSurface(file.topology(), a, b, ReferenceAreas.NACCESS, notes);
    residues.compute(surface);
    assertEquals(List.of(), notes);
    int free = againstNaccess(file, "A.rsa", residues, false);
    int bound = againstNaccess(file, "6m0j_fixed.rsa", residues, true);
    assertTrue(free > 500 && bound > 700, free + " and " + bound + " residues");
  }

  private static int againstNaccess(
      StructureFile file, String rsa, ResidueSurface residues, boolean bound) throws IOException {
    int compared = 0;
    for (String line :
        java.nio.file.Files.readAllLines(
            org.padml.testing.SharedData.require("complexes/rbd-ace2_6m0j/naccess/" + rsa))) {
      if (!line.startsWith("RES ")) {
        continue;
      }
      String chain = line.substring(8, 9);
      int number = Integer.parseInt(line.substring(9, 13).strip());
      double relative = Double.parseDouble(line.substring(22, 28).strip()) / 100;
      // NACCESS has no reference for names of force fields, and says -99.9.
      if (relative < 0) {
        continue;
      }
      for (int r = 0; r < file.topology().nResidues(); r++) {
        if (file.topology().residue(r).chain().equals(chain)
            && file.topology().residue(r).resid() == number) {
          double found = bound ? residues.relativeBound(r) : residues.relativeFree(r);
          // Two ways of slicing: each within a percent of the exact area of a residue.
          assertEquals(relative, found, 0.02, line);
          compared++;
        }
      }
    }
    return compared;
  }

  /** The sasa columns were computed with FreeSASA's slices and the radii of PRODIGY. */
  @Test
  void areasOfTheAntibodyBenchmark() throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_antibody_benchmark_open.tsv");
    for (Map<String, String> row : rows) {
      String entry = "complexes/antibody_benchmark/" + row.get("pdb");
      StructureFile file = StructureFile.joined(entry + "_r_b.pdb", entry + "_l_b.pdb");
      int n = Integer.parseInt(row.get("calc_nA"));
      // As PRODIGY does, the table leaves residues with insertion codes out.
      AtomSet all = file.protein(r -> r.insertionCode().isEmpty());
      AtomSet a = AtomSet.of(java.util.Arrays.copyOf(all.toArray(), n));
      AtomSet b = all.minus(a);
      assertEquals(Integer.parseInt(row.get("calc_nB")), b.size(), entry);
      float[] radii = Radii.NACCESS.of(file.topology(), all, new ArrayList<>());
      PartnerSurface surface =
          LeeRichards.between(
              a, b, LeeRichards.DEFAULT_SLICES, PartnerSurface.WATER_PROBE_NM, radii);
      surface.compute(file.x(), file.y(), file.z());
      close(row, "calc_sasaA", surface.sasaA());
      close(row, "calc_sasaB", surface.sasaB());
      close(row, "calc_sasa", surface.sasaComplex());
      close(row, "calc_bsa", surface.bsa());
    }
    assertEquals(11, rows.size());
  }

  private static void close(Map<String, String> row, String column, double found) {
    // The table gives 0.1 angstrom^2.
    double expected = Double.parseDouble(row.get(column)) * Units.NM2_PER_ANGSTROM2;
    double tolerance = 0.05 * Units.NM2_PER_ANGSTROM2 + LEE_RICHARDS * 1000;
    assertEquals(expected, found, tolerance, row.get("pdb") + " " + column);
  }
}
