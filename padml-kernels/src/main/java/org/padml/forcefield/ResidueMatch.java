package org.padml.forcefield;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.forcefield.ResidueTable.Template;
import org.padml.forcefield.ResidueTable.TemplateAtom;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * Finds the template of a residue by the names of its heavy atoms, by the number of hydrogens that
 * each bears, and by its bonds to other residues: protonation, disulfides and ends of chains need
 * no names, and names of hydrogens do not matter.
 */
final class ResidueMatch {
  private static final int MISSING = 100;
  private static final int EXTRA = 100;
  private static final String DISULFIDE_NAME = "CYX";
  private static final Set<String> SIDE_CHAIN_ACIDS = Set.of("ASP", "GLU");

  private final Topology topology;
  private final Neighbors neighbors;
  private final ResidueTable table = ResidueTable.table();

  ResidueMatch(Topology topology, Neighbors neighbors) {
    this.topology = topology;
    this.neighbors = neighbors;
  }

  /**
   * Charges and types of the used atoms of a residue.
   *
   * @return the reason why there are none; empty when they are set
   */
  String assign(int residue, double[] charge, int[] type) {
    String residueName = topology.residue(residue).name();
    List<Template> templates =
        table.templates(residueName).stream().filter(t -> isMeant(t, residueName)).toList();
    if (templates.isEmpty()) {
      return ion(residue, charge, type) ? "" : where(residue) + ": ff14SB has no such residue";
    }
    Map<String, Integer> heavy = new HashMap<>();
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.isHeavy(a) && heavy.putIfAbsent(name(a, heavy), a) != null) {
        return where(residue) + ": atom " + topology.atomName(a) + ": expected one, found another";
      }
    }
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.isUsed(a) && topology.isHydrogen(a) && parent(a, residue) < 0) {
        return where(residue)
            + ": hydrogen "
            + topology.atomName(a)
            + ": expected a bond to a heavy atom of the residue, found none";
      }
    }
    putProtonLast(ResidueNames.aminoAcid(residueName), heavy);
    Template best = templates.get(0);
    int least = Integer.MAX_VALUE;
    for (Template t : templates) {
      int difference = difference(t, heavy);
      if (difference < least) {
        least = difference;
        best = t;
      }
    }
    if (least > 0) {
      return where(residue) + ": " + complaint(best, heavy);
    }
    set(best, heavy, charge, type);
    return "";
  }

  /** A sulfur without hydrogen or disulfide is a thiolate where the file says so, else a gap. */
  private static boolean isMeant(Template t, String residueName) {
    return !t.name().equals("CYM") || residueName.equals("CYM");
  }

  private boolean ion(int residue, double[] charge, int[] type) {
    int atom = -1;
    int used = 0;
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.isUsed(a)) {
        atom = a;
        used++;
      }
    }
    int element = ResidueNames.ionElement(topology.residue(residue).name());
    TemplateAtom ion = table.ion(element);
    if (used != 1 || ion == null || topology.atomicNumber(atom) != element) {
      return false;
    }
    charge[atom] = ion.charge();
    type[atom] = ion.type();
    return true;
  }

  /** A heavy atom's name in Amber; the second oxygen of a carboxyl end is OXT. */
  private String name(int a, Map<String, Integer> heavy) {
    String residue = topology.residueOfAtom(a).name();
    String name = topology.atomName(a).toUpperCase(java.util.Locale.ROOT);
    if (ResidueNames.isWater(residue)) {
      return "O";
    }
    if (AtomMatch.isCarboxylOxygen(name)) {
      return heavy.containsKey("O") ? "OXT" : "O";
    }
    boolean isCap = residue.equals("NME") || residue.equals("NMA") || residue.equals("ACE");
    if (isCap && (name.equals("CA") || (name.equals("C") && !residue.equals("ACE")))) {
      return "CH3";
    }
    return name.equals("CD") && ResidueNames.aminoAcid(residue).equals("ILE") ? "CD1" : name;
  }

  /** The template's proton is on the second oxygen of a side chain's acid. */
  private void putProtonLast(String aminoAcid, Map<String, Integer> heavy) {
    if (!SIDE_CHAIN_ACIDS.contains(aminoAcid)) {
      return;
    }
    String oxygen = aminoAcid.equals("ASP") ? "OD" : "OE";
    Integer first = heavy.get(oxygen + "1");
    Integer second = heavy.get(oxygen + "2");
    if (first != null && second != null && neighbors.hydrogens(first) > 0) {
      heavy.put(oxygen + "1", second);
      heavy.put(oxygen + "2", first);
    }
  }

  private int difference(Template t, Map<String, Integer> heavy) {
    int sum = 0;
    int shared = 0;
    for (Map.Entry<String, TemplateAtom> e : t.atoms().entrySet()) {
      Integer a = heavy.get(e.getKey());
      if (a == null) {
        sum += MISSING;
        continue;
      }
      shared++;
      sum += Math.abs(neighbors.hydrogens(a) - e.getValue().hydrogens());
      sum += Math.abs(links(a) - e.getValue().links());
    }
    return sum + EXTRA * (heavy.size() - shared);
  }

  /** The first of what {@link #difference} counts. */
  private String complaint(Template t, Map<String, Integer> heavy) {
    for (String name : heavy.keySet().stream().sorted().toList()) {
      if (!t.atoms().containsKey(name)) {
        return "heavy atoms: expected those of " + t.name() + ", found " + name + " too";
      }
    }
    for (String name : t.atoms().keySet()) {
      if (!heavy.containsKey(name)) {
        return "heavy atoms: expected those of " + t.name() + ", found no " + name;
      }
    }
    for (Map.Entry<String, TemplateAtom> e : t.atoms().entrySet()) {
      int a = heavy.getOrDefault(e.getKey(), -1);
      if (neighbors.hydrogens(a) != e.getValue().hydrogens()) {
        return "hydrogens on "
            + e.getKey()
            + ": expected "
            + e.getValue().hydrogens()
            + " as in "
            + t.name()
            + ", found "
            + neighbors.hydrogens(a);
      }
      if (links(a) != e.getValue().links()) {
        return "bonds of "
            + e.getKey()
            + " to other residues: expected "
            + e.getValue().links()
            + " as in "
            + t.name()
            + ", found "
            + links(a);
      }
    }
    throw new IllegalStateException("residue: expected a difference, found none");
  }

  private void set(Template t, Map<String, Integer> heavy, double[] charge, int[] type) {
    for (Map.Entry<String, Integer> e : heavy.entrySet()) {
      int a = e.getValue();
      TemplateAtom atom = t.atoms().get(e.getKey());
      if (atom == null) {
        throw new IllegalStateException("residue: expected " + e.getKey() + " in " + t.name());
      }
      charge[a] = atom.charge();
      type[a] = atom.type();
      for (int k = 0; k < neighbors.count(a); k++) {
        int h = neighbors.get(a, k);
        if (topology.isHydrogen(h)) {
          charge[h] = atom.hydrogenCharge();
          type[h] = atom.hydrogenType();
        }
      }
    }
  }

  /** Bonds to other residues; the disulfide of a residue named for it may lead out of the file. */
  private int links(int a) {
    if (topology.atomName(a).equals("SG")
        && topology.residueOfAtom(a).name().endsWith(DISULFIDE_NAME)) {
      return 1;
    }
    int n = 0;
    for (int k = 0; k < neighbors.count(a); k++) {
      n += topology.residueOf(neighbors.get(a, k)) != topology.residueOf(a) ? 1 : 0;
    }
    return n;
  }

  private int parent(int hydrogen, int residue) {
    int parent = neighbors.heavy(hydrogen);
    return parent >= 0 && topology.residueOf(parent) == residue ? parent : -1;
  }

  private String where(int residue) {
    Topology.Residue r = topology.residue(residue);
    String chain = r.chainOrSegment();
    return "residue " + r.name() + " " + r.label() + (chain.isEmpty() ? "" : " of " + chain);
  }
}
