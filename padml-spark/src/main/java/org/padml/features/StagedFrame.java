package org.padml.features;

import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A good frame of one interface as the first pass leaves it for the second.
 *
 * @param frame number of the frame in the replica, after stride
 * @param timePs its time
 * @param window number of its window
 * @param imagingOk whether the complex came out whole and together
 * @param volumeNm3 volume of the box; NaN without one
 * @param values numeric columns in table order; NaN where there is no value
 * @param contacts residue pairs, see {@link ContactRecord}
 * @param residues per residue of both partners, see {@link ResidueRecord}; null without any
 * @param alphaCarbons positions of both partners' alpha carbons, see {@link PositionRecord}; null
 *     where they were not asked for
 */
record StagedFrame(
    long frame,
    double timePs,
    long window,
    boolean imagingOk,
    double volumeNm3,
    double[] values,
    byte[] contacts,
    byte @Nullable [] residues,
    byte @Nullable [] alphaCarbons) {

  /** From a row of the staging table that has all of its columns. */
  static StagedFrame of(Row r) {
    return new StagedFrame(
        r.<Long>getAs("frame"),
        r.<Double>getAs("time_ps"),
        r.<Long>getAs("window"),
        r.<Boolean>getAs("imaging_ok"),
        r.<Double>getAs("volume_nm3"),
        values(r),
        r.getAs("contacts"),
        r.getAs("residues"),
        r.getAs("alpha_carbons"));
  }

  /** The numeric columns of a staging row. */
  static double[] values(Row r) {
    List<Double> list = r.getList(r.fieldIndex("values"));
    double[] out = new double[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = list.get(i);
    }
    return out;
  }
}
