package dev.lakeglass.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of a page, shown in HTML and given as CSV from the same rows: columns say how a row looks
 * to a reader, exports what it holds exactly.
 */
final class DataTable<R> {
  private record Column<R>(TableView.Header header, Function<R, Cell> cell) {}

  private record Export<R>(String name, Function<R, Object> value) {}

  private final String id;
  private final String caption;
  private final List<R> rows;
  private final List<Column<R>> columns = new ArrayList<>();
  private final List<Export<R>> exports = new ArrayList<>();
  private String empty = "No rows.";
  private String note = "";

  DataTable(String id, String caption, List<R> rows) {
    this.id = id;
    this.caption = caption;
    this.rows = List.copyOf(rows);
  }

  DataTable<R> text(String title, Function<R, Cell> cell) {
    return column(new TableView.Header(title, "", false), cell);
  }

  DataTable<R> number(String title, String hint, Function<R, Cell> cell) {
    return column(new TableView.Header(title, hint, true), cell);
  }

  private DataTable<R> column(TableView.Header header, Function<R, Cell> cell) {
    columns.add(new Column<>(header, cell));
    return this;
  }

  DataTable<R> export(String name, Function<R, Object> value) {
    exports.add(new Export<>(name, value));
    return this;
  }

  /** What to say instead of a table without rows. */
  DataTable<R> whenEmpty(String text) {
    empty = text;
    return this;
  }

  DataTable<R> note(String text) {
    note = text;
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  TableView view() {
    List<List<Cell>> cells =
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .toList();
    List<TableView.Header> headers = columns.stream().map(Column::header).toList();
    return new TableView(id, caption, headers, cells, id + ".csv", empty, note);
  }

  Page csv() {
    List<List<Object>> values = new ArrayList<>();
    for (R row : rows) {
      List<Object> line = new ArrayList<>();
      exports.forEach(export -> line.add(export.value().apply(row)));
      values.add(line);
    }
    return new Page(
        id + ".csv", Page.CSV, Csv.write(exports.stream().map(Export::name).toList(), values));
  }
}
