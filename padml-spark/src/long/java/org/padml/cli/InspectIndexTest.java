package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;

/** {@code inspect --json} over every file of the shared index whose format is read. */
@Tag("long")
class InspectIndexTest {
  private static final Set<String> FORMATS =
      Set.of(
          "XTC",
          "TRR",
          "DCD",
          "NetCDF(Amber)",
          "NetCDF restart(Amber)",
          "Amber mdcrd",
          "Amber mdcrd bz2",
          "Amber inpcrd",
          "Amber rst7",
          "PDB",
          "PDB gz",
          "PDB bz2",
          "mmCIF",
          "mmCIF/CIF",
          "mmCIF gz",
          "GRO",
          "GRO gz",
          "GRO bz2",
          "PSF",
          "PSF (X-PLOR)",
          "Amber prmtop",
          "Amber prmtop bz2",
          "GROMACS top",
          "GROMACS itp",
          "GROMACS TPR");

  /** Formats that are no topology, trajectory or structure, or that this version does not read. */
  private static final Set<String> OTHERS =
      Set.of(
          "text",
          "cpptraj reference output",
          "HADDOCK contact list",
          "CSV",
          "TSV",
          "LAMMPS dump",
          "LAMMPS dump bz2",
          "LAMMPS data",
          "LAMMPS data bz2",
          "other",
          "MOL2",
          "input file",
          "FoldX output",
          "NACCESS rsa",
          "H5MD",
          "GROMACS index",
          "DockQ output",
          "TNG",
          "NumPy",
          "XYZ",
          "MDTraj HDF5",
          "JSON",
          "CHARMM CRD / mdcrd",
          "zip",
          "gzip",
          "format",
          "XVG bz2",
          "SDF",
          "PRODIGY output",
          "PQR",
          "NAMD binary coor");

  /** What is found instead of the index's numbers, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "trajectories/gro/chem_lysozyme.gro",
          "1960 atoms, 3 frames: MDAnalysis reads only the first frame, chemfiles all three",
          "trajectories/pdb/chem_end-endmdl.pdb",
          "4 atoms, 1 frames: the second model has 7 atoms, so that it is damage",
          "trajectories/topologies/parmed_1aki.ff99sbildn.top",
          "null atoms, 0 frames: the force field that it includes is not among the files");

  private static JsonNode inspect(List<String> options, List<SharedIndex.Row> rows)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("inspect", "--json"));
    arguments.addAll(options);
    rows.forEach(r -> arguments.add(r.file().toString()));
    return new ObjectMapper().readTree(CommandRun.of(arguments.toArray(String[]::new)).out());
  }

  /** The index repeats what a structure is; a topology without coordinates has no frame. */
  private static String expected(SharedIndex.Row row) {
    return row.nAtoms() + " atoms, " + Math.max(0, row.nFrames()) + " frames";
  }

  private static void compare(
      SharedIndex.Row row, JsonNode found, List<String> wrong, Set<String> met) {
    assertEquals(row.file().toString(), found.get("path").asText());
    String text = found.get("atoms").asText() + " atoms, " + found.get("frames") + " frames";
    String exception = EXCEPTIONS.get(row.path());
    if (exception != null) {
      met.add(row.path());
      if (!exception.startsWith(text + ": ")) {
        wrong.add(row.path() + ": expected " + exception + ", found " + text);
      }
    } else if (!text.equals(expected(row))) {
      wrong.add(
          row.path() + ": expected " + expected(row) + ", found " + text + found.get("problems"));
    }
  }

  @Test
  void everyFileHasTheAtomsAndFramesOfTheIndex() throws IOException {
    List<SharedIndex.Row> plain = new ArrayList<>();
    List<SharedIndex.Row> needTopology = new ArrayList<>();
    Set<String> formats = new TreeSet<>();
    for (SharedIndex.Row row : SharedIndex.rows()) {
      formats.add(row.format());
      if (!FORMATS.contains(row.format())
          || row.path().contains("/malformed/")
          || row.nAtoms() < 0) {
        continue;
      }
      (row.format().startsWith("Amber mdcrd") ? needTopology : plain).add(row);
    }
    formats.removeAll(FORMATS);
    formats.removeAll(OTHERS);
    assertEquals(Set.of(), formats, "formats that are neither read nor named as not read");
    assertTrue(plain.size() > 300, plain.size() + " files");
    assertEquals(4, needTopology.size());

    List<String> wrong = new ArrayList<>();
    Set<String> met = new TreeSet<>();
    JsonNode all = inspect(List.of(), plain);
    assertEquals(plain.size(), all.size());
    for (int i = 0; i < plain.size(); i++) {
      compare(plain.get(i), all.get(i), wrong, met);
    }
    for (SharedIndex.Row row : needTopology) {
      String topology = SharedData.require(row.topology()).toString();
      JsonNode one = inspect(Arrays.asList("--topology", topology), List.of(row));
      compare(row, one.get(0), wrong, met);
    }
    assertEquals(List.of(), wrong);
    assertEquals(EXCEPTIONS.keySet(), met);
  }
}
