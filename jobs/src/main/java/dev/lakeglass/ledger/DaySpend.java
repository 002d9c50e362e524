package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a tenant spent in a route of an application on a day. */
public record DaySpend(
    LocalDate day, String application, String route, String tenantId, BigDecimal usd) {

  boolean isOf(Budget budget) {
    String value =
        switch (budget.sliceKey()) {
          case "application" -> application;
          case "route" -> route;
          case "tenant_id" -> tenantId;
          default -> "all";
        };
    return value.equals(budget.sliceValue());
  }
}
