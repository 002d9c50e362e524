package dev.lakeglass.report.data;

import dev.lakeglass.ledger.Budget;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the cost page shows beyond the slices of {@code cost_daily}.
 *
 * @param cells of the day and up to 35 days before it
 * @param requests requests of the day with a known cost, of which successful were not bad and
 *     thumbsUp were liked
 * @param requestUsd what these requests cost
 * @param users of the day, the dearest first
 */
public record MoneyData(
    List<SpendCell> cells,
    long requests,
    long successful,
    long thumbsUp,
    BigDecimal requestUsd,
    List<UserSpend> users,
    List<Budget> budgets) {
  public static final MoneyData NONE =
      new MoneyData(List.of(), 0, 0, 0, BigDecimal.ZERO, List.of(), List.of());

  public MoneyData {
    cells = List.copyOf(cells);
    users = List.copyOf(users);
    budgets = List.copyOf(budgets);
  }
}
