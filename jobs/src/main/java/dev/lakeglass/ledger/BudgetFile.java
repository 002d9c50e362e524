package dev.lakeglass.ledger;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code conf/budgets.csv}: a header, one budget a line, {@code #} before a remark. */
public final class BudgetFile {
  private static final String HEADER = "slice_key,slice_value,monthly_usd,valid_from,valid_until";
  private static final Set<String> KEYS = Set.of("tenant_id", "application", "route", "all");

  private BudgetFile() {}

  /**
   * @throws JobException CONFIG with every problem and its line
   */
  public static List<Budget> parse(String file, String csv) {
    List<Budget> budgets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    String[] lines = csv.split("\\R");
    boolean hasHeader = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!hasHeader) {
        hasHeader = true;
        if (!line.equals(HEADER)) {
          problems.add("  line " + (i + 1) + ": expected the header " + HEADER);
        }
      } else {
        read(i + 1, line.split(",", -1), budgets, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new JobException(
          Category.CONFIG,
          "Cannot read " + file + ":\n" + String.join(System.lineSeparator(), problems));
    }
    return List.copyOf(budgets);
  }

  private static void read(
      int number, String[] fields, List<Budget> budgets, List<String> problems) {
    try {
      if (fields.length != 5 || !KEYS.contains(fields[0].strip()) || fields[1].isBlank()) {
        problems.add(
            "  line %d: expected %s with a slice_key of %s"
                .formatted(number, HEADER, KEYS.stream().sorted().toList()));
        return;
      }
      BigDecimal usd = new BigDecimal(fields[2].strip());
      if (usd.signum() <= 0) {
        throw new NumberFormatException();
      }
      budgets.add(
          new Budget(
              fields[0].strip(),
              fields[1].strip(),
              usd,
              fields[3].isBlank() ? LocalDate.MIN : LocalDate.parse(fields[3].strip()),
              fields[4].isBlank() ? LocalDate.MAX : LocalDate.parse(fields[4].strip())));
    } catch (NumberFormatException e) {
      problems.add(
          "  line %d: monthly_usd \"%s\" must be an amount above 0".formatted(number, fields[2]));
    } catch (DateTimeException e) {
      problems.add(
          "  line %d: valid_from and valid_until must be days like 2026-11-01, or empty"
              .formatted(number));
    }
  }
}
