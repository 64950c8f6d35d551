package org.padml.features;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.padml.manifest.StateRule;

/**
 * Walks over the frames of one replica and interface in order and makes what needs order: states,
 * windows, residue tables, and the replica's share of the summary. One instance a replica and
 * interface; memory does not grow with the number of frames.
 */
final class ReplicaPass {
  /** State names in the order in which a tie of a window is decided. */
  static final List<String> STATES = List.of("bound", "encounter", "unbound");

  /** The whole run, whatever the state. */
  static final String ALL = "all";

  /** What a replica contributes to {@code summary}. */
  record Share(
      String system,
      String replica,
      String pair,
      String state,
      String descriptor,
      long n,
      double mean,
      double variance,
      double inefficiency,
      double beginPs)
      implements Serializable {}

  /** Rows that a finished window or replica gives. */
  static final class Output {
    final List<Row> windows = new ArrayList<>();
    final List<Row> residues = new ArrayList<>();
    final List<Row> pairs = new ArrayList<>();
    final List<Share> shares = new ArrayList<>();
  }

  /** The residues of both partners as the tables name them: A's, then B's. */
  record ResidueNames(
      int residuesOfA,
      int[] residues,
      List<org.padml.model.Topology.Residue> names,
      String a,
      String b)
      implements Serializable {
    String partner(int place) {
      return place < residuesOfA ? a : b;
    }
  }

  private final String system;
  private final String replica;
  private final String pair;
  private final List<String> columns;
  private final Map<String, Integer> columnPlaces = new HashMap<>();
  private final StateRule rule;
  private final double startPs;
  private final double windowPs;
  private final ResidueNames residues;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final boolean hasHbonds;
  private final boolean hasSaltBridges;

  private boolean bound;
  private long window = Long.MIN_VALUE;
  private long framesInWindow;
  private Moments[] moments = new Moments[0];
  private final Map<String, Long> statesInWindow = new HashMap<>();
  private double[] free = new double[0];
  private double[] buriedBound = new double[0];
  private long surfaceFrames;
  private long[] touched = new long[0];
  private long[] lastTouch = new long[0];
  private final TreeMap<Long, PairSums> pairs = new TreeMap<>();
  private final Map<String, Blocking[]> series = new LinkedHashMap<>();
  private double beginPs = Double.NaN;
  private long framesSeen;

  private static final class PairSums {
    long frames;
    double distance;
    long hbonds;
    long saltBridges;
  }

  ReplicaPass(
      String system,
      String replica,
      String pair,
      List<String> columns,
      StateRule rule,
      double startPs,
      double windowPs,
      ResidueNames residues,
      boolean hasHbonds,
      boolean hasSaltBridges) {
    this.system = system;
    this.replica = replica;
    this.pair = pair;
    this.columns = columns;
    this.rule = rule;
    this.startPs = startPs;
    this.windowPs = windowPs;
    this.residues = residues;
    this.hasHbonds = hasHbonds;
    this.hasSaltBridges = hasSaltBridges;
    for (int i = 0; i < columns.size(); i++) {
      columnPlaces.put(columns.get(i), i);
    }
    for (int i = 0; i < residues.residues().length; i++) {
      places.put(residues.residues()[i], i);
    }
  }

  /** State of the next frame, null where the rule's columns have no value; in order. */
  @Nullable String nextState(List<Double> values) {
    if (!rule.isKnown(c -> value(values, c))) {
      return null;
    }
    if (bound) {
      bound = !rule.isOff(c -> value(values, c));
    } else {
      bound = rule.isOn(c -> value(values, c));
    }
    if (bound) {
      return STATES.get(0);
    }
    return rule.isOff(c -> value(values, c)) ? STATES.get(2) : STATES.get(1);
  }

  private double value(List<Double> values, String column) {
    Integer place = columnPlaces.get(column);
    return place == null ? Double.NaN : values.get(place);
  }

  /** Adds the next frame to windows, residue tables and summary. */
  void add(
      double timePs,
      long frameWindow,
      List<Double> values,
      byte @Nullable [] contacts,
      byte @Nullable [] surface,
      Output out) {
    if (frameWindow < window) {
      throw new IllegalStateException(
          "window of " + timePs + " ps: expected times in order, found an earlier one than before");
    }
    if (frameWindow != window) {
      finishWindow(out);
      startWindow(frameWindow);
    }
    framesSeen++;
    framesInWindow++;
    if (Double.isNaN(beginPs)) {
      beginPs = timePs;
    }
    String state = nextState(values);
    Blocking[] all = series.computeIfAbsent(ALL, k -> newSeries());
    Blocking[] own = all;
    if (state != null) {
      statesInWindow.merge(state, 1L, Long::sum);
      own = series.computeIfAbsent(state, k -> newSeries());
    }
    for (int i = 0; i < columns.size(); i++) {
      double v = values.get(i);
      moments[i].add(v);
      all[i].add(v);
      if (own != all) {
        own[i].add(v);
      }
    }
    if (surface != null) {
      surfaceFrames++;
      ByteBuffer b = ByteBuffer.wrap(surface);
      for (int i = 0; i < free.length; i++) {
        free[i] += b.getDouble();
        buriedBound[i] += b.getDouble();
      }
    }
    if (contacts != null) {
      ContactRecord.forEach(contacts, this::addPair);
    }
  }

