package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All prices known, with the days they apply to and the day they were recorded.
 *
 * <p>Of the lines that match a call, those of the owner's list win over the public collection, a
 * line for the region over one for all, a closer pattern over a wider one, and of lines that differ
 * in nothing else the one recorded last: a correction is a line more, never an edit.
 */
public final class PriceBook implements Serializable {
  private static final long serialVersionUID = 1L;
  public static final int PUBLIC = 0;
  public static final int OWN = 1;

  /** Platforms that bill the models of others at the makers' prices. */
  private static final Map<String, List<String>> BILLS_AS =
      Map.of(
          "azure.ai.openai", List.of("openai"),
          "azure.ai.inference",
              List.of("azure.ai.openai", "openai", "anthropic", "deepseek", "x_ai"),
          "gcp.vertex_ai", List.of("gcp.gemini", "anthropic"),
          "gcp.gen_ai", List.of("gcp.gemini"));

  private static final Comparator<Match> BEST =
      Comparator.<Match>comparingInt(match -> match.line().layer())
          .thenComparing(match -> !match.line().region().isEmpty())
          .thenComparingInt(Match::specificity)
          .thenComparing(match -> match.line().recordedAt())
          .thenComparing(match -> match.line().validFrom());

  /** Serializable as {@link List#copyOf} makes it. */
  @SuppressWarnings("serial")
  private final List<Price> prices;

  @SuppressWarnings("serial") // as Map.copyOf makes it
  private final Map<String, String> aliases;

  PriceBook(List<Price> prices, Map<String, String> aliases) {
    this.prices = List.copyOf(prices);
    this.aliases = Map.copyOf(aliases);
  }

  /**
   * The owner's list over the public collection.
   *
   * @param aliases logged model, or provider/model → the model it stands for
   * @param usdPer currency → US dollars per unit, for lines in other currencies
   * @throws dev.lakeglass.job.JobException CONFIG with every problem and its line
   */
  public static PriceBook of(
      String ownCsv, String publicCsv, Map<String, String> aliases, PriceFile.Rates usdPer) {
    List<Price> prices = new ArrayList<>();
    if (!ownCsv.isEmpty()) {
      prices.addAll(new PriceFile("the price list", OWN, usdPer).read(ownCsv));
    }
    if (!publicCsv.isEmpty()) {
      prices.addAll(new PriceFile("the public prices", PUBLIC, usdPer).read(publicCsv));
    }
    Map<String, String> lower = new java.util.HashMap<>();
    aliases.forEach((from, to) -> lower.put(from.toLowerCase(Locale.ROOT), to));
    return new PriceBook(prices, lower);
  }

  /**
   * Reads the text of one price file.
   *
   * @param file what to call it in messages
   * @throws dev.lakeglass.job.JobException CONFIG with every problem and its line
   */
  public static PriceBook parse(String file, String csv) {
    return new PriceBook(new PriceFile(file, OWN, PriceFile.Rates.NONE).read(csv), Map.of());
  }

  /** The price that applies; empty if no line does. */
  public Optional<AppliedPrice> lookup(PriceQuery query) {
    return answer(query, List.of()).price();
  }

  /** The same, with every line of the model that does not apply and why. */
  public PriceAnswer explain(PriceQuery query) {
    Names names = names(query);
    List<PriceAnswer.Rejected> others = new ArrayList<>();
    for (Price line : prices) {
      boolean isOfModel =
          names.providers().stream().anyMatch(line::isOf)
              && names.models().stream().anyMatch(name -> line.specificity(name).isPresent());
      if (isOfModel) {
        obstacle(line, query, names.region())
            .ifPresent(reason -> others.add(new PriceAnswer.Rejected(line, reason)));
      }
    }
    return answer(query, others);
  }

  public List<Price> prices() {
    return prices;
  }

  public int size() {
    return prices.size();
  }

  private record Names(
      List<String> models, List<String> providers, String region, boolean isAlias) {}

  private record Match(Price line, int specificity) {}

  private Names names(PriceQuery query) {
    String logged = query.model().toLowerCase(Locale.ROOT);
    String alias = aliases.getOrDefault(query.provider() + "/" + logged, aliases.get(logged));
    ModelName model = ModelName.of(alias == null ? logged : alias);
    List<String> providers =
        Stream.concat(
                Stream.of(query.provider()),
                BILLS_AS.getOrDefault(query.provider(), List.of()).stream())
            .filter(name -> !name.isEmpty())
            .toList();
    String region = query.region().isEmpty() ? model.region().orElse("") : query.region();
    return new Names(model.candidates(), providers, region, alias != null);
  }

  private PriceAnswer answer(PriceQuery query, List<PriceAnswer.Rejected> others) {
    Names names = names(query);
    for (String provider : names.providers()) {
      for (String model : names.models()) {
        Optional<AppliedPrice> found = found(query, names, provider, model);
        if (found.isPresent()) {
          return new PriceAnswer(
              discounted(found.get(), query, names, provider, model),
              why(query, names, provider, model),
              others);
        }
      }
    }
    return new PriceAnswer(Optional.empty(), whyNot(query, names, others), others);
  }

