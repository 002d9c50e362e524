package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All prices known, with the days they apply to. */
public final class PriceBook implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Serializable as {@link List#copyOf} makes it. */
  @SuppressWarnings("serial")
  private final List<Price> prices;

  PriceBook(List<Price> prices) {
    this.prices = List.copyOf(prices);
  }

  /**
   * Reads the text of a price file.
   *
   * @param file what to call it in messages
   * @throws dev.lakeglass.job.JobException CONFIG with every problem and its line
   */
  public static PriceBook parse(String file, String csv) {
    return new PriceBook(new PriceFile(file).read(csv));
  }

  /**
   * The price of a model on a day: of several patterns that match, the most specific one.
   *
   * @return empty if no line applies; upper and lower case are the same
   */
  public Optional<Price> lookup(String provider, String model, LocalDate day) {
    return prices.stream()
        .filter(price -> price.applies(provider, model, day))
        .max(Comparator.comparingInt(Price::specificity));
  }

  public int size() {
    return prices.size();
  }
}
