package dev.lakeglass.cost;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a price file: a header, one price a line, {@code #} before a remark. Columns may stand in
 * any order, and those that are not required may be missing.
 */
public final class PriceFile {
  private static final List<String> REQUIRED =
      List.of("price_id", "provider_name", "model_pattern", "valid_from", "recorded_at", "source");
  static final List<String> COLUMNS =
      Stream.of(
              Stream.of(
                  "price_id",
                  "provider_name",
                  "model_pattern",
                  "region",
                  "service_tier",
                  "above_input_tokens"),
              Arrays.stream(TokenClass.values()).map(TokenClass::column),
              Stream.of(
                  "price_factor", "currency", "valid_from", "valid_until", "recorded_at", "source"))
          .flatMap(columns -> columns)
          .toList();
  private static final int MOST_DECIMALS = 12;
  private static final BigDecimal LEAST_UNLIKELY_PRICE = new BigDecimal(1_000_000);

  /**
   * What other currencies are worth.
   *
   * @param usdPer currency code → US dollars per unit
   */
  public record Rates(Map<String, BigDecimal> usdPer) {
    static final Rates NONE = new Rates(Map.of());

    public Rates {
      usdPer = Map.copyOf(usdPer);
    }

    Optional<BigDecimal> of(String currency) {
      return currency.isEmpty() || currency.equals("USD")
          ? Optional.of(BigDecimal.ONE)
          : Optional.ofNullable(usdPer.get(currency));
    }
  }

  private final String file;
  private final int layer;
  private final Rates rates;
  private final List<String> problems = new ArrayList<>();
  private final Map<Integer, Price> pricesByLine = new LinkedHashMap<>();
  private List<String> header = List.of();

  PriceFile(String file, int layer, Rates rates) {
    this.file = file;
    this.layer = layer;
    this.rates = rates;
  }

  List<Price> read(String csv) {
    String[] lines = csv.split("\\R");
    for (int index = 0; index < lines.length; index++) {
      String line = lines[index].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(index + 1, line);
      }
    }
    if (header.isEmpty()) {
      problems.add("  expected a header line: " + String.join(",", REQUIRED));
    }
    refuseContradictions();
    if (!problems.isEmpty()) {
      throw new JobException(
          Category.CONFIG,
          "Cannot read %s: %d problem%s%n%s"
              .formatted(
                  file,
                  problems.size(),
                  problems.size() == 1 ? "" : "s",
                  String.join(System.lineSeparator(), problems)));
    }
    return List.copyOf(pricesByLine.values());
  }

  private void read(int number, String line) {
    List<String> fields = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    if (header.isEmpty()) {
      readHeader(number, fields);
      return;
    }
    if (line.contains("\"")) {
      problem(number, "expected fields without quotes and commas");
    } else if (fields.size() != header.size()) {
      problem(number, "expected %d fields, found %d".formatted(header.size(), fields.size()));
    } else if (header.containsAll(REQUIRED)) {
      readPrice(new Line(number, fields));
    }
  }

  private void readHeader(int number, List<String> fields) {
    header = fields;
    for (String field : fields) {
      if (!COLUMNS.contains(field)) {
        problem(number, "unknown column \"%s\"".formatted(field));
      }
    }
    for (String column : REQUIRED) {
      if (!fields.contains(column)) {
        problem(number, "missing column \"%s\"".formatted(column));
      }
    }
    if (fields.stream().distinct().count() < fields.size()) {
      problem(number, "a column is named twice");
    }
  }

  private void readPrice(Line line) {
    Optional<String> priceId = line.word("price_id");
    List<String> providers =
        line.alternatives("provider_name").stream()
            .map(provider -> provider.toLowerCase(Locale.ROOT))
            .toList();
    List<ModelPattern> patterns = patterns(line);
    Optional<LocalDate> from = line.date("valid_from");
    Optional<LocalDate> until = line.dateOrForever("valid_until");
    Optional<LocalDate> recorded = line.date("recorded_at");
    Optional<BigDecimal> factor = line.factor();
    Map<TokenClass, BigDecimal> usd = line.amounts();
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      problem(
          line.number(),
          "valid_until %s must be after valid_from %s".formatted(until.get(), from.get()));
    }
    if (usd.isEmpty() == factor.isEmpty() && !line.hasBadAmount()) {
      problem(line.number(), "expected prices, or a price_factor, and not both");
    }
    boolean isComplete =
        List.of(priceId, from, until, recorded).stream().allMatch(Optional::isPresent);
    if (isComplete && !providers.isEmpty() && !patterns.isEmpty()) {
      pricesByLine.put(
          line.number(),
          new Price(
              priceId.get(),
              layer,
              providers,
              patterns,
              line.text("region").toLowerCase(Locale.ROOT),
              line.text("service_tier").toLowerCase(Locale.ROOT),
              line.threshold(),
              usd,
              factor.orElse(BigDecimal.ONE),
              from.get(),
              until.get(),
              recorded.get(),
              line.text("source")));
    }
  }

  private List<ModelPattern> patterns(Line line) {
    List<ModelPattern> patterns =
        line.alternatives("model_pattern").stream().map(ModelPattern::new).toList();
    patterns.stream()
        .filter(pattern -> !pattern.isValid())
        .forEach(
            pattern ->
                problem(
                    line.number(),
                    "model_pattern \"%s\" must be a name, with * at its ends only, or ~ and a regular expression"
                        .formatted(pattern.text())));
    return patterns;
  }

  private void refuseContradictions() {
    Map<String, Integer> lineById = new HashMap<>();
    Map<Price.Subject, List<Map.Entry<Integer, Price>>> bySubject = new HashMap<>();
    for (Map.Entry<Integer, Price> entry : pricesByLine.entrySet()) {
      Price price = entry.getValue();
      Integer taken = lineById.putIfAbsent(price.priceId(), entry.getKey());
      if (taken != null) {
        problem(
            entry.getKey(),
            "price_id \"%s\" is taken by line %d".formatted(price.priceId(), taken));
      }
      List<Map.Entry<Integer, Price>> same =
          bySubject.computeIfAbsent(price.subject(), subject -> new ArrayList<>());
      same.stream()
          .filter(earlier -> earlier.getValue().contradicts(price))
          .findFirst()
          .ifPresent(earlier -> problem(entry.getKey(), contradiction(price, earlier.getKey())));
      same.add(entry);
    }
  }

  private static String contradiction(Price price, int earlierLine) {
    return ("%s %s has a price for some of these days in line %d; end that one or begin later, or,"
            + " if it was wrong, give this one a later recorded_at")
        .formatted(
            String.join(" ", price.providers()), price.patterns().get(0).text(), earlierLine);
  }

  private void problem(int number, String problem) {
    problems.add("  line " + number + ": " + problem);
  }

  /**
   * A line by the names of its columns; what is wrong with a field is noted and the field empty.
   */
  private final class Line {
    private final int number;
    private final List<String> fields;
    private boolean hasBadAmount;

    Line(int number, List<String> fields) {
      this.number = number;
      this.fields = fields;
    }

    int number() {
      return number;
    }

    /** Empty also if the file has no such column. */
    String text(String column) {
      int index = header.indexOf(column);
      return index < 0 ? "" : fields.get(index);
    }

    Optional<String> word(String column) {
      if (text(column).isEmpty()) {
        problem(number, column + " is empty");
        return Optional.empty();
      }
      return Optional.of(text(column));
    }

    /** One word, or several with spaces between them. */
    List<String> alternatives(String column) {
      return word(column).map(words -> List.of(words.split("\\s+"))).orElse(List.of()).stream()
          .map(String::strip)
          .toList();
    }

    boolean hasBadAmount() {
      return hasBadAmount;
    }

    Map<TokenClass, BigDecimal> amounts() {
      Map<TokenClass, BigDecimal> amounts = new EnumMap<>(TokenClass.class);
      Optional<BigDecimal> rate = rates.of(text("currency").toUpperCase(Locale.ROOT));
      if (rate.isEmpty()) {
        problem(
            number,
            "currency %s has no rate; give cost.usd-per.%s in the configuration"
                .formatted(text("currency"), text("currency")));
      }
      for (TokenClass tokenClass : TokenClass.values()) {
        if (!text(tokenClass.column()).isEmpty()) {
          amount(tokenClass.column())
              .ifPresent(
                  amount -> amounts.put(tokenClass, amount.multiply(rate.orElse(BigDecimal.ONE))));
        }
      }
      return amounts;
    }

    Optional<BigDecimal> factor() {
      return text("price_factor").isEmpty() ? Optional.empty() : amount("price_factor");
    }

    long threshold() {
      String text = text("above_input_tokens");
      if (text.isEmpty()) {
        return 0;
      }
      if (!text.matches("[1-9]\\d{0,11}")) {
        problem(number, "above_input_tokens \"%s\" must be a number of tokens".formatted(text));
        return 0;
      }
      return Long.parseLong(text);
    }

    Optional<BigDecimal> amount(String column) {
      try {
        BigDecimal amount = new BigDecimal(text(column));
        if (amount.signum() >= 0
            && amount.scale() <= MOST_DECIMALS
            && amount.compareTo(LEAST_UNLIKELY_PRICE) < 0) {
          return Optional.of(amount);
        }
      } catch (NumberFormatException e) {
        // told below, together with the numbers out of range
      }
      hasBadAmount = true;
      problem(
          number,
          "%s \"%s\" must be a number: 0 or more, below %s, at most %d decimals"
              .formatted(
                  column, text(column), LEAST_UNLIKELY_PRICE.toPlainString(), MOST_DECIMALS));
      return Optional.empty();
    }

    Optional<LocalDate> dateOrForever(String column) {
      return text(column).isEmpty() ? Optional.of(LocalDate.MAX) : date(column);
    }

    Optional<LocalDate> date(String column) {
      try {
        return Optional.of(LocalDate.parse(text(column)));
      } catch (DateTimeException e) {
        problem(number, "%s \"%s\" must be a day like 2026-11-22".formatted(column, text(column)));
        return Optional.empty();
      }
    }
  }
}
