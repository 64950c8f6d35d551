package org.padml.ml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Folds that never split a replica (or a system): one group each while there are few, else whole
 * groups shared out so that the positives are spread.
 *
 * @param of fold of each row
 * @param names what each fold holds out
 */
record Folds(int[] of, List<String> names) {

  private record Group(String name, int rows, int positives) {}

  /**
   * Shares out the groups.
   *
   * @param by {@code replica} or {@code system}
   */
  static Folds grouped(List<Sample> rows, double[] y, String by, int maxFolds) {
    Map<String, int[]> counts = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      int[] c = counts.computeIfAbsent(group(rows.get(i), by), k -> new int[2]);
      c[0]++;
      c[1] += y[i] == 1 ? 1 : 0;
    }
    List<Group> groups = new ArrayList<>();
    counts.forEach((name, c) -> groups.add(new Group(name, c[0], c[1])));
    int nFolds = Math.min(groups.size(), maxFolds);
    if (groups.size() > maxFolds) {
      groups.sort(
          Comparator.comparingInt((Group g) -> -g.positives)
              .thenComparingInt(g -> -g.rows)
              .thenComparing(Group::name));
    }
    int[] nRows = new int[nFolds];
    int[] nPositives = new int[nFolds];
    List<List<String>> members = new ArrayList<>();
    for (int f = 0; f < nFolds; f++) {
      members.add(new ArrayList<>());
    }
    Map<String, Integer> foldOf = new TreeMap<>();
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      int fold = g < nFolds ? g : lightest(nPositives, nRows);
      nRows[fold] += group.rows;
      nPositives[fold] += group.positives;
      members.get(fold).add(group.name);
      foldOf.put(group.name, fold);
    }
    int[] of = rows.stream().mapToInt(s -> foldOf.getOrDefault(group(s, by), 0)).toArray();
    return new Folds(of, members.stream().map(m -> String.join(" ", m)).toList());
  }

  private static String group(Sample s, String by) {
    return by.equals("system") ? s.system() : s.run();
  }

  private static int lightest(int[] positives, int[] rows) {
    int best = 0;
    for (int f = 1; f < rows.length; f++) {
      if (positives[f] < positives[best]
          || (positives[f] == positives[best] && rows[f] < rows[best])) {
        best = f;
      }
    }
    return best;
  }

  int count() {
    return names.size();
  }
}
