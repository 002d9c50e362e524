package dev.lakeglass.source.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The rows of a Parquet file, each as the line of JSON that the same export in JSON would have; a
 * row group is held in memory at a time.
 */
final class ParquetLines extends InputStream {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  private final FileStatus file;
  private final Configuration hadoop;
  private Optional<ParquetReader<Group>> reader = Optional.empty();
  private byte[] line = {};
  private int at;
  private boolean isAtEnd;

  ParquetLines(FileStatus file, Configuration hadoop) {
    this.file = file;
    this.hadoop = hadoop;
  }

  /** Bytes of the file, all of which are read. */
  long storedBytes() {
    return file.getLen();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == line.length && !isAtEnd) {
      nextLine();
    }
    if (isAtEnd) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, target, offset, count);
    at += count;
    return count;
  }

  /** The library throws what it pleases at a damaged file; its content is to blame, not the job. */
  private void nextLine() throws IOException {
    Optional<Group> row;
    try {
      if (reader.isEmpty()) {
        reader =
            Optional.of(
                ParquetReader.builder(new GroupReadSupport(), file.getPath())
                    .withConf(hadoop)
                    .build());
      }
      row = Optional.ofNullable(reader.get().read());
    } catch (RuntimeException e) {
      EOFException broken = new EOFException("the Parquet file is damaged");
      broken.initCause(e);
      throw broken;
    }
    isAtEnd = row.isEmpty();
    at = 0;
    line =
        row.map(group -> (object(group) + "\n").getBytes(StandardCharsets.UTF_8))
            .orElse(new byte[0]);
  }

  @Override
  public void close() throws IOException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }

  private static JsonNode object(Group group) {
    ObjectNode object = NODES.objectNode();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      object.set(type.getFieldName(field), field(group, field));
    }
    return object;
  }

  private static JsonNode field(Group group, int field) {
    int count = group.getFieldRepetitionCount(field);
    Type type = group.getType().getType(field);
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < count; i++) {
        array.add(value(group, field, i, type));
      }
      return array;
    }
    return count == 0 ? NODES.nullNode() : value(group, field, 0, type);
  }

  private static JsonNode value(Group group, int field, int index, Type type) {
    if (type.isPrimitive()) {
      return scalar(group, field, index, type.asPrimitiveType());
    }
    Group inner = group.getGroup(field, index);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (LogicalTypeAnnotation.listType().equals(logical)) {
      return list(inner);
    }
    return LogicalTypeAnnotation.mapType().equals(logical) ? map(inner) : object(inner);
  }

  /** A list wraps each element in a group of its own. */
  private static JsonNode list(Group list) {
    ArrayNode array = NODES.arrayNode();
    boolean isWrapped = !list.getType().getType(0).isPrimitive();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      array.add(
          isWrapped ? field(list.getGroup(0, i), 0) : value(list, 0, i, list.getType().getType(0)));
    }
    return array;
  }

  private static JsonNode map(Group map) {
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      object.set(field(entry, 0).asText(), field(entry, 1));
    }
    return object;
  }

  private static JsonNode scalar(Group group, int field, int index, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return NODES.numberNode(
          new BigDecimal(unscaled(group, field, index, type), decimal.getScale()));
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> NODES.booleanNode(group.getBoolean(field, index));
      case INT32 -> NODES.numberNode(group.getInteger(field, index));
      case INT64 ->
          logical instanceof TimestampLogicalTypeAnnotation timestamp
              ? NODES.textNode(instant(group.getLong(field, index), timestamp).toString())
              : NODES.numberNode(group.getLong(field, index));
      case FLOAT -> NODES.numberNode(group.getFloat(field, index));
      case DOUBLE -> NODES.numberNode(group.getDouble(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          NODES.textNode(group.getBinary(field, index).toStringUsingUTF8());
      case INT96 -> NODES.textNode(instant(group.getInt96(field, index).getBytes()).toString());
    };
  }

  private static BigInteger unscaled(Group group, int field, int index, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(group.getInteger(field, index));
      case INT64 -> BigInteger.valueOf(group.getLong(field, index));
      default -> new BigInteger(group.getBinary(field, index).getBytes());
    };
  }

  /**
   * The old form of Impala and Spark: nanoseconds of the day, then the day of the Julian period.
   */
  private static Instant instant(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    return Instant.EPOCH
        .plus(parts.getInt() - JULIAN_DAY_OF_EPOCH, ChronoUnit.DAYS)
        .plusNanos(nanos);
  }

  private static Instant instant(long time, TimestampLogicalTypeAnnotation type) {
    return switch (type.getUnit()) {
      case MILLIS -> Instant.ofEpochMilli(time);
      case MICROS -> Instant.EPOCH.plus(time, ChronoUnit.MICROS);
      case NANOS -> Instant.ofEpochSecond(0, time);
    };
  }
}
