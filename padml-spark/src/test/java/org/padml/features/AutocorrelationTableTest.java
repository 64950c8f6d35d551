package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.manifest.StateRule;

/** The walk over a made-up replica; a column is an autoregression, whose correlation is known. */
class AutocorrelationTableTest {
  private static final double PHI = 0.9;
  private static final double SPACING_PS = 2;
  private static final int FRAMES = 40_000;
  private static final String COLUMN = "rg_nm";
  private static final List<String> COLUMNS = FrameColumn.names(List.of());
  private static final int PLACE = COLUMNS.indexOf(COLUMN);

  /** Rows of one table. */
  private static List<Row> rows(List<StagedFrame> frames, String table) {
    ReplicaKey key = new ReplicaKey("s", "r", "A:B");
    SummaryShares summary = new SummaryShares(key, COLUMNS);
    StateRule rule =
        StateRule.parse(StateRule.DEFAULT_ON, StateRule.DEFAULT_OFF, FrameColumn.names());
    ReplicaPass pass =
        new ReplicaPass(
            new StateTrack(rule, COLUMNS),
            new FrameRows(key, COLUMNS),
            0,
            100,
            List.of(summary, new AutocorrelationTable(key, COLUMNS, summary)));
    CollectedOutput out = new CollectedOutput();
    frames.forEach(f -> pass.add(f, out));
    pass.finish(out);
    return out.rows(table);
  }

  private static StagedFrame frame(long frame, double timePs, boolean imagingOk, double value) {
    double[] values = new double[COLUMNS.size()];
    Arrays.fill(values, Double.NaN);
    values[PLACE] = value;
    long window = (long) (timePs / 100);
    return new StagedFrame(
        frame,
        "t.xtc",
        frame,
        timePs,
        window,
        imagingOk,
        "",
        Double.NaN,
        values,
        new byte[0],
        null,
        null);
  }

  private static List<StagedFrame> series(long seed, int frames) {
    Random random = new Random(seed);
    List<StagedFrame> out = new ArrayList<>();
    double v = random.nextGaussian() / Math.sqrt(1 - PHI * PHI);
    for (int f = 0; f < frames; f++) {
      out.add(frame(f, 50 + f * SPACING_PS, true, 10 + v));
      v = PHI * v + random.nextGaussian();
    }
    return out;
  }

  private static double real(Row row, int schemaPlace) {
    return row.getDouble(schemaPlace);
  }

