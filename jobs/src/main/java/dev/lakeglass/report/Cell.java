package dev.lakeglass.report;

import java.math.BigDecimal;

/**
 * A cell of a table as a reader sees it.
 *
 * @param text main text
 * @param detail smaller text after it: an interval, a count; empty if none
 * @param sort what the column is sorted by: a plain number, or text
 * @param href link of the text; empty if none
 * @param tone class of the text or badge: alert, warn, good, quiet, new; empty if none
 * @param isNumber right-aligned with tabular figures
 * @param isBadge drawn as a badge
 * @param graph a small drawing, or {@link Graph#NONE}
 */
record Cell(
    String text,
    String detail,
    String sort,
    String href,
    String tone,
    boolean isNumber,
    boolean isBadge,
    Graph graph) {
  private static final Cell MISSING = number(Format.NONE, "").toned("quiet");

  static Cell text(String text) {
    String shown = Format.orNone(text);
    return new Cell(shown, "", text == null ? "" : text, "", "", false, false, Graph.NONE);
  }

  static Cell number(String text, String sort) {
    return new Cell(text, "", sort, "", "", true, false, Graph.NONE);
  }

  static Cell missing() {
    return MISSING;
  }

  static Cell count(Long value) {
    return value == null ? MISSING : number(Format.count(value), value.toString());
  }

  static Cell usd(BigDecimal value) {
    return value == null ? MISSING : number(Format.usd(value), value.toPlainString());
  }

  static Cell duration(Double milliseconds) {
    return milliseconds == null
        ? MISSING
        : number(Format.duration(milliseconds), String.valueOf(milliseconds));
  }

  static Cell metric(Metric metric, Double value) {
    return value == null ? MISSING : number(metric.format(value), String.valueOf(value));
  }

  /** A share of independent requests, with its interval; a count of zero is no share of 0. */
  static Cell share(long hits, long of) {
    if (of == 0) {
      return MISSING.detailed("no data");
    }
    Wilson interval = Wilson.of(hits, of);
    return part(hits, of)
        .detailed(
            interval(Format.share(interval.lower()), Format.share(interval.upper()))
                + ", "
                + Format.count(hits)
                + " of "
                + Format.count(of));
  }

  /**
   * A share of all there is, or of things that come in groups (the documents of one search, the
   * tokens of one call), for which an interval would say too much.
   */
  static Cell part(long hits, long of) {
    if (of == 0) {
      return MISSING.detailed("no data");
    }
    double ratio = (double) hits / of;
    return number(Format.share(ratio), String.valueOf(ratio))
        .detailed(Format.count(hits) + " of " + Format.count(of));
  }

  /** A ratio with its interval and its sample size. */
  static Cell ratio(Double ratio, Double lower, Double upper, long count) {
    if (ratio == null) {
      return MISSING.detailed("no data");
    }
    return number(Format.share(ratio), String.valueOf(ratio))
        .detailed(
            interval(Format.share(lower), Format.share(upper)) + ", n " + Format.count(count));
  }

  static String interval(String lower, String upper) {
    return lower.equals(Format.NONE) && upper.equals(Format.NONE) ? "" : lower + " to " + upper;
  }

  static Cell badge(String text, String tone) {
    return new Cell(text, "", text, "", tone, false, true, Graph.NONE);
  }

  static Cell graph(Graph graph) {
    return new Cell("", "", "", "", "", false, false, graph);
  }

  Cell detailed(String newDetail) {
    return new Cell(text, newDetail, sort, href, tone, isNumber, isBadge, graph);
  }

  Cell linked(String newHref) {
    return new Cell(text, detail, sort, newHref, tone, isNumber, isBadge, graph);
  }

  Cell toned(String newTone) {
    return new Cell(text, detail, sort, href, newTone, isNumber, isBadge, graph);
  }

  Cell sorted(String newSort) {
    return new Cell(text, detail, newSort, href, tone, isNumber, isBadge, graph);
  }

  Cell drawn(Graph newGraph) {
    return new Cell(text, detail, sort, href, tone, isNumber, isBadge, newGraph);
  }
}
