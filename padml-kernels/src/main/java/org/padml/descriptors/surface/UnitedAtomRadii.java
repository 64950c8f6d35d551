package org.padml.descriptors.surface;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;

/**
 * Radii of heavy atoms by residue and atom name, nm.
 *
 * <p>A residue is looked up by its own name, then by that of its parent amino acid (HIS for HID,
 * MET for MSE), then by its kind, then as any residue. Atom names of engines stand for those of the
 * PDB: OT1 or OC1 for O and OT2 or OC2 for OXT, CD of isoleucine for CD1, OW or OH2 of water for O,
 * O1P for OP1, a star for a prime. An entry counts only for atoms of its element.
 */
final class UnitedAtomRadii {
  private static final Map<String, String> AMINO_ATOMS =
      Map.of("OT1", "O", "OC1", "O", "O1", "O", "OT2", "OXT", "OC2", "OXT", "O2", "OXT");
  private static final Map<String, String> NUCLEIC_ATOMS =
      Map.of("O1P", "OP1", "O2P", "OP2", "O3P", "OP3", "C5M", "C7");

  private record Entry(int atomicNumber, float radius) {}

  private final Map<String, Entry> entries = new HashMap<>();

  /** A table in the form of {@link UnitedAtomTables}. */
  UnitedAtomRadii(String table) {
    String[] lines = table.strip().split("\n");
    String[] words = lines[0].split(" ");
    Map<String, Entry> classes = new HashMap<>();
    for (int k = 0; k < words.length; k += 2) {
      String symbol = words[k].startsWith("SE") ? "Se" : words[k].substring(0, 1);
      classes.put(words[k], new Entry(Elements.ofSymbol(symbol), Float.parseFloat(words[k + 1])));
    }
    for (int line = 1; line < lines.length; line++) {
      int name = lines[line].indexOf(' ');
      String residue = lines[line].substring(0, name + 1);
      for (String group : lines[line].substring(name + 1).split(" / ")) {
        String[] atoms = group.strip().split(" ");
        for (int k = 1; k < atoms.length; k++) {
          entries.put(residue + atoms[k], classes.get(atoms[0]));
        }
      }
    }
  }

  /** Radius in nm, or 0 where the table has none. */
  float of(String residueName, String atomName, int atomicNumber) {
    String residue = residueName.strip().toUpperCase(Locale.ROOT);
    String atom = atomName.toUpperCase(Locale.ROOT);
    String parent = ResidueNames.aminoAcid(residue);
    String kind = "ANY";
    if (!parent.isEmpty()) {
      kind = "AMINO";
      atom = AMINO_ATOMS.getOrDefault(atom, atom);
      atom = parent.equals("ILE") && atom.equals("CD") ? "CD1" : atom;
    } else if (ResidueNames.isWater(residue)) {
      parent = "HOH";
      atom = atom.startsWith("O") ? "O" : atom;
    } else if (ResidueNames.isNucleotide(residue)) {
      kind = "NUCLEIC";
      parent = base(residue);
      atom = NUCLEIC_ATOMS.getOrDefault(atom, atom).replace('*', '\'');
    }
    for (String name : new String[] {residue, parent, kind, "ANY"}) {
      Entry entry = entries.get(name + " " + atom);
      if (entry != null && entry.atomicNumber == atomicNumber) {
        return entry.radius;
      }
    }
    return 0;
  }

  /** One letter of a nucleotide such as A, DA, RA5, A3 or ADE. */
  private static String base(String residue) {
    return residue.length() == 3 && Character.isLetter(residue.charAt(2))
        ? residue.substring(0, 1)
        : residue.replaceAll("[35]", "").replaceFirst("^[DR](?=.)", "");
  }
}
