package dev.lakeglass.cost;

import java.util.List;
import java.util.Optional;

/**
 * What a price list says to a query, and why.
 *
 * @param price empty if no line applies
 * @param why one sentence: how the line was found, or why none was
 * @param others lines of the model that do not apply, each with its reason
 */
public record PriceAnswer(Optional<AppliedPrice> price, String why, List<Rejected> others) {
  public record Rejected(Price line, String reason) {}

  public PriceAnswer {
    others = List.copyOf(others);
  }
}