  /** A price of the tier itself, else the standard price times the factor of the tier. */
  private Optional<AppliedPrice> found(
      PriceQuery query, Names names, String provider, String model) {
    Predicate<Price> holds =
        line -> line.isOf(provider) && obstacle(line, query, names.region()).isEmpty();
    Optional<AppliedPrice> ofTier =
        best(holds.and(line -> line.serviceTier().equals(query.serviceTier())), model);
    if (ofTier.isPresent() || query.serviceTier().isEmpty()) {
      return ofTier;
    }
    Optional<AppliedPrice> standard = best(holds.and(line -> line.serviceTier().isEmpty()), model);
    Optional<Price> factor =
        bestFactor(holds.and(line -> line.serviceTier().equals(query.serviceTier())), model);
    return standard.flatMap(price -> factor.map(price::times));
  }

  private Optional<AppliedPrice> best(Predicate<Price> holds, String model) {
    Optional<Price> best =
        matches(line -> !line.isFactor() && line.aboveInputTokens() == 0 && holds.test(line), model)
            .max(BEST)
            .map(Match::line);
    return best.map(base -> new AppliedPrice(tiers(base, holds)));
  }

  /** Context tiers belong to a line by their subject; each may have been corrected on its own. */
  private List<Price> tiers(Price base, Predicate<Price> holds) {
    Map<Long, Price> byLength = new java.util.HashMap<>();
    byLength.put(0L, base);
    prices.stream()
        .filter(line -> line.aboveInputTokens() > 0 && line.subject().equals(base.subject()))
        .filter(holds)
        .forEach(
            line ->
                byLength.merge(
                    line.aboveInputTokens(),
                    line,
                    (a, b) -> a.recordedAt().isAfter(b.recordedAt()) ? a : b));
    return List.copyOf(byLength.values());
  }

  /** A discount multiplies list prices; a price the owner gives is what the owner pays. */
  private Optional<AppliedPrice> discounted(
      AppliedPrice price, PriceQuery query, Names names, String provider, String model) {
    if (price.lines().get(0).layer() == OWN) {
      return Optional.of(price);
    }
    Predicate<Price> holds =
        line ->
            line.isOf(provider)
                && line.serviceTier().isEmpty()
                && obstacle(line, query, names.region()).isEmpty();
    return Optional.of(bestFactor(holds, model).map(price::times).orElse(price));
  }

  private Optional<Price> bestFactor(Predicate<Price> holds, String model) {
    return matches(line -> line.isFactor() && holds.test(line), model).max(BEST).map(Match::line);
  }

  private Stream<Match> matches(Predicate<Price> holds, String model) {
    return prices.stream()
        .filter(holds)
        .flatMap(
            line -> line.specificity(model).map(closeness -> new Match(line, closeness)).stream());
  }

  /** Why a line that names the model does not hold for a call; empty if it does. */
  private static Optional<String> obstacle(Price line, PriceQuery query, String region) {
    if (line.recordedAt().isAfter(query.knownAt())) {
      return Optional.of("recorded on " + line.recordedAt() + ", after " + query.knownAt());
    }
    if (!line.isValidOn(query.day())) {
      return Optional.of(
          query.day().isBefore(line.validFrom())
              ? "valid from " + line.validFrom()
              : "valid until " + line.validUntil());
    }
    if (!line.isFor(region)) {
      return Optional.of("for region " + line.region());
    }
    if (!line.serviceTier().isEmpty() && !line.serviceTier().equals(query.serviceTier())) {
      return Optional.of("for service tier " + line.serviceTier());
    }
    return Optional.empty();
  }

  private static String why(PriceQuery query, Names names, String provider, String model) {
    List<String> steps = new ArrayList<>();
    if (names.isAlias()) {
      steps.add("cost.models says that it stands for " + names.models().get(0));
    }
    if (!model.equals(query.model().toLowerCase(Locale.ROOT)) && !names.isAlias()) {
      steps.add("its name in price lists is " + model);
    }
    if (!provider.equals(query.provider())) {
      steps.add(query.provider() + " has no line for it and bills it as " + provider + " does");
    }
    steps.add("the owner's lines win over public ones, then the closest pattern");
    return String.join("; ", steps);
  }

  private static String whyNot(PriceQuery query, Names names, List<PriceAnswer.Rejected> others) {
    if (names.providers().isEmpty()) {
      return "no provider is given";
    }
    String lacking =
        query.serviceTier().isEmpty()
            ? "no line of " + String.join(", ", names.providers()) + " matches "
            : "no line and no factor of tier " + query.serviceTier() + " matches ";
    return lacking + String.join(", ", names.models()) + (others.isEmpty() ? "" : " for this call");
  }

  /** The day from which lines were known, latest last: for views of earlier knowledge. */
  Stream<LocalDate> recordedDays() {
    return prices.stream().map(Price::recordedAt).distinct().sorted();
  }
}
