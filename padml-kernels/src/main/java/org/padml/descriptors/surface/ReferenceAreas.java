package org.padml.descriptors.surface;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.padml.model.AtomSet;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;
import org.padml.units.Units;

/**
 * Areas of whole residues that relative areas refer to, nm^2. Terminal and protonation variants
 * count as their parent amino acid.
 */
public enum ReferenceAreas {
  /**
   * Extended Ala-X-Ala, as in NACCESS; PRODIGY uses it.
   *
   * @see <a href="http://www.bioinf.manchester.ac.uk/naccess">Hubbard and Thornton, 1993</a>
   */
  NACCESS(
      "naccess",
      "ALA 107.95 CYS 134.28 ASP 140.39 GLU 172.25 PHE 199.48 GLY 80.10 HIS 182.88 ILE 175.12"
          + " LYS 200.81 LEU 178.63 MET 194.15 ASN 143.94 PRO 136.13 GLN 178.50 ARG 238.76"
          + " SER 116.50 THR 139.27 VAL 151.44 TRP 249.36 TYR 212.76"),

  /**
   * Largest areas by theory.
   *
   * @see <a href="https://doi.org/10.1371/journal.pone.0080635">Tien et al., 2013</a>
   */
  TIEN(
      "tien-2013",
      "ALA 129 CYS 167 ASP 193 GLU 223 PHE 240 GLY 104 HIS 224 ILE 197 LYS 236 LEU 201 MET 224"
          + " ASN 195 PRO 159 GLN 225 ARG 274 SER 155 THR 172 VAL 174 TRP 285 TYR 263");

  private final String label;
  private final Map<String, Double> areas = new HashMap<>();

  ReferenceAreas(String label, String squareAngstroms) {
    this.label = label;
    String[] words = squareAngstroms.split(" ");
    for (int k = 0; k < words.length; k += 2) {
      areas.put(words[k], Double.parseDouble(words[k + 1]) * Units.NM2_PER_ANGSTROM2);
    }
  }

  /**
   * The set of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ReferenceAreas named(String label) {
    for (ReferenceAreas set : values()) {
      if (set.label.equals(label)) {
        return set;
      }
    }
    throw new IllegalArgumentException(
        "reference areas: expected naccess or tien-2013, found " + label);
  }

  /** Name recorded with results. */
  public String label() {
    return label;
  }

  /** Area of an amino acid by any of its names, nm^2; 0 for other residues. */
  public double of(String residueName) {
    return areas.getOrDefault(ResidueNames.aminoAcid(residueName), 0.0);
  }

  /**
   * Area per residue, nm^2 [nResidues of the topology]: 0 for residues that have none or no atom in
   * the set; a note names those without one.
   */
  public double[] of(Topology topology, AtomSet atoms, List<String> notes) {
    double[] perResidue = new double[topology.nResidues()];
    TreeSet<String> unknown = new TreeSet<>();
    for (int k = 0; k < atoms.size(); k++) {
      int residue = topology.residueOf(atoms.get(k));
      String name = topology.residue(residue).name();
      perResidue[residue] = of(name);
      if (perResidue[residue] == 0) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      notes.add(
          "relative sasa: " + label + " has no reference area for " + String.join(" ", unknown));
    }
    return perResidue;
  }
}
