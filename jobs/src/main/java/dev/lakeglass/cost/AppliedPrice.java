package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The price of a model on a day: of several context tiers, the one of the call's input length.
 *
 * @param lines one line per context tier, longest context first; the last is for any length
 */
@SuppressWarnings("serial") // the list is serializable as copyOf makes it
public record AppliedPrice(List<Price> lines) implements Serializable {

  public AppliedPrice {
    lines =
        lines.stream()
            .sorted(Comparator.comparingLong(Price::aboveInputTokens).reversed())
            .toList();
  }

  /** A price above a number of tokens is that of all tokens of a longer call. */
  public Price of(long inputTokens) {
    return lines.stream()
        .filter(line -> inputTokens > line.aboveInputTokens())
        .findFirst()
        .orElseGet(() -> lines.get(lines.size() - 1));
  }

  LocalDate recordedAt() {
    return lines.stream().map(Price::recordedAt).max(LocalDate::compareTo).orElseThrow();
  }

  AppliedPrice times(Price factor) {
    return new AppliedPrice(lines.stream().map(line -> line.times(factor)).toList());
  }
}
