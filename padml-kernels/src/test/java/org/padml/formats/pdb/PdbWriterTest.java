package org.padml.formats.pdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.BondPerception;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;
import org.padml.testing.TextSource;

final class PdbWriterTest {
  /** Half of the last decimal written, in nm, and float rounding. */
  private static final double WRITTEN_NM = 5.1e-5;

  private static FrameBuffer frame(Topology t) {
    Topology.ReferenceFrame r = Objects.requireNonNull(t.referenceFrame());
    FrameBuffer buffer = new FrameBuffer(t.nAtoms());
    System.arraycopy(r.x(), 0, buffer.x(), 0, t.nAtoms());
    System.arraycopy(r.y(), 0, buffer.y(), 0, t.nAtoms());
    System.arraycopy(r.z(), 0, buffer.z(), 0, t.nAtoms());
    buffer.setHeader(0, -1, Double.NaN, r.box());
    return buffer;
  }

  private static Topology shared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  private static String write(Topology t, FrameBuffer... frames) throws IOException {
    StringBuilder text = new StringBuilder();
    PdbWriter writer = new PdbWriter(t, text);
    for (FrameBuffer f : frames) {
      writer.write(f);
    }
    writer.finish();
    return text.toString();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    String[] files = {
      "own/fab/fab.pdb", "own/abeta-ethanol/abeta_ethanol.pdb",
      "trajectories/pdb/chem_4hhb.pdb", "trajectories/pdb/chem_psfgen-output.pdb",
      "trajectories/gro/chem_1vln-triclinic.gro", "trajectories/mmcif/mda_4x8u.pdbx"
    };
    for (String file : files) {
      Topology t = BondPerception.complete(shared(file));
      FrameBuffer f = frame(t);
      String text = write(t, f, f);
      Topology again =
          BondPerception.complete(new PdbTopologyReader(new TextSource("w.pdb", text)).read());
      assertEquals(t.nAtoms(), again.nAtoms(), file);
      assertEquals(t.nResidues(), again.nResidues(), file);
      assertEquals(t.nBonds(), again.nBonds(), file);
      for (int a = 0; a < t.nAtoms(); a++) {
        assertEquals(t.atomName(a), again.atomName(a), file);
        assertEquals(t.atomicNumber(a), again.atomicNumber(a), file + " " + t.atomName(a));
        assertEquals(t.residueOfAtom(a), again.residueOfAtom(a), file);
      }
      try (Trajectory x = Formats.openTrajectory(new TextSource("w.pdb", text), -1)) {
        StoredFrame second = StoredFrame.all(x).get(1);
        for (int a = 0; a < t.nAtoms(); a++) {
          assertEquals(f.x()[a], second.x()[a], WRITTEN_NM, file);
          assertEquals(f.z()[a], second.z()[a], WRITTEN_NM, file);
        }
        // two decimals of a degree, three of an angstrom
        assertArrayEquals(f.box().lengths(), second.box().lengths(), WRITTEN_NM, file);
        assertArrayEquals(f.box().anglesDeg(), second.box().anglesDeg(), 0.0051, file);
      }
    }
  }

  @Test
  void numbersOutgrowTheirColumns() throws IOException {
    TopologyBuilder b = new TopologyBuilder();
    int n = 100_005;
    for (int a = 0; a < n; a++) {
      b.addResidue(new Topology.Residue(a + 1, "", "HOH", "W", ""));
      b.addAtom("O", 8);
    }
    Topology t = b.build();
    FrameBuffer f = new FrameBuffer(n);
    Topology again = new PdbTopologyReader(new TextSource("w.pdb", write(t, f))).read();
    assertEquals(n, again.residue(n - 1).resid());
    assertEquals(10_000, again.residue(9_999).resid());
  }

  @Test
  void lineHasItsColumns() throws IOException {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(52, "A", "TRP", "H", "PROA"));
    b.addAtom("CA", 6).addAtom("HH11", 1);
    b.addResidue(new Topology.Residue(-3, "", "CA", "I", ""));
    b.addAtom("CA", 20);
    FrameBuffer f = new FrameBuffer(3);
    f.x()[0] = 1.2345f;
    f.y()[0] = -12.5f;
    f.setBox(Box.orthorhombic(3, 4, 5));
    String text = write(b.build(), f);
    String expected =
        "MODEL        1\n"
            + "CRYST1   30.000   40.000   50.000  90.00  90.00  90.00 P 1           1\n"
            + "ATOM      1  CA  TRP H  52A     12.345-125.000   0.000  1.00  0.00      PROA C\n"
            + "ATOM      2 HH11 TRP H  52A      0.000   0.000   0.000  1.00  0.00      PROA H\n"
            + "TER       3\n"
            + "ATOM      4 CA   CA  I  -3       0.000   0.000   0.000  1.00  0.00          CA\n"
            + "TER       5\n"
            + "ENDMDL\n"
            + "END\n";
    assertEquals(expected, text);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "HOH", "W", ""));
    b.addAtom("O", 8);
    Topology t = b.build();
    FrameBuffer f = new FrameBuffer(1);
    f.y()[0] = 1001;
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> write(t, f));
    assertEquals(
        "pdb: coordinate of atom 0: expected a value between -999.999 and 9999.999 angstrom, found"
            + " 10010.0",
        e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> write(t, new FrameBuffer(2)));
    assertEquals("pdb: frame: expected 1 atoms, found 2", e.getMessage());
  }
}
