package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.formats.FormatException;
import org.padml.formats.tpr.TprFormat;
import org.padml.formats.tpr.TprMolecule;
import org.padml.formats.tpr.TprReader;
import org.padml.formats.tpr.TprSystem;
import org.padml.io.FileSource;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.testing.HostileCheck;
import org.padml.testing.MemorySource;
import org.padml.units.Units;

/** Against gmx dump: nonbonded_tpr.py made nonbonded_tpr.tsv. */
final class TprParametersTest {
  private static final String FOLDER = "trajectories/topologies/";
  private static final long SEED = 43;

  /** gmx dump prints charges and masses with six digits. */
  private static final double SIX_DIGITS = 6e-6;

  /** Single precision of sums of about thirty terms of up to 250 kJ/mol. */
  private static final double SINGLE_PRECISION = 1e-4;

  /** Relative, of a twelfth power of a number of single precision. */
  private static final double TWELFTH_POWER = 12 * 1.2e-7;

  private static TprSystem system(String shared) throws IOException {
    try (FileSource source = FileSource.open(Path.of(Oracles.path(shared)))) {
      return TprReader.read(source);
    }
  }

  private static NonbondedParameters read(String shared) throws IOException {
    return ForceField.read(
        FileSource::openDecompressed, List.of(Oracles.path(shared)), Oracles.topology(shared));
  }

  @Test
  void parametersAreThoseOfGromacs() throws IOException {
    Map<String, Map<String, String>> table = Oracles.table("nonbonded_tpr.tsv");
    assertEquals(22, table.size());
    for (Map.Entry<String, Map<String, String>> row : table.entrySet()) {
      Fingerprint print = new Fingerprint(row.getKey(), row.getValue(), SIX_DIGITS);
      print.check(read(row.getKey()));
      Topology t = Oracles.topology(row.getKey());
      print.sum("mass", t.nAtoms(), t::mass);
    }
  }

  @Test
  void namesAndTypesAreThoseOfGromacs() throws IOException {
    for (Map.Entry<String, Map<String, String>> row :
        Oracles.table("nonbonded_tpr.tsv").entrySet()) {
      StringBuilder text = new StringBuilder();
      for (TprSystem.Block b : system(row.getKey()).blocks()) {
        text.append(lines(b.molecule()).repeat(b.count()));
      }
      CRC32 crc = new CRC32();
      crc.update(text.substring(0, text.length() - 1).getBytes(StandardCharsets.ISO_8859_1));
      assertEquals(row.getValue().get("names"), String.valueOf(crc.getValue()), row.getKey());
    }
  }

  private static String lines(TprMolecule m) {
    StringBuilder text = new StringBuilder();
    TprMolecule.Atoms a = m.atoms();
    for (int i = 0; i < m.nAtoms(); i++) {
      text.append(m.residues().get(a.residue()[i]).name())
          .append(' ')
          .append(a.name()[i])
          .append(' ')
          .append(a.typeName()[i])
          .append(' ')
          .append(a.atomicNumber()[i])
          .append('\n');
    }
    return text.toString();
  }

  /** gmx dump 2022.5 does not read the newer files of these systems. */
  @ParameterizedTest
  @CsvSource({
    "chem_gmx_v2022_d.tpr, chem_gmx_v2023_d.tpr",
    "chem_gmx_v2022_s.tpr, chem_gmx_v2023_s.tpr",
    "mda_2lyz_gmx_4.0.tpr, mda_2lyz_gmx_2024.tpr",
    "mda_dummy_2018.tpr, mda_dummy_2024.tpr"
  })
  void newerFilesHoldTheSameParameters(String older, String newer) throws IOException {
    NonbondedParameters a = read(FOLDER + older);
    NonbondedParameters b = read(FOLDER + newer);
    assertArrayEquals(a.charge(), b.charge());
    int n = a.nAtoms();
    for (int k = 0; k < n * n; k++) {
      // releases number and join types in their own ways
      int first = a.ljType()[k / n] * a.nTypes() + a.ljType()[k % n];
      int second = b.ljType()[k / n] * b.nTypes() + b.ljType()[k % n];
      if (a.c6()[first] != b.c6()[second] || a.c12()[first] != b.c12()[second]) {
        fail("atoms " + k / n + " and " + k % n + " of " + newer);
      }
    }
    Exceptions x = a.exceptions();
    Exceptions y = b.exceptions();
    assertArrayEquals(x.first(), y.first());
    assertArrayEquals(x.second(), y.second());
    assertArrayEquals(x.chargeProduct(), y.chargeProduct());
    assertArrayEquals(x.c6(), y.c6());
    assertArrayEquals(x.c12(), y.c12());
  }

