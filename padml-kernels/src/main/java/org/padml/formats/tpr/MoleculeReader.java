package org.padml.formats.tpr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.padml.formats.tpr.TprMolecule.Atoms;
import org.padml.formats.tpr.TprMolecule.Particle;
import org.padml.formats.tpr.TprMolecule.Residue;

/** Reads molecule types. */
final class MoleculeReader {
  private static final int INT = Integer.BYTES;

  /** Least bytes of an atom beside its four reals: types, particle, residue, element. */
  private static final int ATOM_BYTES = 2 * Short.BYTES + 3 * INT;

  private final TprInput in;
  private final int version;
  private final String[] symbols;
  private final FunctionTable functions;
  private boolean isPerturbed;

  MoleculeReader(TprInput in, int version, String[] symbols, FunctionTable functions) {
    this.in = in;
    this.version = version;
    this.symbols = symbols;
    this.functions = functions;
  }

  TprMolecule read() throws IOException {
    isPerturbed = false;
    String name = symbol("molecule type");
    int n = in.readCount("atoms of " + name, 4L * in.realBytes() + ATOM_BYTES);
    int nResidues = in.readCount("residues of " + name, INT);
    Atoms atoms = readAtoms(n, nResidues);
    for (int i = 0; i < n; i++) {
      atoms.name()[i] = symbol("atom name");
    }
    for (int i = 0; i < n; i++) {
      atoms.typeName()[i] = symbol("atom type");
    }
    in.skipInts(n, "atom types of the B state");
    List<Residue> residues = readResidues(nResidues);
    Map<Interaction, int[]> interactions = readInteractions(n);
    in.skipInts(in.readCount("charge groups", INT) + 1L, "charge groups");
    return new TprMolecule(name, atoms, residues, interactions, readExclusions(n), isPerturbed);
  }

  private String symbol(String what) throws IOException {
    return symbols[index(in.readInt(what), symbols.length, what)];
  }

  private int index(int found, int limit, String what) throws IOException {
    if (found < 0 || found >= limit) {
      throw in.corrupt(what + ": expected an index below " + limit + ", found " + found);
    }
    return found;
  }

  private Atoms readAtoms(int n, int nResidues) throws IOException {
    Atoms a =
        new Atoms(
            new String[n],
            new int[n],
            new String[n],
            new double[n],
            new double[n],
            new Particle[n],
            new int[n],
            new int[n]);
    Particle[] particles = Particle.values();
    for (int i = 0; i < n; i++) {
      a.mass()[i] = finite(in.readReal("mass"), "mass");
      a.charge()[i] = finite(in.readReal("charge"), "charge");
      in.skipReals(1, "mass of the B state");
      isPerturbed |= in.readReal("charge of the B state") != a.charge()[i];
      int type = in.readUnsigned(Short.BYTES, "van der Waals type");
      a.type()[i] = index(type, functions.nTypes(), "van der Waals type");
      isPerturbed |= in.readUnsigned(Short.BYTES, "van der Waals type of the B state") != type;
      a.particle()[i] = particles[index(in.readInt("particle"), particles.length, "particle")];
      a.residue()[i] = index(in.readInt("residue"), nResidues, "residue");
      a.atomicNumber()[i] = in.readInt("atomic number");
    }
    return a;
  }

  private double finite(double v, String what) throws IOException {
    if (!Double.isFinite(v)) {
      throw in.corrupt(what + ": expected a finite number, found " + v);
    }
    return v;
  }

  private List<Residue> readResidues(int n) throws IOException {
    List<Residue> residues = new ArrayList<>();
    for (int r = 0; r < n; r++) {
      String name = symbol("residue name");
      if (version < 63) {
        residues.add(new Residue(name, r + 1, ""));
        continue;
      }
      int number = in.readInt("residue number");
      int code = in.readUnsigned(1, "insertion code");
      String letter = code > ' ' ? String.valueOf((char) code) : "";
      residues.add(new Residue(name, number, letter));
    }
    return residues;
  }

  /** The lists of all kinds, of atoms below a number. */
  Map<Interaction, int[]> readInteractions(int nAtoms) throws IOException {
    Map<Interaction, int[]> lists = new EnumMap<>(Interaction.class);
    for (Interaction kind : Interaction.of(version)) {
      int[] list = in.readInts(in.readCount(kind + " interactions", INT), kind + " interactions");
      if (version < 78 && kind == Interaction.SETTLE) {
        list = withHydrogens(list);
      }
      if (list.length > 0) {
        check(kind, list, nAtoms);
        lists.put(kind, list);
      }
    }
    return lists;
  }

  /** Up to 4.5 a rigid water is told by its oxygen alone; the hydrogens are the next atoms. */
  private static int[] withHydrogens(int[] list) {
    int[] whole = new int[list.length / 2 * 4];
    for (int k = 0; k + 1 < list.length; k += 2) {
      whole[2 * k] = list[k];
      for (int a = 0; a < 3; a++) {
        whole[2 * k + 1 + a] = list[k + 1] + a;
      }
    }
    return whole;
  }

  private void check(Interaction kind, int[] list, int nAtoms) throws IOException {
    int step = 1 + kind.nAtoms();
    if (step == 1 || list.length % step != 0) {
      throw in.corrupt(
          kind
              + " interactions: expected a multiple of "
              + step
              + " numbers, found "
              + list.length);
    }
    for (int k = 0; k < list.length; k++) {
      if (k % step != 0) {
        index(list[k], nAtoms, "atom of a " + kind + " interaction");
      } else if (functions.kind(index(list[k], functions.size(), "function")) != kind) {
        throw in.corrupt(
            "function " + list[k] + ": expected " + kind + ", found " + functions.kind(list[k]));
      }
      boolean links = kind.isBond() || kind == Interaction.SETTLE;
      if (links && k % step > 1 && list[k] == list[k - k % step + 1]) {
        throw in.corrupt(
            kind + " interaction: expected different atoms, found " + list[k] + " twice");
      }
    }
  }

  private List<int[]> readExclusions(int nAtoms) throws IOException {
    int n = in.readCount("exclusions", INT);
    int total = in.readCount("excluded atoms", INT);
    int[] starts = in.readInts(n + 1, "exclusions");
    int[] atoms = in.readInts(total, "excluded atoms");
    if (n != nAtoms || starts[0] != 0 || starts[n] != total) {
      throw in.corrupt(
          "exclusions: expected those of " + nAtoms + " atoms, found " + n + " with " + total);
    }
    List<int[]> lists = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (starts[i + 1] < starts[i] || starts[i + 1] > total) {
        throw in.corrupt("exclusions of atom " + i + ": expected ascending starts");
      }
      int[] list = Arrays.copyOfRange(atoms, starts[i], starts[i + 1]);
      for (int atom : list) {
        index(atom, nAtoms, "excluded atom");
      }
      lists.add(list);
    }
    return lists;
  }
}
