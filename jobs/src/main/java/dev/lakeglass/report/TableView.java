package dev.lakeglass.report;

import java.util.List;

/** A table as the template draws it. */
record TableView(
    String id,
    String caption,
    List<Header> headers,
    List<List<Cell>> rows,
    String csv,
    String empty,
    String note) {
  /** From this many rows on a table gets a box to filter it by. */
  private static final int FILTER_FROM = 12;

  /** With more rows a table scrolls by itself. */
  private static final int TALL_FROM = 40;

  record Header(String title, String hint, boolean isNumber) {}

  boolean isTall() {
    return rows.size() > TALL_FROM;
  }

  boolean isLong() {
    return rows.size() >= FILTER_FROM;
  }
}
