package dev.lakeglass.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small drawing within a line of text, as coordinates of an SVG of 96 × 24: lines, a band, a dot,
 * and a mark for comparison. Colours and strokes are the style sheet's.
 *
 * @param label what it shows, for those who do not see it; empty for no drawing
 * @param lines points of the lines, one text each; a gap in the data starts a new line
 * @param points single values between gaps
 * @param band interval, drawn as a bar from {@code bandX} with {@code bandWidth}; empty if none
 * @param dot place of the value; empty if none
 * @param mark place of the value compared with; empty if none
 */
record Graph(
    String label,
    List<String> lines,
    List<String[]> points,
    String[] band,
    String[] dot,
    String mark) {
  static final Graph NONE = new Graph("", List.of(), List.of(), new String[0], new String[0], "");
  private static final double WIDTH = 96;
  private static final double HEIGHT = 24;
  private static final double PADDING = 3;

  boolean isDrawn() {
    return !label.isEmpty();
  }

  /**
   * A line over days; null is a gap, not a zero. The axis begins at 0 unless values are negative.
   */
  static Graph spark(String label, List<Double> values) {
    List<Double> known = values.stream().filter(value -> value != null).toList();
    if (known.size() < 2) {
      return NONE;
    }
    double low = Math.min(0, known.stream().mapToDouble(Double::doubleValue).min().orElse(0));
    double high = known.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double span = high > low ? high - low : 1;
    List<String> lines = new ArrayList<>();
    List<String[]> singles = new ArrayList<>();
    List<String> line = new ArrayList<>();
    String[] last = new String[0];
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value == null) {
        finish(line, lines, singles);
        continue;
      }
      double x = PADDING + i * (WIDTH - 2 * PADDING) / Math.max(1, values.size() - 1);
      double y = HEIGHT - PADDING - (value - low) / span * (HEIGHT - 2 * PADDING);
      line.add(number(x) + "," + number(y));
      last = i == values.size() - 1 ? new String[] {number(x), number(y)} : new String[0];
    }
    finish(line, lines, singles);
    return new Graph(label, List.copyOf(lines), List.copyOf(singles), new String[0], last, "");
  }

  private static void finish(List<String> line, List<String> lines, List<String[]> singles) {
    if (line.size() == 1) {
      singles.add(line.get(0).split(","));
    } else if (line.size() > 1) {
      lines.add(String.join(" ", line));
    }
    line.clear();
  }

  /**
   * A value with its interval on a scale from {@code low} to {@code high}, and another to compare
   * with (null for none).
   */
  static Graph interval(
      String label,
      double low,
      double high,
      Double value,
      Double lower,
      Double upper,
      Double mark) {
    if (value == null || !(high > low)) {
      return NONE;
    }
    String[] band = new String[0];
    if (lower != null && upper != null) {
      double from = place(lower, low, high);
      double width = Math.max(1, place(upper, low, high) - from);
      band = new String[] {number(from), number(width)};
    }
    String[] dot = {number(place(value, low, high)), number(HEIGHT / 2)};
    String compared = mark == null ? "" : number(place(mark, low, high));
    return new Graph(label, List.of(), List.of(), band, dot, compared);
  }

  private static double place(double value, double low, double high) {
    double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return PADDING + share * (WIDTH - 2 * PADDING);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
