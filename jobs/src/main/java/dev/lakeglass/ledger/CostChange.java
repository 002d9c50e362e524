package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Why a cost changed: the change from one period to another, split into what changed.
 *
 * <p>The cost of a period is, over its cells (route, tenant, model),
 *
 * <pre>{@code volume × share of the route × share of the tenant in it × share of the model in that
 *   × (1 + retries per request) × (input tokens × price of input at this cache rate
 *                                  + output tokens × price of output + fee per request)}</pre>
 *
 * <p>Each factor gets its Shapley value: the mean, over all orders in which the factors could have
 * changed one after the other, of what the cost changes by when its turn comes. So no order is
 * preferred, a factor that did not change gets exactly nothing, and the parts add up to the change.
 * What only one of the periods has, a new model or tenant, has the lengths, rates and prices of the
 * period it is in: it is a change of mix, not of price.
 *
 * <ul>
 *   <li><b>Shape:</b> any cells; sums over equal ones.
 *   <li><b>Unit:</b> US dollars, nine decimals. The remainder of rounding, some 10⁻⁹, goes with the
 *       largest part.
 *   <li><b>Source:</b> L. S. Shapley, A Value for n-Person Games (1953); for cost splits, A. F.
 *       Shorrocks, Decomposition procedures for distributional analysis, J. Econ. Inequal. 11
 *       (2013).
 * </ul>
 */
public final class CostChange {
  private static final int DECIMALS = 9;
  private static final int FACTORS = Factor.values().length;
  private static final double[] WEIGHTS = weights();

  /** What can change. */
  public enum Factor {
    VOLUME("More or fewer calls"),
    ROUTE_MIX("Mix of routes"),
    TENANT_MIX("Mix of tenants"),
    MODEL_MIX("Mix of models"),
    RETRIES("Repeated attempts"),
    INPUT_LENGTH("Input length"),
    OUTPUT_LENGTH("Output length"),
    CACHE_RATE("Cache use"),
    PRICE("Prices");

    private final String title;

