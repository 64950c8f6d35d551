package org.padml.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes multi-frame PDB and GRO files for tests. */
public final class StructureWriter {
  private StructureWriter() {}

  /** Models with a unit cell each; a PDB file stores no time. */
  public static byte[] pdb(FormulaTrajectory t) {
    StringBuilder s = new StringBuilder();
    for (int frame = 0; frame < t.nFrames(); frame++) {
      add(s, "MODEL     %4d%n", frame + 1);
      add(
          s,
          "CRYST1%9.3f%9.3f%9.3f%7.2f%7.2f%7.2f P 1           1%n",
          t.edgeAngstrom(frame, 0),
          t.edgeAngstrom(frame, 1),
          t.edgeAngstrom(frame, 2),
          90.0,
          90.0,
          90.0);
      for (int a = 0; a < t.nAtoms(); a++) {
        add(
            s,
            "ATOM  %5d  CA  ALA A%4d    %8.3f%8.3f%8.3f  1.00  0.00           C  %n",
            a + 1,
            a + 1,
            t.angstrom(frame, a, 0),
            t.angstrom(frame, a, 1),
            t.angstrom(frame, a, 2));
      }
      add(s, "ENDMDL%n");
    }
    add(s, "END%n");
    return s.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Frames with time and step in their titles. */
  public static byte[] gro(FormulaTrajectory t) {
    StringBuilder s = new StringBuilder();
    for (int frame = 0; frame < t.nFrames(); frame++) {
      add(s, "Formula t= %.5f step= %d%n%5d%n", t.timePs(frame), 10 * frame, t.nAtoms());
      for (int a = 0; a < t.nAtoms(); a++) {
        add(
            s,
            "%5d%-5s%5s%5d%8.3f%8.3f%8.3f%n",
            a + 1,
            "ALA",
            "CA",
            a + 1,
            t.nm(frame, a, 0),
            t.nm(frame, a, 1),
            t.nm(frame, a, 2));
      }
      double[] edges = t.box(frame).lengths();
      add(s, "%10.5f%10.5f%10.5f%n", edges[0], edges[1], edges[2]);
    }
    return s.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Models of one atom_site loop, which have no cell and no time. */
  public static byte[] mmcif(FormulaTrajectory t) {
    StringBuilder s = new StringBuilder("data_FORMULA\nloop_\n");
    for (String column :
        new String[] {
          "group_PDB",
          "id",
          "type_symbol",
          "label_atom_id",
          "label_comp_id",
          "auth_asym_id",
          "auth_seq_id",
          "Cartn_x",
          "Cartn_y",
          "Cartn_z",
          "pdbx_PDB_model_num"
        }) {
      add(s, "_atom_site.%s%n", column);
    }
    for (int frame = 0; frame < t.nFrames(); frame++) {
      for (int a = 0; a < t.nAtoms(); a++) {
        add(
            s,
            "ATOM %d C CA ALA A %d %.3f %.3f %.3f %d%n",
            a + 1,
            a + 1,
            t.angstrom(frame, a, 0),
            t.angstrom(frame, a, 1),
            t.angstrom(frame, a, 2),
            frame + 1);
      }
    }
    add(s, "#%n");
    return s.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void add(StringBuilder s, String format, Object... values) {
    s.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
