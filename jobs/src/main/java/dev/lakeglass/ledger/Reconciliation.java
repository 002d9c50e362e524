package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A bill against the ledger, line by line: by account, day, region, model and kind of token.
 *
 * <p>Each billed dollar is explained (the ledger has it), unexplained (the model is logged, but not
 * so), or unallocated (nothing in the logs could be it). The three add up to the bill.
 */
public final class Reconciliation {
  /** What most likely made a difference. */
  public enum Cause {
    NONE("within the tolerance"),
    UNPRICED("logged, but without a price: add a line to the price list"),
    PRICE("same tokens, another price: a discount, a tier, or a wrong line"),
    CACHE_CLASS(
        "the tokens are logged as another kind: cached ones counted as input, or the reverse"),
    REGION("the tokens are logged in another region"),
    TIMING("the tokens are logged on the day before or after"),
    MISSING_LOGS("billed, but not logged"),
    AMOUNT("billed without token counts: another price, or logs are missing or too many"),
    NOT_BILLED("logged, but not on this bill"),
    NO_LOGS("nothing of this account or model is logged: nobody to charge it to"),
    NOT_TOKENS("no tokens of a model: a flat fee, a guardrail, storage, tax");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * One line: what was billed, what the ledger has, and what that comes to.
   *
   * @param explainedUsd part of billedUsd the ledger has
   * @param unexplainedUsd billed beyond that; what the ledger has beyond the bill is in loggedUsd
   * @param unallocatedUsd billed for something that is not logged at all
   */
  public record Line(
      String account,
      LocalDate day,
      String region,
      String usageType,
      String model,
      String kind,
      BigDecimal billedTokens,
      BigDecimal loggedTokens,
      BigDecimal billedUsd,
      BigDecimal loggedUsd,
      BigDecimal explainedUsd,
      BigDecimal unexplainedUsd,
      BigDecimal unallocatedUsd,
      Cause cause) {}

  private record Key(String account, LocalDate day, String region, String model, String kind) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::account)
          .thenComparing(Key::day)
          .thenComparing(Key::region)
          .thenComparing(Key::model)
          .thenComparing(Key::kind);

  private static final class Sums {
    BigDecimal billedTokens = BigDecimal.ZERO;
    BigDecimal billedUsd = BigDecimal.ZERO;
    BigDecimal loggedTokens = BigDecimal.ZERO;
    BigDecimal loggedUsd = BigDecimal.ZERO;
    BigDecimal unpricedTokens = BigDecimal.ZERO;
    String usageType = "";

    BigDecimal missingTokens() {
      return billedTokens.subtract(loggedTokens);
    }
  }

  private final double tolerance;
  private final boolean countsTokens;
  private final TreeMap<Key, Sums> sums = new TreeMap<>(ORDER);

  private Reconciliation(double tolerance, boolean countsTokens) {
    this.tolerance = tolerance;
    this.countsTokens = countsTokens;
  }

  /**
   * @param tolerance share by which a line may differ, for rounding and calls under way at midnight
   */
  public static List<Line> of(List<Usage> billed, List<Usage> logged, double tolerance) {
    boolean countsTokens = billed.stream().noneMatch(usage -> usage.tokens() == null);
    Reconciliation reconciliation = new Reconciliation(tolerance, countsTokens);
    billed.forEach(reconciliation::addBilled);
    placed(logged, billed).forEach(reconciliation::addLogged);
    return reconciliation.lines();
  }

  private record Place(String account, String region) {}

  /**
   * Logs that do not say where they are from are taken for where the bill has the model on most
   * days, and of equal places for the one with most tokens, or dollars if it counts none. A bill
   * that names no region or no account at all is compared without.
   */
  private static List<Usage> placed(List<Usage> logged, List<Usage> billed) {
    Map<String, Map<Place, List<Usage>>> byModel = new HashMap<>();
    for (Usage usage : billed) {
      byModel
          .computeIfAbsent(usage.model(), model -> new HashMap<>())
          .computeIfAbsent(new Place(usage.account(), usage.region()), place -> new ArrayList<>())
          .add(usage);
    }
    Map<String, Place> places = new HashMap<>();
    byModel.forEach((model, usages) -> places.put(model, usual(usages)));
    boolean hasAccounts = billed.isEmpty() || isAny(billed, Usage::account);
    boolean hasRegions = billed.isEmpty() || isAny(billed, Usage::region);
    return logged.stream()
        .map(
            usage -> usage.at(hasAccounts ? usage.account() : "", hasRegions ? usage.region() : ""))
        .map(
            usage -> {
              Optional<Place> place = Optional.ofNullable(places.get(usage.model()));
              return usage.at(
                  or(usage.account(), place.map(Place::account)),
                  or(usage.region(), place.map(Place::region)));
            })
        .toList();
  }

  private static boolean isAny(List<Usage> billed, Function<Usage, String> part) {
    return billed.stream().map(part).anyMatch(text -> !text.isEmpty());
  }

