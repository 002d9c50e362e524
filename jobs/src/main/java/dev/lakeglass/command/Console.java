package dev.lakeglass.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a command speaks: the answer to standard output, progress and warnings to standard error.
 */
public final class Console {
  private final PrintWriter answer;
  private final PrintWriter log;

  public Console(PrintWriter answer, PrintWriter log) {
    this.answer = answer;
    this.log = log;
  }

  void answer(String text) {
    answer.println(text);
    answer.flush();
  }

  public void progress(String text) {
    log.println(text);
    log.flush();
  }

  /** Rows under a head, columns aligned; numbers to the right. */
  void table(List<String> head, List<List<String>> rows) {
    int[] widths = new int[head.size()];
    List<List<String>> all = new ArrayList<>(List.of(head));
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : all) {
      answer(line(row, widths));
      if (row == head) {
        answer("-".repeat(java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1)));
      }
    }
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths[i] - cell.length());
      boolean isNumber = cell.matches("[-+]?[$]?\\d[\\d.,]*( ?%)?");
      line.append(isNumber ? padding + cell : cell + padding).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