  @Test
  void anAutoregressionHasItsTimeItsErrorsAndItsCurve() {
    double g = (1 + PHI) / (1 - PHI);
    double variance = 1 / (1 - PHI * PHI);
    int rounds = 10;
    double[] mean = new double[5];
    for (int round = 0; round < rounds; round++) {
      List<StagedFrame> frames = series(round, FRAMES);
      Row time = rows(frames, AutocorrelationTable.TIMES).get(0);
      assertEquals(COLUMN, time.getString(3));
      assertEquals(FRAMES, time.getLong(4));
      assertEquals(SPACING_PS, real(time, 5), 1e-12);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += real(time, 7 + k) / rounds;
      }
      assertEquals("", time.getString(12));
      List<Row> curve = rows(frames, AutocorrelationTable.AUTOCORRELATION);
      assertEquals(9 * SPACING_PS, real(curve.get(8), 4), 1e-12);
      assertEquals(FRAMES - 9, curve.get(8).getLong(5));
      // an estimate of C scatters by some sqrt(g / n), 0.02
      assertEquals(Math.pow(PHI, 9), real(curve.get(8), 6), 0.09);
      assertTrue(real(curve.get(curve.size() - 1), 4) <= 8192 * SPACING_PS);
    }
    double error = Math.sqrt(g * variance / FRAMES);
    // g of one replica scatters by some g sqrt(2 * 60 lags / n), 5 %, the mean of ten by 2 %;
    // g by blocks by 10 %, its root in the mean of ten by 2 %
    assertEquals(g * SPACING_PS / 2, mean[0], 0.08 * g * SPACING_PS / 2);
    assertEquals(g, mean[1], 0.08 * g);
    assertEquals(FRAMES / g, mean[2], 0.08 * FRAMES / g);
    assertEquals(error, mean[3], 0.05 * error);
    assertEquals(error, mean[4], 0.08 * error);
  }

  /** Frames that were refused, left out, or lie between two parts of a run are holes. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7})
  void missingFramesMoveNothing(double shiftPs) {
    List<StagedFrame> whole = series(5, 3000);
    List<StagedFrame> holes = new ArrayList<>();
    for (StagedFrame f : whole) {
      boolean refused = f.frame() == 1 || (f.frame() > 700 && f.frame() < 1100);
      boolean torn = f.frame() % 50 == 49;
      if (!refused) {
        holes.add(
            frame(
                f.frame(),
                f.timePs() + (f.frame() > 1000 ? shiftPs : 0),
                !torn,
                f.values()[PLACE]));
      }
    }
    // what was shifted off the grid has no pairs with what came before
    int apart = shiftPs > 0 ? 5000 : 0;
    double[] x = new double[8000];
    Arrays.fill(x, Double.NaN);
    double sum = 0;
    int n = 0;
    for (StagedFrame f : holes) {
      if (f.imagingOk()) {
        x[(int) f.frame() + (f.frame() > 1000 ? apart : 0)] = f.values()[PLACE];
        sum += f.values()[PLACE];
        n++;
      }
    }
    double mean = sum / n;
    double variance = 0;
    for (double v : x) {
      variance += Double.isNaN(v) ? 0 : (v - mean) * (v - mean) / n;
    }
    List<Row> curve = rows(holes, AutocorrelationTable.AUTOCORRELATION);
    assertTrue(curve.size() > 100);
    for (Row row : curve) {
      int lag = (int) Math.round(real(row, 4) / SPACING_PS);
      double products = 0;
      int pairs = 0;
      for (int t = 0; t + lag < x.length; t++) {
        double product = (x[t] - mean) * (x[t + lag] - mean);
        products += Double.isNaN(product) ? 0 : product;
        pairs += Double.isNaN(product) ? 0 : 1;
      }
      assertEquals(pairs, row.getLong(5));
      // rounding of three thousand terms of the size of the variance
      assertEquals(products / pairs / variance, real(row, 6), 1e-10);
    }
  }

  @Test
  void timesOffTheGridAndShortReplicasSaySo() {
    List<StagedFrame> frames = series(6, 500);
    frames.set(300, frame(300, frames.get(300).timePs() + 0.7, true, 10));
    assertTrue(rows(frames, AutocorrelationTable.AUTOCORRELATION).isEmpty());
    Row time = rows(frames, AutocorrelationTable.TIMES).get(0);
    assertTrue(time.isNullAt(5) && time.isNullAt(7) && time.isNullAt(8) && time.isNullAt(10));
    assertTrue(time.getString(12).startsWith("frames not evenly spaced: 2.0 ps, then 1."));
    Row one = rows(frames.subList(0, 1), AutocorrelationTable.TIMES).get(0);
    assertTrue(one.isNullAt(5) && one.isNullAt(7) && one.isNullAt(10) && one.isNullAt(11));
    assertEquals("fewer than 8 values", one.getString(12));
    assertTrue(rows(frames.subList(0, 1), AutocorrelationTable.AUTOCORRELATION).isEmpty());
  }

  /** The structure that a run starts from, then frames from later on. */
  @ParameterizedTest
  @ValueSource(doubles = {1000, 1003})
  void aGapBeforeTheSecondFrameIsAGap(double secondPs) {
    TimeGrid grid = new TimeGrid(10_000);
    List<StagedFrame> frames = new ArrayList<>();
    List<StagedFrame> series = series(7, 600);
    for (int f = 0; f < series.size(); f++) {
      double time = f == 0 ? 0 : secondPs + 10 * (f - 1);
      grid.next(f, time);
      assertEquals(f == 2, grid.isRestarted());
      frames.add(frame(f, time, true, series.get(f).values()[PLACE]));
    }
    assertEquals("", grid.reason());
    assertEquals(10, grid.spacingPs(), 1e-12);
    assertEquals(secondPs - 10, grid.unseenPs(), 1e-9);
    int places = secondPs == 1000 ? 99 : 10_000;
    assertEquals(places, grid.firstEmpty());
    assertEquals(600, rows(frames, AutocorrelationTable.TIMES).get(0).getLong(4));
    for (Row row : rows(frames, AutocorrelationTable.AUTOCORRELATION)) {
      long lag = Math.round(real(row, 4) / 10);
      // the first frame has pairs from a lag of 100 frames on, or none
      assertEquals(599 - lag + (lag == 0 || lag > places ? 1 : 0), row.getLong(5), "lag " + lag);
    }
  }

  /** XTC and TRR store times as floats: after a microsecond they are 0.06 ps coarse. */
  @Test
  void timesRoundedToFloatsAreOnTheGrid() {
    TimeGrid grid = new TimeGrid(10);
    for (int f = 0; f < 1000; f++) {
      assertEquals(0, grid.next(f, (float) (1e6 + 0.3 * f)));
    }
    assertEquals("", grid.reason());
    assertEquals(0.3, grid.spacingPs(), 0.1 / 1000);
  }
}