  private static Place usual(Map<Place, List<Usage>> usages) {
    Comparator<Place> byDays =
        Comparator.comparing(
            place -> usages.get(place).stream().map(Usage::day).distinct().count());
    return usages.keySet().stream()
        .max(
            byDays
                .thenComparing(
                    place ->
                        usages.get(place).stream()
                            .map(usage -> usage.tokens() == null ? usage.usd() : usage.tokens())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                .thenComparing(Place::account)
                .thenComparing(Place::region))
        .orElseThrow();
  }

  private static String or(String text, Optional<String> otherwise) {
    return text.isEmpty() ? otherwise.orElse("") : text;
  }

  private void addBilled(Usage usage) {
    Sums sum = sums.computeIfAbsent(key(usage), key -> new Sums());
    if (usage.tokens() != null) {
      sum.billedTokens = sum.billedTokens.add(usage.tokens());
    }
    sum.billedUsd = sum.billedUsd.add(usage.usd());
    sum.usageType = usage.usageType();
  }

  private void addLogged(Usage usage) {
    Sums sum = sums.computeIfAbsent(key(usage), key -> new Sums());
    sum.loggedTokens = sum.loggedTokens.add(usage.tokens());
    if (usage.usd() == null) {
      sum.unpricedTokens = sum.unpricedTokens.add(usage.tokens());
    } else {
      sum.loggedUsd = sum.loggedUsd.add(usage.usd());
    }
  }

  /** What is no tokens of a model is a line by its usage type. */
  private static Key key(Usage usage) {
    return new Key(
        usage.account(),
        usage.day(),
        usage.region(),
        usage.model().isEmpty() ? usage.usageType() : usage.model(),
        usage.kind());
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    sums.forEach((key, sum) -> lines.add(line(key, sum)));
    return lines;
  }

  private Line line(Key key, Sums sum) {
    Cause cause = cause(key, sum);
    boolean isUnallocated = cause == Cause.NO_LOGS || cause == Cause.NOT_TOKENS;
    BigDecimal explained =
        isUnallocated
            ? BigDecimal.ZERO
            : cause == Cause.NONE ? sum.billedUsd : sum.billedUsd.min(sum.loggedUsd);
    BigDecimal unallocated = isUnallocated ? sum.billedUsd : BigDecimal.ZERO;
    BigDecimal unexplained = sum.billedUsd.subtract(explained).subtract(unallocated);
    return new Line(
        key.account(),
        key.day(),
        key.region(),
        sum.usageType,
        key.model(),
        key.kind(),
        sum.billedTokens,
        sum.loggedTokens,
        sum.billedUsd,
        sum.loggedUsd,
        explained,
        unexplained,
        unallocated,
        cause);
  }

  private Cause cause(Key key, Sums sum) {
    if (key.kind().equals("other")) {
      return Cause.NOT_TOKENS;
    }
    if (!countsTokens) {
      return causeByMoney(key, sum);
    }
    boolean hasSameTokens = isClose(sum.billedTokens, sum.loggedTokens);
    if (hasSameTokens && isClose(sum.billedUsd, sum.loggedUsd)) {
      return Cause.NONE;
    }
    if (hasSameTokens) {
      return sum.unpricedTokens.signum() > 0 ? Cause.UNPRICED : Cause.PRICE;
    }
    if (sum.loggedTokens.signum() == 0 && !isLogged(key)) {
      return Cause.NO_LOGS;
    }
    if (moved(key, sum, other -> isSame(key, other, Key::day, Key::region))) {
      return Cause.CACHE_CLASS;
    }
    if (moved(key, sum, other -> isSame(key, other, Key::day, Key::kind))) {
      return Cause.REGION;
    }
    if (moved(
        key,
        sum,
        other ->
            isSame(key, other, Key::region, Key::kind)
                && Math.abs(other.day().toEpochDay() - key.day().toEpochDay()) == 1)) {
      return Cause.TIMING;
    }
    return sum.missingTokens().signum() > 0 ? Cause.MISSING_LOGS : Cause.NOT_BILLED;
  }

  /** Without token counts, a price cannot be told from missing logs where both sides have some. */
  private Cause causeByMoney(Key key, Sums sum) {
    if (isClose(sum.billedUsd, sum.loggedUsd)) {
      return Cause.NONE;
    }
    if (sum.loggedTokens.signum() == 0) {
      return isLogged(key) ? Cause.MISSING_LOGS : Cause.NO_LOGS;
    }
    if (sum.billedUsd.signum() == 0) {
      return Cause.NOT_BILLED;
    }
    return sum.unpricedTokens.signum() > 0 ? Cause.UNPRICED : Cause.AMOUNT;
  }

  /** Whether what is missing here is too much in one other place. */
  private boolean moved(Key key, Sums sum, Predicate<Key> place) {
    return sums.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(key) && place.test(entry.getKey()))
        .anyMatch(
            entry ->
                entry.getValue().missingTokens().signum() == -sum.missingTokens().signum()
                    && isClose(entry.getValue().missingTokens().negate(), sum.missingTokens()));
  }

  @SafeVarargs
  private static boolean isSame(Key key, Key other, Function<Key, Object>... parts) {
    if (!key.account().equals(other.account()) || !key.model().equals(other.model())) {
      return false;
    }
    for (Function<Key, Object> part : parts) {
      if (!part.apply(key).equals(part.apply(other))) {
        return false;
      }
    }
    return true;
  }

  private boolean isLogged(Key key) {
    return sums.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().account().equals(key.account())
                    && entry.getKey().model().equals(key.model())
                    && entry.getValue().loggedTokens.signum() > 0);
  }

  private boolean isClose(BigDecimal one, BigDecimal other) {
    BigDecimal larger = one.abs().max(other.abs());
    return one.subtract(other)
            .abs()
            .compareTo(larger.multiply(BigDecimal.valueOf(tolerance)).setScale(9, RoundingMode.UP))
        <= 0;
  }
}
