package org.padml.formats.tpr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.AtomRows;
import org.padml.formats.MoleculeBlocks;
import org.padml.formats.TopologyFormat;
import org.padml.formats.tpr.TprMolecule.Atoms;
import org.padml.formats.tpr.TprMolecule.Particle;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.TopologyBuilder;

/**
 * Run-input files of GROMACS 4.0 to 2024. Units of the file: nm, u, e.
 *
 * <p>Bonds, segments, chains and residue numbers are those that the GROMACS topology of the same
 * system gives: see {@link org.padml.formats.top.TopFormat}. Files before 4.5 store no residue
 * numbers; residues then count from 1 in each molecule. Positions of the start come with the
 * topology; velocities are left alone.
 */
public final class TprFormat implements TopologyFormat {
  private static final int AT_TEXT = 8;

  @Override
  public String name() {
    return "tpr";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\0\0") && start.startsWith("VERSION ", AT_TEXT)) {
      return 2;
    }
    return fileName.endsWith(".tpr") ? 1 : 0;
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    return topology(TprReader.read(source));
  }

  /** What the atoms of a system are. */
  public static Topology topology(TprSystem system) {
    MoleculeBlocks copies = new MoleculeBlocks();
    for (TprSystem.Block b : system.blocks()) {
      copies.add(molecule(b.molecule()), b.count());
    }
    TopologyBuilder b = copies.toBuilder().bondSource(BondSource.FILE);
    if (system.frame() != null) {
      b.referenceFrame(system.frame());
    }
    return b.build();
  }

  private static Topology molecule(TprMolecule m) {
    AtomRows rows = new AtomRows();
    Atoms atoms = m.atoms();
    String chain = MoleculeBlocks.chainOf(m.name());
    int open = -1;
    for (int a = 0; a < m.nAtoms(); a++) {
      if (atoms.residue()[a] != open) {
        open = atoms.residue()[a];
        TprMolecule.Residue r = m.residues().get(open);
        rows.startResidue(
            new Topology.Residue(r.number(), r.insertionCode(), r.name(), chain, m.name()));
      }
      int z = atoms.atomicNumber()[a];
      boolean isKnown = z > 0 && z <= Elements.maxAtomicNumber();
      rows.add(
          atoms.name()[a], atoms.charge()[a], atoms.mass()[a], isKnown ? z : AtomRows.NOT_STATED);
      Particle p = atoms.particle()[a];
      if (p != Particle.ATOM && p != Particle.NUCLEUS) {
        rows.virtualSite(a);
      }
    }
    TopologyBuilder b = rows.toBuilder();
    addBonds(m, b);
    return b.build();
  }

  private static void addBonds(TprMolecule m, TopologyBuilder b) {
    m.interactions()
        .forEach(
            (kind, list) -> {
              for (int k = 0; kind.isBond() && k < list.length; k += 3) {
                b.addBond(list[k + 1], list[k + 2]);
              }
            });
    int[] settles = m.interactions(Interaction.SETTLE);
    for (int k = 0; k < settles.length; k += 4) {
      b.addBond(settles[k + 1], settles[k + 2]);
      b.addBond(settles[k + 1], settles[k + 3]);
    }
  }
}
