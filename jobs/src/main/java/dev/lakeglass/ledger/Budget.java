package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody may spend in a calendar month.
 *
 * @param sliceKey tenant_id, application, route or all
 * @param validUntil first day it no longer holds; {@link LocalDate#MAX} while it does
 */
public record Budget(
    String sliceKey,
    String sliceValue,
    BigDecimal monthlyUsd,
    LocalDate validFrom,
    LocalDate validUntil) {

  /** How it stands with a budget. */
  public enum State {
    GOOD("ok"),
    WARN("warn"),
    ALERT("alert");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && day.isBefore(validUntil);
  }

  /**
   * Alert if the budget is spent, or will be even if the days left are cheap; warn if it will be if
   * they are as usual.
   */
  public State state(MonthForecast forecast) {
    if (forecast.spentUsd().compareTo(monthlyUsd) > 0
        || forecast.lowerUsd().filter(lower -> lower.compareTo(monthlyUsd) > 0).isPresent()) {
      return State.ALERT;
    }
    return forecast.expectedUsd().filter(usd -> usd.compareTo(monthlyUsd) > 0).isPresent()
        ? State.WARN
        : State.GOOD;
  }
}
