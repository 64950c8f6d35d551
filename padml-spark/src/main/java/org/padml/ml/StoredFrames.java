package org.padml.ml;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the rows of samples in table {@code frames}. */
final class StoredFrames {
  private StoredFrames() {}

  /** Where the frame of a sample that stands for a mode is stored. */
  static Representative locate(Sample s, int mode, Dataset<Row> frames) {
    Row row =
        frames
            .where(
                col("system")
                    .equalTo(s.system())
                    .and(col("replica").equalTo(s.replica()))
                    .and(col("interface").equalTo(s.interfaceName()))
                    .and(col("frame").equalTo(s.index())))
            .select(new Column[] {col("path").cast("string"), col("frame_in_file").cast("bigint")})
            .head();
    return new Representative(
        s.system(),
        s.replica(),
        s.interfaceName(),
        mode,
        s.index(),
        row.isNullAt(0) ? "" : row.getString(0),
        row.isNullAt(1) ? s.index() : row.getLong(1),
        s.timePs());
  }
}
