package org.padml.partners;

import java.util.LinkedHashMap;
import java.util.Map;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.selection.Selection;

/** Finds the partners of a topology by its protein chain letters. */
public final class Partners {
  private Partners() {}

  /** Chain letter to the protein atoms of that chain, in file order; empty without letters. */
  public static Map<String, AtomSet> find(Topology topology) {
    AtomSet protein = Selection.parse("protein").evaluate(topology);
    Map<String, AtomSet> out = new LinkedHashMap<>();
    for (int atom : protein.toArray()) {
      String chain = topology.residueOfAtom(atom).chain();
      if (!chain.isBlank() && !out.containsKey(chain)) {
        out.put(chain, Selection.parse("protein and chain " + chain).evaluate(topology));
      }
    }
    return out;
  }
}
