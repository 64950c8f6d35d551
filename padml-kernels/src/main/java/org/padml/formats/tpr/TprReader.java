package org.padml.formats.tpr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.MoleculeBlocks;
import org.padml.io.SeekableSource;
import org.padml.model.Box;
import org.padml.model.Topology.ReferenceFrame;

/**
 * Reads a run-input file up to its coordinates; the parameters of the run, which follow, are left
 * alone. Units of the file: nm, u, e, kJ/mol.
 */
public final class TprReader {
  private static final int INT = Integer.BYTES;

  /** Temperature coupling, energies, acceleration, freezing and six more. */
  private static final int GROUP_KINDS = 10;

  /** Reals per point of a correction map: value and derivatives. */
  private static final int CMAP_REALS = 4;

  private final TprInput in;
  private final TprHeader header;
  private final int version;

  private TprReader(TprInput in) throws IOException {
    this.in = in;
    header = TprHeader.read(in);
    version = header.version();
  }

  /**
   * Reads it.
   *
   * @throws org.padml.formats.FormatException if it is malformed or of an unknown version
   */
  public static TprSystem read(SeekableSource source) throws IOException {
    return new TprReader(new TprInput(source)).readSystem();
  }

  private TprSystem readSystem() throws IOException {
    if (!header.hasTopology()) {
      throw in.fault(Kind.EMPTY, "topology: expected one, found none");
    }
    Box box = readState();
    String[] symbols = readSymbols();
    in.skipInts(1, "name of the system");
    FunctionTable functions = FunctionTable.read(in, version);
    MoleculeReader reader = new MoleculeReader(in, version, symbols, functions);
    List<TprMolecule> molecules = new ArrayList<>();
    int n = in.readCount("molecule types", INT);
    for (int k = 0; k < n; k++) {
      molecules.add(reader.read());
    }
    List<TprSystem.Block> blocks = readBlocks(molecules);
    requireAtoms(blocks, in.readInt("atoms"));
    boolean areLinked = version >= 103 && in.readBoolean("interactions between molecules");
    Map<Interaction, int[]> between =
        areLinked ? reader.readInteractions(header.nAtoms()) : Map.of();
    skipTypesAndGroups();
    int nExcluded = version >= 120 ? in.readLongCount("excluded group", INT) : 0;
    in.skipInts(nExcluded, "excluded group");
    return new TprSystem(
        header.release(), version, functions, blocks, between, nExcluded, readFrame(box));
  }

  /** Box, its shape and its velocity; then what is left of temperature coupling. */
  private Box readState() throws IOException {
    double[] rows = new double[9];
    if (header.hasBox()) {
      for (int i = 0; i < rows.length; i++) {
        // adding zero makes -0 a zero, which Box.NONE is made of
        rows[i] = in.readReal("box") + 0.0;
      }
      in.skipReals(18, "box");
    }
    in.skipReals((version < 69 ? 2L : 1L) * header.nTemperatureGroups(), "temperature groups");
    Box box = Box.ofRows(rows);
    if (!box.fault().isEmpty()) {
      throw in.fault(Kind.BOX, box.fault());
    }
    return box;
  }

  private String[] readSymbols() throws IOException {
    int n = in.readCount("symbols", INT);
    String[] symbols = new String[n];
    for (int i = 0; i < n; i++) {
      symbols[i] = in.readString("symbol").strip();
    }
    return symbols;
  }

  private List<TprSystem.Block> readBlocks(List<TprMolecule> molecules) throws IOException {
    List<TprSystem.Block> blocks = new ArrayList<>();
    int n = in.readCount("molecule blocks", 5 * INT);
    for (int b = 0; b < n; b++) {
      int type = in.readInt("molecule block");
      if (type < 0 || type >= molecules.size()) {
        throw in.corrupt(
            "molecule block: expected a type below " + molecules.size() + ", found " + type);
      }
      int count = in.readCount("molecules", 0);
      int nAtoms = in.readInt("atoms of a molecule");
      TprMolecule molecule = molecules.get(type);
      if (nAtoms != molecule.nAtoms()) {
        throw in.corrupt(
            "atoms of a molecule: expected " + molecule.nAtoms() + ", found " + nAtoms);
      }
      for (String state : List.of("A", "B")) {
        String what = "restrained positions of the " + state + " state";
        in.skipReals(3L * in.readCount(what, 3L * in.realBytes()), what);
      }
      blocks.add(new TprSystem.Block(molecule, count));
    }
    return blocks;
  }

  private void requireAtoms(List<TprSystem.Block> blocks, int stated) throws IOException {
    long n = 0;
    for (TprSystem.Block b : blocks) {
      n += (long) b.count() * b.molecule().nAtoms();
    }
    if (n != stated || n != header.nAtoms() || n > MoleculeBlocks.MAX_ATOMS) {
      throw in.fault(
          Kind.ATOM_COUNT,
          "atoms: expected "
              + header.nAtoms()
              + " as the header says, at most "
              + MoleculeBlocks.MAX_ATOMS
              + ", found "
              + n
              + " in the molecules");
    }
  }

  private void skipTypesAndGroups() throws IOException {
    if (version < 128) {
      int n = in.readCount("atom types", INT);
      in.skipReals(version < 113 ? 3L * n : 0, "radii of atom types");
      in.skipInts(n, "elements of atom types");
      in.skipReals(version >= 60 && version < 113 ? 2L * n : 0, "Born radii of atom types");
    }
    if (version >= 65) {
      int grids = in.readCount("correction maps", 0);
      int spacing = in.readCount("correction map", 0);
      in.skipReals(multiply(grids, multiply(spacing, spacing), CMAP_REALS), "correction maps");
    }
    for (int g = 0; g < GROUP_KINDS; g++) {
      in.skipInts(in.readCount("groups", INT), "groups");
    }
    in.skipInts(in.readCount("names of groups", INT), "names of groups");
    for (int g = 0; g < GROUP_KINDS; g++) {
      in.skipBytes(in.readCount("groups of atoms", 1), "groups of atoms");
    }
  }

  /** The product, or a number beyond every file. */
  private static long multiply(long... factors) {
    long product = 1;
    for (long f : factors) {
      product =
          f == 0 ? 0 : product > Integer.MAX_VALUE * 8L / f ? Integer.MAX_VALUE * 8L : product * f;
    }
    return product;
  }

  private @Nullable ReferenceFrame readFrame(Box box) throws IOException {
    if (!header.hasPositions()) {
      return null;
    }
    int n = header.nAtoms();
    in.requireReals(3L * n, "positions");
    float[][] xyz = new float[3][n];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < 3; d++) {
        float v = (float) in.readReal("positions");
        if (!Float.isFinite(v)) {
          throw in.fault(
              Kind.NOT_FINITE,
              "coordinate "
                  + "xyz".charAt(d)
                  + " of atom "
                  + i
                  + ": expected a finite number, found "
                  + v);
        }
        xyz[d][i] = v;
      }
    }
    return new ReferenceFrame(xyz[0], xyz[1], xyz[2], box);
  }
}
