package org.padml.partners;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.selection.Selection;

/**
 * Binding partners by name: the proteins, peptides and strands of nucleic acid of a system, or what
 * the user selects.
 *
 * <p>Found partners are made of amino acids, with their caps and with residues that have a protein
 * backbone, or of nucleotides, each strand a partner; water, ions, lipids, sugars and ligands are
 * no part of them, a single amino acid or nucleotide is none. Their names are the chain letters
 * when every residue of them has one; else, or when there is one letter but several segments, the
 * segments. Chains that share a letter, or have none, are told apart by their numbering and bonds
 * (see {@link Polymers}), and then all partners are named by order: A, B, ... Disulfides never join
 * two partners.
 */
public final class Partners {
  private static final int LETTERS = 26;

  private Partners() {}

  /** The partners of a system in the order of their first atoms; none when it has neither. */
  public static Map<String, AtomSet> find(Topology topology) {
    List<Polymers.Chain> chains = new Polymers(topology).chains();
    List<String> names = new ArrayList<>();
    for (Polymers.Chain chain : chains) {
      names.add(chain.key());
    }
    boolean areNamed = names.stream().noneMatch(String::isBlank);
    boolean areDistinct = names.stream().distinct().count() == names.size();
    Map<String, AtomSet> partners = new LinkedHashMap<>();
    for (int k = 0; k < chains.size(); k++) {
      String name = areNamed && areDistinct ? names.get(k) : letters(k);
      partners.put(name, chains.get(k).atoms());
    }
    return Collections.unmodifiableMap(partners);
  }

  /** A, B, ..., Z, AA, AB, ... */
  static String letters(int k) {
    String last = String.valueOf((char) ('A' + k % LETTERS));
    return k < LETTERS ? last : letters(k / LETTERS - 1) + last;
  }

  /**
   * Evaluates given partners.
   *
   * @param expressions selections by partner name, in order
   * @throws IllegalArgumentException if a name is unusable, an expression malformed or empty, or
   *     two partners share an atom; names the key and the value
   */
  public static Map<String, AtomSet> parse(
      Map<String, String> expressions, Topology topology, Selection.Context context) {
    Map<String, AtomSet> partners = new LinkedHashMap<>();
    for (Map.Entry<String, String> e : expressions.entrySet()) {
      String name = e.getKey();
      String where = "partners." + name + ": ";
      if (name.isBlank() || name.indexOf(':') >= 0 || !name.equals(name.strip())) {
        throw new IllegalArgumentException(
            where + "name: expected text without colon or blanks around it, found \"" + name + '"');
      }
      AtomSet atoms = evaluate(where, e.getValue(), topology, context);
      for (Map.Entry<String, AtomSet> other : partners.entrySet()) {
        int shared = atoms.intersect(other.getValue()).size();
        if (shared > 0) {
          throw new IllegalArgumentException(
              where
                  + '"'
                  + e.getValue()
                  + "\": expected no atom of another partner, found "
                  + shared
                  + " of partner "
                  + other.getKey()
                  + " (\""
                  + expressions.get(other.getKey())
                  + "\")");
        }
      }
      partners.put(name, atoms);
    }
    return Collections.unmodifiableMap(partners);
  }

  private static AtomSet evaluate(
      String where, String expression, Topology topology, Selection.Context context) {
    AtomSet atoms;
    try {
      atoms = Selection.parse(expression).evaluate(topology, context);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + e.getMessage(), e);
    }
    if (atoms.isEmpty()) {
      throw new IllegalArgumentException(
          where + '"' + expression + "\": expected at least one atom, found none");
    }
    return atoms;
  }
}
