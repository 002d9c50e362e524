package dev.lakeglass.table;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A collected row, read by column name, for code that has never heard of Spark.
 *
 * <p>Accessors return null where the column is null, except the primitive ones, which refuse it. A
 * name that is no column is a bug.
 */
public final class TableRow {
  private final Map<String, Object> values;

  private TableRow(Map<String, Object> values) {
    this.values = values;
  }

  /** Brings all rows to the driver: for small results only. */
  public static List<TableRow> collect(Dataset<Row> rows) {
    String[] names = rows.columns();
    return rows.collectAsList().stream().map(row -> of(row, names)).toList();
  }

  private static TableRow of(Row row, String[] names) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      values.put(names[i], plain(row, i));
    }
    return new TableRow(values);
  }

  private static Object plain(Row row, int index) {
    if (row.isNullAt(index)) {
      return null;
    }
    Object value = row.get(index);
    if (value instanceof Row struct) {
      return of(struct, struct.schema().fieldNames());
    }
    return switch (row.schema().apply(index).dataType().typeName()) {
      case "array" -> row.getList(index).stream().map(TableRow::element).toList();
      case "map" -> new LinkedHashMap<>(row.getJavaMap(index));
      case "date" -> value instanceof Date date ? date.toLocalDate() : value;
      case "timestamp" -> value instanceof Timestamp timestamp ? timestamp.toInstant() : value;
      default -> value;
    };
  }

  private static Object element(Object value) {
    return value instanceof Row struct ? of(struct, struct.schema().fieldNames()) : value;
  }

  private Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException(
          "Cannot read column " + column + ": the row has " + values.keySet());
    }
    return values.get(column);
  }

  public String text(String column) {
    return (String) value(column);
  }

  public Double real(String column) {
    Number number = (Number) value(column);
    return number == null ? null : Double.valueOf(number.doubleValue());
  }

  public Long whole(String column) {
    Number number = (Number) value(column);
    return number == null ? null : Long.valueOf(number.longValue());
  }

  public Boolean flag(String column) {
    return (Boolean) value(column);
  }

  public BigDecimal decimal(String column) {
    return (BigDecimal) value(column);
  }

  public LocalDate date(String column) {
    return (LocalDate) value(column);
  }

  public Instant instant(String column) {
    return (Instant) value(column);
  }

  /** A column that is never null. */
  public long count(String column) {
    return ((Number) present(column)).longValue();
  }

  /** A column that is never null. */
  public double number(String column) {
    return ((Number) present(column)).doubleValue();
  }

  /** A column that is never null. */
  public boolean isTrue(String column) {
    return (Boolean) present(column);
  }

  private Object present(String column) {
    Object value = value(column);
    if (value == null) {
      throw new IllegalStateException("Column " + column + " is null, declared as not null");
    }
    return value;
  }

  /** Elements of an array of texts; empty if it is null. */
  public List<String> texts(String column) {
    return elements(column, String.class);
  }

  /** Elements of an array of structs; empty if it is null. */
  public List<TableRow> rows(String column) {
    return elements(column, TableRow.class);
  }

  private <T> List<T> elements(String column, Class<T> type) {
    List<?> list = (List<?>) value(column);
    return list == null
        ? List.of()
        : list.stream().filter(element -> element != null).<T>map(type::cast).toList();
  }

  /** Entries of a map whose values are read by a function; empty if it is null. */
  public <T> Map<String, T> map(String column, Function<Object, T> read) {
    Map<String, T> entries = new LinkedHashMap<>();
    Map<?, ?> map = (Map<?, ?>) value(column);
    if (map != null) {
      map.forEach(
          (key, value) -> entries.put((String) key, value == null ? null : read.apply(value)));
    }
    return entries;
  }
}
