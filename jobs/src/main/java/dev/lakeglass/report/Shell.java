package dev.lakeglass.report;

import java.time.LocalDate;

/**
 * What surrounds every page: its title and how to get from it to the others.
 *
 * @param section overview, quality, drift, cost, trace or days: the one marked in the navigation
 * @param up path from the page to the folder of all reports, ending in {@code /} or empty
 * @param day path from the page to the folder of its day, ending in {@code /} or empty
 * @param date the day; null on the list of days
 */
record Shell(String title, String section, String up, String day, LocalDate date) {
  static Shell ofDay(String title, String section, LocalDate date) {
    return new Shell(title, section, "../", "", date);
  }

  static Shell ofTrace(String title, LocalDate date) {
    return new Shell(title, "trace", "../../", "../", date);
  }

  static Shell ofDays(String title) {
    return new Shell(title, "days", "", "", null);
  }

  String isoDate() {
    return date == null ? "" : date.toString();
  }

  String current(String name) {
    return section.equals(name) ? "page" : null;
  }
}
