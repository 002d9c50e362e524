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

  record Header(String title, String hint, boolean isNumber) {}

  boolean isLong() {
    return rows.size() >= FILTER_FROM;
  }
}
