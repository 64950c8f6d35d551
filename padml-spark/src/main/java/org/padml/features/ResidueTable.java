package org.padml.features;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.surface.ReferenceAreas;
import org.padml.descriptors.surface.SurfaceClass;
import org.padml.features.ResidueRecord.Column;

/** Rows of {@code residues}: area, occupancy and energy of each residue, by window. */
final class ResidueTable implements ReplicaWalker {
  static final String NAME = "residues";

  private final ReplicaKey key;
  private final InterfaceResidues residues;
  private final InterfaceResidues.Places places;
  private final double[] values;
  private final double[] sums;
  private final long[] counts = new long[ResidueRecord.COLUMNS];
  private final long[] touched;
  private final long[] touchedIn;
  private final ReferenceAreas referenceAreas;
  private final @Nullable WindowFluctuations fluctuations;
  private long now;

  /**
   * Of one replica and interface.
   *
   * @param referenceAreas what areas are relative to
   * @param placeOfPoint place of each alpha carbon recorded; empty where none are
   */
  ResidueTable(
      ReplicaKey key,
      InterfaceResidues residues,
      int[] placeOfPoint,
      ReferenceAreas referenceAreas) {
    this.referenceAreas = referenceAreas;
    fluctuations = placeOfPoint.length == 0 ? null : new WindowFluctuations(placeOfPoint);
    this.key = key;
    this.residues = residues;
    this.places = residues.places();
    values = new double[residues.size() * ResidueRecord.COLUMNS];
    sums = new double[values.length];
    touched = new long[residues.size()];
    touchedIn = new long[residues.size()];
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    now++;
    ContactRecord.forEach(
        frame.contacts(),
        (a, b, distance, kinds) -> {
          if (PairKind.CONTACT.in(kinds)) {
            long pair = places.pair(a, b);
            touch((int) (pair >>> 32));
            touch((int) pair);
          }
        });
    byte[] positions = frame.alphaCarbons();
    if (positions != null && fluctuations != null) {
      fluctuations.add(positions);
    }
    byte[] bytes = frame.residues();
    if (bytes == null || values.length == 0) {
      return;
    }
    ResidueRecord.read(bytes, values);
    // a frame has a value of a column for all residues or for none
    for (int c = 0; c < ResidueRecord.COLUMNS; c++) {
      if (!Double.isNaN(values[c])) {
        counts[c]++;
        for (int k = c; k < values.length; k += ResidueRecord.COLUMNS) {
          sums[k] += values[k];
        }
      }
    }
  }

  private void touch(int place) {
    if (touchedIn[place] != now) {
      touchedIn[place] = now;
      touched[place]++;
    }
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {
    double[] rmsf = fluctuations == null ? null : fluctuations.end(residues.size());
    for (int i = 0; window.frames() > 0 && i < residues.size(); i++) {
      Double free = mean(i, Column.SASA_FREE);
      Double bound = mean(i, Column.SASA_BOUND);
      List<@Nullable Object> row = key.row();
      row.add(window.number());
      residues.name(i, row);
      row.add(window.frames());
      row.add(free);
      row.add(bound);
      row.add(free == null || bound == null ? null : (Double) (free - bound));
      surfaceClass(residues.names().get(i).name(), free, bound, row);
      row.add((double) touched[i] / window.frames());
      row.add(rmsf == null || Double.isNaN(rmsf[i]) ? null : (Double) rmsf[i]);
      double total = 0;
      for (Column c : List.of(Column.VDW, Column.COULOMB, Column.GB, Column.NONPOLAR)) {
        Double mean = mean(i, c);
        row.add(mean);
        total += mean == null ? Double.NaN : mean;
      }
      row.add(Double.isNaN(total) ? null : (Double) total);
      out.row(NAME, row);
    }
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    Arrays.fill(touched, 0);
  }

  /** Relative areas and class, of the mean areas of the window. */
  private void surfaceClass(
      String resname, @Nullable Double free, @Nullable Double bound, List<@Nullable Object> row) {
    double reference = referenceAreas.of(resname);
    if (free == null || bound == null || reference == 0) {
      row.addAll(Arrays.asList(null, null, null));
      return;
    }
    row.add(free / reference);
    row.add(bound / reference);
    row.add(SurfaceClass.of(free, bound, reference, 0).name().toLowerCase(Locale.ROOT));
  }

  private @Nullable Double mean(int place, Column column) {
    int c = column.ordinal();
    return counts[c] == 0 ? null : (Double) (sums[place * ResidueRecord.COLUMNS + c] / counts[c]);
  }

  @Override
  public void endReplica(ReplicaOutput out) {}

  @Override
  public void close() {
    if (fluctuations != null) {
      fluctuations.close();
    }
  }
}
