package org.padml.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.padml.model.TopologyBuilder;

/**
 * Chooses among alternate locations: within a residue the location letter of the highest mean
 * occupancy, the first in the file on a tie; an atom that this location lacks is taken from the
 * highest occupancy of its own name. The others stay in the topology, marked as excluded.
 *
 * <p>Residues of two sorts at one place (same number, two names) are alternates of each other.
 */
public final class AlternateLocations {
  private record Site(int atom, String name, String residueName, String letter, double occupancy) {}

  private final TopologyBuilder topology;
  private final List<Site> sites = new ArrayList<>();
  private String place = "";
  private boolean anyLetter;
  private int excludedAtoms;
  private int residues;

  /** Marks the excluded atoms in a topology under construction. */
  public AlternateLocations(TopologyBuilder topology) {
    this.topology = topology;
  }

  /**
   * Tells of the atom just added.
   *
   * @param place chain, number and insertion code of its residue; a change ends the residue
   * @param letter location letter, empty for none
   */
  public void add(
      String place, int atom, String name, String residueName, String letter, double occupancy) {
    if (!place.equals(this.place)) {
      finishResidue();
      this.place = place;
    }
    anyLetter |= !letter.isEmpty();
    sites.add(new Site(atom, name, residueName, letter, occupancy));
  }

  /** Ends the last residue and notes what was excluded. */
  public void finish() {
    finishResidue();
    if (excludedAtoms > 0) {
      topology.note(
          "alternate locations: "
              + excludedAtoms
              + " atoms of "
              + residues
              + " residues are not used, the location of highest occupancy is");
    }
  }

  private void finishResidue() {
    if (anyLetter) {
      choose();
    }
    sites.clear();
    anyLetter = false;
  }

  private void choose() {
    Map<String, List<Site>> byName = new LinkedHashMap<>();
    Map<String, double[]> sums = new LinkedHashMap<>();
    boolean mixed = sites.stream().map(Site::residueName).distinct().count() > 1;
    for (Site s : sites) {
      byName.computeIfAbsent(s.name, k -> new ArrayList<>()).add(s);
    }
    for (List<Site> same : byName.values()) {
      if (mixed || isContested(same)) {
        for (Site s : same) {
          if (!(mixed && s.letter.isEmpty())) {
            double[] sum = sums.computeIfAbsent(s.letter, k -> new double[2]);
            sum[0] += s.occupancy;
            sum[1]++;
          }
        }
      }
    }
    if (sums.isEmpty()) {
      return;
    }
    String chosen = best(sums);
    String chosenName =
        sites.stream()
            .filter(s -> s.letter.equals(chosen))
            .findFirst()
            .map(Site::residueName)
            .orElse("");
    int before = excludedAtoms;
    for (List<Site> same : byName.values()) {
      excludeAllButOne(same, chosen, chosenName);
    }
    residues += excludedAtoms > before ? 1 : 0;
  }

  private static boolean isContested(List<Site> same) {
    return same.size() > 1 && same.stream().anyMatch(s -> !s.letter.isEmpty());
  }

  private static String best(Map<String, double[]> sums) {
    String chosen = "";
    double top = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, double[]> e : sums.entrySet()) {
      double mean = e.getValue()[0] / e.getValue()[1];
      if (mean > top) {
        top = mean;
        chosen = e.getKey();
      }
    }
    return chosen;
  }

  private void excludeAllButOne(List<Site> same, String chosen, String chosenName) {
    boolean contested = isContested(same);
    Site keep = null;
    for (Site s : same) {
      boolean fits = s.letter.isEmpty() && !contested || s.residueName.equals(chosenName);
      boolean better =
          keep == null
              || s.letter.equals(chosen) && !keep.letter.equals(chosen)
              || !keep.letter.equals(chosen) && s.occupancy > keep.occupancy;
      if (fits && better) {
        keep = s;
      }
    }
    for (Site s : same) {
      boolean lettered = contested || !s.letter.isEmpty();
      if (s != keep && lettered) {
        topology.excludeAlternate(s.atom);
        excludedAtoms++;
      }
    }
  }
}
