package org.padml.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestException;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.partners.Partners;
import org.padml.selection.Selection;

/** The atoms that the manifest's selections pick in one system; complaints name key and line. */
final class SystemSelections {
  private final String manifestFile;
  private final Manifest.SystemEntry entry;
  private final Topology topology;
  private final Selection.Context context;

  SystemSelections(
      String manifestFile,
      Manifest.SystemEntry entry,
      Topology topology,
      Selection.Context context) {
    this.manifestFile = manifestFile;
    this.entry = entry;
    this.topology = topology;
    this.context = context;
  }

  /** Partners by name, at least two, without common atoms: those given, else those found. */
  Map<String, AtomSet> partners(List<String> notes) {
    Map<String, AtomSet> out = new LinkedHashMap<>();
    if (entry.partners().isEmpty()) {
      out.putAll(Partners.find(topology));
      notes.add("partners found from the topology: " + String.join(", ", out.keySet()));
    } else {
      entry.partners().forEach((name, text) -> out.put(name, select("partners", text)));
    }
    if (out.size() < 2) {
      throw complaint("partners", "expected at least two, found " + out.keySet() + "; name them");
    }
    requireDisjoint(out);
    return out;
  }

  private void requireDisjoint(Map<String, AtomSet> partners) {
    List<Map.Entry<String, AtomSet>> all = List.copyOf(partners.entrySet());
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        AtomSet both = all.get(i).getValue().intersect(all.get(j).getValue());
        if (!both.isEmpty()) {
          throw complaint(
              "partners",
              "expected partners without common atoms, found "
                  + Count.of(both.size(), "atom")
                  + " in both "
                  + all.get(i).getKey()
                  + " and "
                  + all.get(j).getKey());
        }
      }
    }
  }

  /** Pairs of places among the names of the partners: those given, else every pair. */
  List<int[]> interfaces(List<String> names) {
    List<int[]> out = new ArrayList<>();
    if (entry.interfaces().isEmpty()) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = i + 1; j < names.size(); j++) {
          out.add(new int[] {i, j});
        }
      }
      return out;
    }
    for (List<String> pair : entry.interfaces()) {
      int a = names.indexOf(pair.get(0));
      int b = names.indexOf(pair.get(1));
      if (a < 0 || b < 0) {
        throw complaint("interfaces", "expected names among " + names + ", found " + pair);
      }
      out.add(new int[] {a, b});
    }
    return out;
  }

  /** Hot-spot atoms of the partners; empty where none are asked for. */
  AtomSet hotspots(AtomSet complex) {
    String text = entry.hotspots();
    if (text == null) {
      return AtomSet.of();
    }
    AtomSet out = select("hotspots", text).intersect(complex);
    if (out.isEmpty()) {
      throw complaint("hotspots", "expected atoms of the partners, found none in " + text);
    }
    return out;
  }

  /** Atoms of a solvent; null where the system names no such solvent. */
  @Nullable AtomSet solvent(String name) {
    String text = entry.solvent().get(name);
    return text == null ? null : select("solvent", text);
  }

  private AtomSet select(String key, String text) {
    AtomSet atoms;
    try {
      atoms = Selection.parse(text).evaluate(topology, context);
    } catch (IllegalArgumentException e) {
      throw complaint(key, String.valueOf(e.getMessage()));
    }
    if (atoms.isEmpty()) {
      throw complaint(key, "expected atoms, found none that match '" + text + "'");
    }
    return atoms;
  }

  private ManifestException complaint(String key, String what) {
    return complaint(manifestFile, entry, key, what);
  }

  /** What is wrong with a key of a system. */
  static ManifestException complaint(
      String manifestFile, Manifest.SystemEntry entry, String key, String what) {
    return new ManifestException(
        manifestFile,
        entry.lines().getOrDefault(key, 1),
        "system " + entry.id() + ": " + key + ": " + what);
  }
}
