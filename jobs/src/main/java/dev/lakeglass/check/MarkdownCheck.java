package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fails where the answer's Markdown is broken: a code fence, emphasis or link left open, or a table
 * whose rows differ in their number of columns.
 */
final class MarkdownCheck implements OutputCheck {
  private static final String FENCE = "```";

  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    String text = answer.output().text();
    if (!hasMarkup(text) || answer.json().isValid()) {
      return CheckResult.notApplicable("no_markup");
    }
    List<String> prose = new ArrayList<>();
    String openFence = linesOutsideCode(text, prose);
    if (!openFence.isEmpty()) {
      return CheckResult.fail("unclosed_code_fence", openFence);
    }
    return raggedTable(prose).or(() -> brokenLine(prose)).orElse(CheckResult.pass());
  }

  private static boolean hasMarkup(String text) {
    return text.contains("**")
        || text.indexOf('`') >= 0
        || text.indexOf('|') >= 0
        || text.contains("](")
        || text.startsWith("#")
        || text.contains("\n#")
        || text.contains("\n- ")
        || text.contains("\n* ");
  }

  /** Collects the lines outside fences; returns the line of a fence that is not closed, or "". */
  private static String linesOutsideCode(String text, List<String> prose) {
    String openFence = "";
    for (String line : text.split("\n", -1)) {
      boolean isFence = line.strip().startsWith(FENCE) && !isWholeFence(line.strip());
      if (isFence) {
        openFence = openFence.isEmpty() ? line.strip() : "";
      } else if (openFence.isEmpty()) {
        prose.add(line);
      }
    }
    return openFence;
  }

  /** Opened and closed in one line. */
  private static boolean isWholeFence(String line) {
    return line.length() > FENCE.length() * 2 && line.endsWith(FENCE);
  }

  private static Optional<CheckResult> raggedTable(List<String> lines) {
    int columns = 0;
    for (String line : lines) {
      String row = line.strip();
      boolean isRow = row.startsWith("|") && row.endsWith("|") && row.length() > 1;
      int count = isRow ? columns(row) : 0;
      if (isRow && columns > 0 && count != columns) {
        return Optional.of(CheckResult.fail("ragged_table", row));
      }
      columns = count;
    }
    return Optional.empty();
  }

  private static int columns(String row) {
    int bars = 0;
    boolean isCode = false;
    for (int at = 0; at < row.length(); at++) {
      char character = row.charAt(at);
      isCode ^= character == '`';
      bars += character == '|' && !isCode && (at == 0 || row.charAt(at - 1) != '\\') ? 1 : 0;
    }
    return bars - 1;
  }

  private static Optional<CheckResult> brokenLine(List<String> lines) {
    for (String line : lines) {
      String withoutCode = withoutInlineCode(line);
      if (isLinkOpen(withoutCode)) {
        return Optional.of(CheckResult.fail("broken_link", line.strip()));
      }
      if (occurrences(withoutCode, "**") % 2 == 1 && !withoutCode.strip().startsWith("** ")) {
        return Optional.of(CheckResult.fail("unbalanced_emphasis", line.strip()));
      }
    }
    return Optional.empty();
  }

  private static String withoutInlineCode(String line) {
    if (line.indexOf('`') < 0) {
      return line;
    }
    StringBuilder rest = new StringBuilder();
    String[] parts = line.split("`", -1);
    for (int part = 0; part < parts.length; part += 2) {
      rest.append(parts[part]);
    }
    return rest.toString();
  }

  private static boolean isLinkOpen(String line) {
    int link = line.lastIndexOf("](");
    return link >= 0 && line.indexOf(')', link) < 0;
  }

  private static int occurrences(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }
}
