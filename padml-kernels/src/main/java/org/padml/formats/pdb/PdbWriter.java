package org.padml.formats.pdb;

import java.io.IOException;
import java.util.Locale;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.units.Units;

/**
 * Writes frames as PDB models: serials and residue numbers in hybrid-36 where they outgrow their
 * columns, CRYST1 of the box, TER where a chain ends, and CONECT for the bonds outside of standard
 * residues.
 *
 * <p>Units: nm in, Å with three decimals out.
 */
public final class PdbWriter {
  private static final double LARGEST_ANGSTROM = 9999.999;
  private static final double SMALLEST_ANGSTROM = -999.999;

  private final Topology topology;
  private final Appendable out;
  private int models;

  /** Writes to text that the caller opens and closes; lines end with LF. */
  public PdbWriter(Topology topology, Appendable out) {
    this.topology = topology;
    this.out = out;
  }

  /**
   * Writes a model with all atoms of the topology.
   *
   * @throws IllegalArgumentException if the frame has another number of atoms, or a coordinate does
   *     not fit into the columns
   */
  public void write(FrameBuffer frame) throws IOException {
    if (frame.nAtoms() != topology.nAtoms()) {
      throw new IllegalArgumentException(
          "pdb: frame: expected " + topology.nAtoms() + " atoms, found " + frame.nAtoms());
    }
    models++;
    line("MODEL     %4d", models % 10000);
    writeBox(frame.box());
    int serial = 1;
    for (int a = 0; a < frame.nAtoms(); a++) {
      writeAtom(a, serial++, frame.x()[a], frame.y()[a], frame.z()[a]);
      if (endsChain(a)) {
        out.append("TER   ").append(Hybrid36.encode(serial++, 5)).append('\n');
      }
    }
    out.append("ENDMDL\n");
  }

  /** Writes the bonds of residues that no reader can tell by name, and END. */
  public void finish() throws IOException {
    int[] serials = new int[topology.nAtoms()];
    int serial = 1;
    for (int a = 0; a < serials.length; a++) {
      serials[a] = serial++;
      serial += endsChain(a) ? 1 : 0;
    }
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      if (isOther(i) || isOther(j)) {
        out.append("CONECT")
            .append(Hybrid36.encode(serials[i], 5))
            .append(Hybrid36.encode(serials[j], 5))
            .append('\n');
      }
    }
    out.append("END\n");
  }

  private boolean isOther(int atom) {
    String name = topology.residueOfAtom(atom).name();
    return !ResidueNames.isAminoAcid(name) && !ResidueNames.isWater(name);
  }

  private boolean endsChain(int a) {
    if (a + 1 == topology.nAtoms()) {
      return true;
    }
    Topology.Residue r = topology.residueOfAtom(a);
    Topology.Residue next = topology.residueOfAtom(a + 1);
    return !r.chain().equals(next.chain()) || !r.segment().equals(next.segment());
  }

  private void writeBox(Box box) throws IOException {
    if (!box.isPeriodic()) {
      return;
    }
    double[] l = box.lengths();
    double[] d = box.anglesDeg();
    line(
        "CRYST1%9.3f%9.3f%9.3f%7.2f%7.2f%7.2f P 1           1",
        l[0] * Units.ANGSTROM_PER_NM,
        l[1] * Units.ANGSTROM_PER_NM,
        l[2] * Units.ANGSTROM_PER_NM,
        d[0],
        d[1],
        d[2]);
  }

  private void writeAtom(int a, int serial, float x, float y, float z) throws IOException {
    Topology.Residue r = topology.residueOfAtom(a);
    int element = topology.atomicNumber(a);
    line(
        "ATOM  %s %s %-4s%1s%s%1s   %8.3f%8.3f%8.3f%6.2f%6.2f      %-4s%2s",
        Hybrid36.encode(serial, 5),
        name(topology.atomName(a), element),
        cut(r.name(), 4),
        cut(r.chain(), 1),
        Hybrid36.encode(r.resid(), 4),
        cut(r.insertionCode(), 1),
        angstrom(x, a),
        angstrom(y, a),
        angstrom(z, a),
        topology.isExcludedAlternate(a) ? 0.0 : 1.0,
        0.0,
        cut(r.segment(), 4),
        element == Elements.UNKNOWN ? "" : Elements.symbol(element).toUpperCase(Locale.ROOT));
  }

  /** Names of one-letter elements start in the second column, as far as they fit. */
  private static String name(String name, int element) {
    boolean oneLetter = element == Elements.UNKNOWN || Elements.symbol(element).length() == 1;
    String text = oneLetter && name.length() < 4 ? " " + name : name;
    return String.format(Locale.ROOT, "%-4s", cut(text, 4));
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width);
  }

  private static double angstrom(float nm, int atom) {
    double v = nm * Units.ANGSTROM_PER_NM;
    if (!(v >= SMALLEST_ANGSTROM && v <= LARGEST_ANGSTROM)) {
      throw new IllegalArgumentException(
          "pdb: coordinate of atom "
              + atom
              + ": expected a value between "
              + SMALLEST_ANGSTROM
              + " and "
              + LARGEST_ANGSTROM
              + " angstrom, found "
              + v);
    }
    return v;
  }

  private void line(String format, Object... values) throws IOException {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
