package org.padml.features;

import java.nio.ByteBuffer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A good frame of one interface as the first pass leaves it for the second.
 *
 * @param frame number of the frame in the replica, after stride
 * @param path its file
 * @param frameInFile its number there
 * @param timePs its time
 * @param window number of its window
 * @param imagingOk whether the complex came out whole and together
 * @param flags remarks on imaging
 * @param volumeNm3 volume of the box; NaN without one
 * @param values numeric columns in table order; NaN where there is no value
 * @param contacts residue pairs, see {@link ContactRecord}
 * @param residues per residue of both partners, see {@link ResidueRecord}; null without any
 * @param alphaCarbons positions of both partners' alpha carbons, see {@link PositionRecord}; null
 *     where they were not asked for
 */
record StagedFrame(
    long frame,
    String path,
    long frameInFile,
    double timePs,
    long window,
    boolean imagingOk,
    String flags,
    double volumeNm3,
    double[] values,
    byte[] contacts,
    byte @Nullable [] residues,
    byte @Nullable [] alphaCarbons) {

  /** From a row of the staging table that has all of its columns. */
  static StagedFrame of(Row r) {
    @Nullable Double volume = r.getAs("volume_nm3");
    return new StagedFrame(
        r.<Long>getAs("frame"),
        r.getAs("path"),
        r.<Long>getAs("frame_in_file"),
        r.<Double>getAs("time_ps"),
        r.<Long>getAs("window"),
        r.<Boolean>getAs("imaging_ok"),
        r.getAs("flags"),
        volume == null ? Double.NaN : volume,
        values(r.getAs("values")),
        r.getAs("contacts"),
        r.getAs("residues"),
        r.getAs("alpha_carbons"));
  }

  /** Numeric columns as bytes between the two passes. */
  static byte[] bytes(double[] values) {
    ByteBuffer out = ByteBuffer.allocate(values.length * Double.BYTES);
    out.asDoubleBuffer().put(values);
    return out.array();
  }

  private static double[] values(byte[] bytes) {
    double[] out = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(out);
    return out;
  }
}