  /** grompp turns radii and depths into coefficients in single precision. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "md-ppi/ww-peptide_gmx_mmpbsa/",
        "reference-values/gmx_mmpbsa_api/inputs_Protein_ligand_ST/"
      })
  void textAndRunInputHoldTheSameParameters(String folder) throws IOException {
    NonbondedParameters a = read(folder + "topol.top");
    NonbondedParameters b = read(folder + "com.tpr");
    Exceptions x = a.exceptions();
    Exceptions y = b.exceptions();
    assertArrayEquals(x.first(), y.first());
    assertArrayEquals(x.second(), y.second());
    for (int k = 0; k < x.size(); k++) {
      close(x.chargeProduct()[k], y.chargeProduct()[k]);
      close(x.c6()[k], y.c6()[k]);
      close(x.c12()[k], y.c12()[k]);
    }
    for (int i = 0; i < a.nAtoms(); i++) {
      int j = (i + 1 + i % 1009) % a.nAtoms();
      int first = a.ljType()[i] * a.nTypes() + a.ljType()[j];
      int second = b.ljType()[i] * b.nTypes() + b.ljType()[j];
      close(a.charge()[i], b.charge()[i]);
      close(a.c6()[first], b.c6()[second]);
      close(a.c12()[first], b.c12()[second]);
    }
  }

  private static void close(double expected, double found) {
    assertEquals(expected, found, TWELFTH_POWER * Math.abs(expected));
  }

  /** Sums over all pairs against gmx mdrun: pairs.sh made the file and printed the energies. */
  @Test
  void energiesAreThoseOfGromacs() throws IOException {
    TprSystem system = TprReader.read(pairsOfEveryKind());
    Topology t = TprFormat.topology(system);
    NonbondedParameters p = TprParameters.of(system, "pairs.tpr", t);
    double coulomb = 0;
    double lennardJones = 0;
    Exceptions e = p.exceptions();
    int k = 0;
    for (int i = 0; i < t.nAtoms(); i++) {
      for (int j = i + 1; j < t.nAtoms(); j++) {
        boolean isException = k < e.size() && e.first()[k] == i && e.second()[k] == j;
        int types = p.ljType()[i] * p.nTypes() + p.ljType()[j];
        double r = distance(t, i, j);
        double qq = isException ? e.chargeProduct()[k] : p.charge()[i] * p.charge()[j];
        double c6 = isException ? e.c6()[k] : p.c6()[types];
        double c12 = isException ? e.c12()[k] : p.c12()[types];
        coulomb += Units.COULOMB_KJ_NM_MOL_E2 * qq / r;
        lennardJones += c12 / Math.pow(r, 12) - c6 / Math.pow(r, 6);
        k += isException ? 1 : 0;
      }
    }
    assertEquals(e.size(), k);
    assertEquals(-59.396636962891 - 104.742172241211, coulomb, SINGLE_PRECISION);
    assertEquals(-0.576134562492 - 1.391867280006, lennardJones, SINGLE_PRECISION);
    assertEquals(
        List.of("chain_chain_C: a molecule type of two states, parameters are those of A"),
        p.notes());
    assertEquals(List.of("CA", "CB", "HA", "MW", "NA", "CL"), names(p));
  }

  private static List<String> names(NonbondedParameters p) {
    return IntStream.range(0, p.nTypes()).mapToObj(p::typeName).toList();
  }

  private static double distance(Topology t, int i, int j) {
    Topology.ReferenceFrame f = Objects.requireNonNull(t.referenceFrame());
    double dx = (double) f.x()[i] - f.x()[j];
    double dy = (double) f.y()[i] - f.y()[j];
    double dz = (double) f.z()[i] - f.z()[j];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private static MemorySource pairsOfEveryKind() throws IOException {
    String resource = "/org/padml/formats/tpr/pairs.tpr";
    try (InputStream in = TprParametersTest.class.getResourceAsStream(resource)) {
      return new MemorySource("pairs.tpr", Objects.requireNonNull(in, resource).readAllBytes());
    }
  }

  @Test
  void buckinghamIsRefused() {
    FormatException e =
        assertThrows(FormatException.class, () -> read(FOLDER + "mda_extra-interactions-2024.tpr"));
    assertEquals("van der Waals functions: expected Lennard-Jones, found BHAM", e.what());
  }

  @Test
  void damageIsReadOrRefusedInBoundedMemory() throws IOException {
    byte[] good = Files.readAllBytes(Path.of(Oracles.path(FOLDER + "chem_gmx_v2022_s.tpr")));
    HostileCheck.run(
        "tpr",
        good,
        good.length / 2,
        500,
        SEED,
        source -> {
          TprSystem system = TprReader.read(source);
          TprParameters.of(system, source.path(), TprFormat.topology(system));
        });
  }
}
