package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Averages over replicas with standard errors and 95 % intervals. With three or more replicas the
 * error comes from the spread of their means, else from blocks within them.
 */
final class SummaryTable {
  static final String NAME = "summary";

  private static final int REPLICAS_FOR_SPREAD = 3;
  private static final double UPPER_TAIL = 0.975;

  /** With less freedom the intervals are wider than any number means anything. */
  private static final double LEAST_FREEDOM = 1;

  private SummaryTable() {}

  private record Key(String system, String pair, String state, String descriptor)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
      int c = system.compareTo(o.system);
      c = c != 0 ? c : pair.compareTo(o.pair);
      c = c != 0 ? c : state.compareTo(o.state);
      return c != 0 ? c : descriptor.compareTo(o.descriptor);
    }
  }

  /** Rows sorted by key; the order in which shares come does not matter. */
  static List<Row> rows(List<SummaryShares.Share> shares) {
    Map<Key, Map<String, SummaryShares.Share>> groups = new TreeMap<>();
    for (SummaryShares.Share s : shares) {
      groups
          .computeIfAbsent(
              new Key(s.key().system(), s.key().pair(), s.state(), s.descriptor()),
              k -> new TreeMap<>())
          .put(s.key().replica(), s);
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, byReplica) -> rows.add(row(key, List.copyOf(byReplica.values()))));
    return rows;
  }

  private static Row row(Key key, List<SummaryShares.Share> shares) {
    long n = 0;
    double effective = 0;
    double sum = 0;
    double begin = Double.POSITIVE_INFINITY;
    boolean inefficiencyKnown = true;
    for (SummaryShares.Share s : shares) {
      n += s.n();
      sum += s.n() * s.mean();
      begin = Math.min(begin, s.beginPs());
      if (Double.isNaN(s.inefficiency())) {
        inefficiencyKnown = false;
      } else {
        effective += s.n() / s.inefficiency();
      }
    }
    double mean = sum / n;
    double variance = 0;
    double freedom;
    if (shares.size() >= REPLICAS_FOR_SPREAD) {
      for (SummaryShares.Share s : shares) {
        double weight = (double) s.n() / n;
        double d = weight * (s.mean() - mean);
        variance += d * d;
      }
      variance *= (double) shares.size() / (shares.size() - 1);
      freedom = shares.size() - 1.0;
    } else {
      for (SummaryShares.Share s : shares) {
        double weight = (double) s.n() / n;
        variance += weight * weight * s.variance() * s.inefficiency() / s.n();
      }
      freedom = effective - shares.size();
    }
    boolean usable = freedom >= LEAST_FREEDOM && !Double.isNaN(variance);
    @Nullable Double error = usable ? (Double) Math.sqrt(variance) : null;
    @Nullable Double half =
        error == null
            ? null
            : (Double)
                (error * new TDistribution(freedom).inverseCumulativeProbability(UPPER_TAIL));
    return RowFactory.create(
        key.system(),
        key.pair(),
        key.state(),
        key.descriptor(),
        mean,
        error,
        half == null ? null : (Double) (mean - half),
        half == null ? null : (Double) (mean + half),
        inefficiencyKnown ? (Double) (n / effective) : null,
        inefficiencyKnown ? (Double) effective : null,
        n,
        (long) shares.size(),
        Double.isInfinite(begin) || Double.isNaN(begin) ? null : (Double) begin);
  }
}
