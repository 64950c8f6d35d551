package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file of a table, written row after row without a Spark job, so that one task can
 * write many tables at once. Columns hold text, bytes, whole numbers, real numbers or truth values;
 * a real number that is not finite is written as null.
 */
final class TableFile implements Closeable {
  /** Rows are kept in memory up to this size; many files of a task are open at once. */
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final ParquetWriter<List<@Nullable Object>> writer;

  /**
   * Creates a file.
   *
   * @param codec as Spark names them, such as snappy, zstd or none
   * @throws IOException if it exists
   */
  TableFile(Path file, StructType schema, String codec, Configuration configuration)
      throws IOException {
    Builder builder =
        new Builder(HadoopOutputFile.fromPath(file, configuration), file, schema)
            .withConf(configuration)
            .withCompressionCodec(codec(codec))
            .withRowGroupSize(ROW_GROUP_BYTES);
    for (StructField column : schema.fields()) {
      if (column.dataType().equals(DataTypes.BinaryType)) {
        // long values that never repeat: neither a dictionary nor the least and largest help
        builder
            .withDictionaryEncoding(column.name(), false)
            .withStatisticsEnabled(column.name(), false);
      }
    }
    writer = builder.build();
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if a value is missing where the column must have one
   */
  void add(List<@Nullable Object> row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static CompressionCodecName codec(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none" -> CompressionCodecName.UNCOMPRESSED;
      case "lz4raw" -> CompressionCodecName.LZ4_RAW;
      default -> CompressionCodecName.valueOf(name.toUpperCase(Locale.ROOT));
    };
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
    private final Path file;
    private final StructType schema;

    Builder(OutputFile out, Path file, StructType schema) {
      super(out);
      this.file = file;
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
      return new Rows(file, schema);
    }
  }

  /** Hands the values of a row to Parquet, column by column. */
  private static final class Rows extends WriteSupport<List<@Nullable Object>> {
    private final Path file;
    private final StructField[] columns;
    private @Nullable RecordConsumer consumer;

    Rows(Path file, StructType schema) {
      this.file = file;
      this.columns = schema.fields();
    }

    @Override
    public WriteContext init(Configuration configuration) {
      Types.MessageTypeBuilder message = Types.buildMessage();
      for (StructField column : columns) {
        message.addField(type(column));
      }
      MessageType type = message.named("row");
      return new WriteContext(type, Map.of());
    }

    private static Type type(StructField column) {
      Type.Repetition repetition =
          column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
      return switch (column.dataType().typeName()) {
        case "string" ->
            Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case "binary" -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(column.name());
        case "integer" -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
        case "long" -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
        case "double" -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
        case "boolean" ->
            Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
        default ->
            throw new IllegalArgumentException(
                "column "
                    + column.name()
                    + ": expected text, bytes, a number or a truth value, found "
                    + column.dataType().typeName());
      };
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(List<@Nullable Object> row) {
      RecordConsumer to = consumer;
      if (to == null || row.size() != columns.length) {
        throw new IllegalArgumentException(
            file + ": expected " + columns.length + " columns, found " + row.size());
      }
      to.startMessage();
      for (int i = 0; i < columns.length; i++) {
        Object value = row.get(i);
        if (value != null && !(value instanceof Double d && !Double.isFinite(d))) {
          to.startField(columns[i].name(), i);
          add(to, value);
          to.endField(columns[i].name(), i);
        } else if (!columns[i].nullable()) {
          throw new IllegalArgumentException(
              file + ": column " + columns[i].name() + ": expected a value, found " + value);
        }
      }
      to.endMessage();
    }

    private static void add(RecordConsumer to, Object value) {
      if (value instanceof Double d) {
        to.addDouble(d);
      } else if (value instanceof Integer i) {
        to.addInteger(i);
      } else if (value instanceof Long l) {
        to.addLong(l);
      } else if (value instanceof Boolean b) {
        to.addBoolean(b);
      } else if (value instanceof byte[] bytes) {
        to.addBinary(Binary.fromConstantByteArray(bytes));
      } else {
        to.addBinary(Binary.fromString((String) value));
      }
    }
  }
}
