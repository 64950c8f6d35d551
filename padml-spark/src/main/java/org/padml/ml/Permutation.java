package org.padml.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a group of features is worth: how much the squared error of the held-out rows grows when its
 * columns are shuffled together among the rows of the fold.
 *
 * <p>Of a fold at most {@value #MAX_ROWS} rows are used. Squared error is defined for one class
 * alone as well, and for probabilities it is the Brier score.
 */
final class Permutation {
  private static final int MAX_ROWS = 2000;

  private Permutation() {}

  /** Growth by row, for the rows that were used. */
  record Growth(int[] rows, double[] value) {
    double mean(double[] weight) {
      double sum = 0;
      double total = 0;
      for (int i = 0; i < value.length; i++) {
        sum += weight[rows[i]] * value[i];
        total += weight[rows[i]];
      }
      return total > 0 ? sum / total : Double.NaN;
    }
  }

  static Growth of(
      Design design,
      Folds folds,
      List<Optional<Scorer>> models,
      int[] columns,
      int repeats,
      long seed) {
    double[] growth = new double[design.size()];
    boolean[] used = new boolean[design.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      Optional<Scorer> model = models.get(fold);
      if (model.isEmpty()) {
        continue;
      }
      int held = fold;
      int[] all = IntStream.range(0, design.size()).filter(i -> folds.of()[i] == held).toArray();
      int step = (all.length + MAX_ROWS - 1) / MAX_ROWS;
      int[] rows =
          IntStream.range(0, all.length).filter(i -> i % step == 0).map(i -> all[i]).toArray();
      SplittableRandom random = new SplittableRandom(seed + 31L * fold + columns[0]);
      for (int row : rows) {
        used[row] = true;
        growth[row] = -square(design, row, model.get().score(design.x()[row]));
      }
      for (int r = 0; r < repeats; r++) {
        int[] source = shuffled(rows, random);
        for (int i = 0; i < rows.length; i++) {
          double[] x = design.x()[rows[i]].clone();
          for (int c : columns) {
            x[c] = design.x()[source[i]][c];
          }
          growth[rows[i]] += square(design, rows[i], model.get().score(x)) / repeats;
        }
      }
    }
    int[] kept = IntStream.range(0, used.length).filter(i -> used[i]).toArray();
    return new Growth(kept, Arrays.stream(kept).mapToDouble(i -> growth[i]).toArray());
  }

  private static double square(Design design, int row, double score) {
    return (score - design.y()[row]) * (score - design.y()[row]);
  }

  private static int[] shuffled(int[] values, SplittableRandom random) {
    int[] out = values.clone();
    for (int i = out.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int t = out[i];
      out[i] = out[j];
      out[j] = t;
    }
    return out;
  }
}