    Factor(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private record Cell(String route, String tenant, String model) {}

  /** The factors of one cell in one period. */
  private record Rates(
      double route,
      double tenant,
      double model,
      double retries,
      double input,
      double cached,
      double written,
      double output,
      double inputPrice,
      double cachedPrice,
      double writtenPrice,
      double outputPrice,
      double fee) {}

  private final BigDecimal beforeUsd;
  private final BigDecimal afterUsd;
  private final Map<Factor, BigDecimal> parts;

  private CostChange(BigDecimal beforeUsd, BigDecimal afterUsd, Map<Factor, BigDecimal> parts) {
    this.beforeUsd = beforeUsd;
    this.afterUsd = afterUsd;
    this.parts = parts;
  }

  /**
   * @param periods how many periods like the second one the first one is, for a baseline of several
   *     days
   */
  public static CostChange between(List<Spend> before, List<Spend> after, int periods) {
    Period first = new Period(before, periods);
    Period second = new Period(after, 1);
    Map<Factor, BigDecimal> parts = new EnumMap<>(Factor.class);
    double[] values = shapley(first, second);
    BigDecimal change = second.totalUsd.subtract(first.totalUsd);
    BigDecimal rest = change;
    Factor largest = Factor.VOLUME;
    for (Factor factor : Factor.values()) {
      BigDecimal part =
          BigDecimal.valueOf(values[factor.ordinal()]).setScale(DECIMALS, RoundingMode.HALF_UP);
      parts.put(factor, part);
      rest = rest.subtract(part);
      largest = part.abs().compareTo(parts.get(largest).abs()) > 0 ? factor : largest;
    }
    parts.put(largest, parts.get(largest).add(rest));
    return new CostChange(first.totalUsd, second.totalUsd, parts);
  }

  public BigDecimal beforeUsd() {
    return beforeUsd;
  }

  public BigDecimal afterUsd() {
    return afterUsd;
  }

  public BigDecimal changeUsd() {
    return afterUsd.subtract(beforeUsd);
  }

  /** Adds up to {@link #changeUsd()}, to the last digit. */
  public Map<Factor, BigDecimal> parts() {
    return new EnumMap<>(parts);
  }

  private static double[] shapley(Period first, Period second) {
    double[] cost = new double[1 << FACTORS];
    TreeSet<Cell> cells = new TreeSet<>(ORDER);
    cells.addAll(first.cells.keySet());
    cells.addAll(second.cells.keySet());
    for (Cell cell : cells) {
      Rates from = first.rates(cell, second);
      Rates to = second.rates(cell, first);
      for (int changed = 0; changed < cost.length; changed++) {
        cost[changed] += cost(from, to, first.volume, second.volume, changed);
      }
    }
    double[] values = new double[FACTORS];
    for (int factor = 0; factor < FACTORS; factor++) {
      for (int others = 0; others < cost.length; others++) {
        if ((others & 1 << factor) == 0) {
          values[factor] +=
              WEIGHTS[Integer.bitCount(others)] * (cost[others | 1 << factor] - cost[others]);
        }
      }
    }
    return values;
  }

  private static final java.util.Comparator<Cell> ORDER =
      java.util.Comparator.comparing(Cell::route)
          .thenComparing(Cell::tenant)
          .thenComparing(Cell::model);

  /** Share of all orders in which exactly so many other factors come before one: k!(n−1−k)!/n!. */
  private static double[] weights() {
    double[] weights = new double[FACTORS];
    for (int before = 0; before < FACTORS; before++) {
      double ways = FACTORS;
      for (int i = 0; i < before; i++) {
        ways = ways * (FACTORS - 1 - i) / (i + 1);
      }
      weights[before] = 1 / ways;
    }
    return weights;
  }

  private static double cost(
      Rates from, Rates to, double fromVolume, double toVolume, int changed) {
    Rates price = is(changed, Factor.PRICE) ? to : from;
    Rates cache = is(changed, Factor.CACHE_RATE) ? to : from;
    double input = (is(changed, Factor.INPUT_LENGTH) ? to : from).input;
    double output = (is(changed, Factor.OUTPUT_LENGTH) ? to : from).output;
    double perToken =
        (1 - cache.cached - cache.written) * price.inputPrice
            + cache.cached * price.cachedPrice
            + cache.written * price.writtenPrice;
    return (is(changed, Factor.VOLUME) ? toVolume : fromVolume)
        * (is(changed, Factor.ROUTE_MIX) ? to : from).route
        * (is(changed, Factor.TENANT_MIX) ? to : from).tenant
        * (is(changed, Factor.MODEL_MIX) ? to : from).model
        * (1 + (is(changed, Factor.RETRIES) ? to : from).retries)
        * (input * perToken + output * price.outputPrice + price.fee);
  }

  private static boolean is(int changed, Factor factor) {
    return (changed & 1 << factor.ordinal()) != 0;
  }

  /** The cells of a period, with the sums their shares are taken of. */
  private static final class Period {
    private final Map<Cell, Spend> cells = new HashMap<>();
    private final Map<String, Double> byRoute = new HashMap<>();
    private final Map<Cell, Double> byTenant = new HashMap<>();
    private final BigDecimal totalUsd;
    private final double volume;

    Period(List<Spend> spends, int periods) {
      double calls = 0;
      BigDecimal total = BigDecimal.ZERO;
      for (Spend spend : spends) {
        cells.merge(new Cell(spend.route(), spend.tenant(), spend.model()), spend, Spend::plus);
        double first = requests(spend);
        byRoute.merge(spend.route(), first, Double::sum);
        byTenant.merge(new Cell(spend.route(), spend.tenant(), ""), first, Double::sum);
        calls += first;
        total = total.add(spend.totalUsd());
      }
      totalUsd = total.divide(BigDecimal.valueOf(periods), DECIMALS, RoundingMode.HALF_UP);
      volume = calls / periods;
    }

    /** A cell of repeated attempts only, whose first ones are elsewhere, is one of calls. */
    private static double requests(Spend spend) {
      return spend.firstAttempts() > 0 ? spend.firstAttempts() : spend.calls();
    }

    Rates rates(Cell cell, Period other) {
      Spend spend = cells.get(cell);
      Spend known = spend == null ? other.cells.get(cell) : spend;
      double route = byRoute.getOrDefault(cell.route(), 0.0);
      double tenant = byTenant.getOrDefault(new Cell(cell.route(), cell.tenant(), ""), 0.0);
      double requests = requests(known);
      double input = known.inputTokens();
      double fresh = input - known.cachedTokens() - known.writtenTokens();
      double inputPrice = per(known.inputUsd(), fresh);
      Spend theirs = other.cells.getOrDefault(cell, known);
      return new Rates(
          volume == 0 ? 0 : route / allCalls(),
          route == 0 ? other.shareOfTenant(cell) : tenant / route,
          spend == null ? (tenant == 0 ? other.shareOfModel(cell) : 0) : requests / tenant,
          spend != null && spend.firstAttempts() == 0 ? 0 : known.calls() / requests - 1,
          input / known.calls(),
          input == 0 ? 0 : known.cachedTokens() / input,
          input == 0 ? 0 : known.writtenTokens() / input,
          known.outputTokens() / (double) known.calls(),
          fresh > 0 ? inputPrice : freshPrice(theirs),
          price(known.cachedUsd(), known.cachedTokens(), theirs.cachedUsd(), theirs.cachedTokens()),
          price(
              known.writtenUsd(),
              known.writtenTokens(),
              theirs.writtenUsd(),
              theirs.writtenTokens()),
          price(known.outputUsd(), known.outputTokens(), theirs.outputUsd(), theirs.outputTokens()),
          known.requestUsd().doubleValue() / known.calls());
    }

    private double allCalls() {
      return byRoute.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private double shareOfTenant(Cell cell) {
      return byTenant.getOrDefault(new Cell(cell.route(), cell.tenant(), ""), 0.0)
          / byRoute.get(cell.route());
    }

    private double shareOfModel(Cell cell) {
      return requests(cells.get(cell)) / byTenant.get(new Cell(cell.route(), cell.tenant(), ""));
    }

    private static double freshPrice(Spend spend) {
      return per(
          spend.inputUsd(),
          (double) spend.inputTokens() - spend.cachedTokens() - spend.writtenTokens());
    }

    /** A class a period did not use has the price of the other one: it did not change. */
    private static double price(
        BigDecimal usd, long tokens, BigDecimal otherUsd, long otherTokens) {
      return tokens > 0 ? per(usd, tokens) : per(otherUsd, otherTokens);
    }

    private static double per(BigDecimal usd, double tokens) {
      return tokens > 0 ? usd.doubleValue() / tokens : 0;
    }
  }

  static Stream<Factor> factors() {
    return Stream.of(Factor.values());
  }
}