  private void addPair(int residueA, int residueB, double distance, int kinds) {
    int a = place(residueA);
    int b = place(residueB);
    touch(a);
    touch(b);
    PairSums sums = pairs.computeIfAbsent(((long) a << 32) | b, k -> new PairSums());
    sums.frames++;
    sums.distance += distance;
    sums.hbonds += kinds & ContactRecord.HBOND;
    sums.saltBridges += (kinds & ContactRecord.SALT_BRIDGE) / ContactRecord.SALT_BRIDGE;
  }

  private int place(int residue) {
    Integer place = places.get(residue);
    if (place == null) {
      throw new IllegalStateException(
          "residue " + residue + ": expected a residue of " + pair + ", found another");
    }
    return place;
  }

  private void touch(int place) {
    if (lastTouch[place] != framesSeen) {
      lastTouch[place] = framesSeen;
      touched[place]++;
    }
  }

  private Blocking[] newSeries() {
    Blocking[] out = new Blocking[columns.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = new Blocking();
    }
    return out;
  }

  private void startWindow(long next) {
    window = next;
    framesInWindow = 0;
    moments = new Moments[columns.size()];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = new Moments();
    }
    statesInWindow.clear();
    int n = residues.residues().length;
    free = new double[n];
    buriedBound = new double[n];
    surfaceFrames = 0;
    touched = new long[n];
    lastTouch = new long[n];
    pairs.clear();
  }

  private void finishWindow(Output out) {
    if (framesInWindow == 0) {
      return;
    }
    List<@Nullable Object> row = new ArrayList<>(List.of(system, replica, pair, window));
    row.add(startPs + window * windowPs);
    row.add(startPs + (window + 1) * windowPs);
    row.add(framesInWindow);
    for (int i = 0; i < columns.size(); i++) {
      if (FrameColumn.isSummarised(columns.get(i))) {
        row.add(moments[i].mean());
        row.add(moments[i].min());
        row.add(moments[i].max());
        row.add(moments[i].sd());
      }
    }
    String state = STATES.get(0);
    for (String s : STATES) {
      if (statesInWindow.getOrDefault(s, 0L) > statesInWindow.getOrDefault(state, 0L)) {
        state = s;
      }
    }
    row.add(statesInWindow.isEmpty() ? null : state);
    out.windows.add(RowFactory.create(row.toArray()));
    residueRows(out);
    pairRows(out);
  }

  private void residueRows(Output out) {
    for (int i = 0; i < residues.residues().length; i++) {
      org.padml.model.Topology.Residue r = residues.names().get(i);
      @Nullable Double f = surfaceFrames == 0 ? null : free[i] / surfaceFrames;
      @Nullable Double b = surfaceFrames == 0 ? null : buriedBound[i] / surfaceFrames;
      out.residues.add(
          RowFactory.create(
              system,
              replica,
              pair,
              window,
              residues.partner(i),
              r.chain(),
              r.resid(),
              r.insertionCode(),
              r.name(),
              framesInWindow,
              f,
              b,
              f == null || b == null ? null : f - b,
              (double) touched[i] / framesInWindow,
              null,
              null,
              null,
              null,
              null,
              null));
    }
  }

  private void pairRows(Output out) {
    pairs.forEach(
        (key, sums) -> {
          int i = (int) (key >>> 32);
          int j = key.intValue();
          org.padml.model.Topology.Residue a = residues.names().get(i);
          org.padml.model.Topology.Residue b = residues.names().get(j);
          out.pairs.add(
              RowFactory.create(
                  system,
                  replica,
                  pair,
                  window,
                  residues.partner(i),
                  a.chain(),
                  a.resid(),
                  a.insertionCode(),
                  a.name(),
                  residues.partner(j),
                  b.chain(),
                  b.resid(),
                  b.insertionCode(),
                  b.name(),
                  framesInWindow,
                  (double) sums.frames / framesInWindow,
                  sums.distance / sums.frames,
                  hasHbonds ? (Double) ((double) sums.hbonds / framesInWindow) : null,
                  hasSaltBridges ? (Double) ((double) sums.saltBridges / framesInWindow) : null));
        });
  }

  /** Ends the replica. */
  void finish(Output out) {
    finishWindow(out);
    series.forEach(
        (state, blocks) -> {
          for (int i = 0; i < columns.size(); i++) {
            Blocking b = blocks[i];
            if (FrameColumn.isSummarised(columns.get(i)) && b.count() > 0) {
              out.shares.add(
                  new Share(
                      system,
                      replica,
                      pair,
                      state,
                      columns.get(i),
                      b.count(),
                      b.mean(),
                      b.variance(),
                      b.statisticalInefficiency(),
                      beginPs));
            }
          }
        });
  }
}
