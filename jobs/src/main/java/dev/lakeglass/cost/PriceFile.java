package dev.lakeglass.cost;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a price file: a header, one price a line, {@code #} before a remark. */
final class PriceFile {
  private static final List<String> COLUMNS =
      List.of(
          "price_id",
          "provider_name",
          "model_pattern",
          "input_usd_per_million_tokens",
          "cached_input_usd_per_million_tokens",
          "cache_write_usd_per_million_tokens",
          "output_usd_per_million_tokens",
          "valid_from",
          "valid_until",
          "recorded_at",
          "source");
  private static final int MOST_DECIMALS = 9;
  private static final BigDecimal LEAST_UNLIKELY_PRICE = new BigDecimal(1_000_000);

  private final String file;
  private final List<String> problems = new ArrayList<>();
  private final Map<Integer, Price> pricesByLine = new LinkedHashMap<>();
  private List<String> header = List.of();

  PriceFile(String file) {
    this.file = file;
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
      problems.add("  expected a header line: " + String.join(",", COLUMNS));
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
    } else if (header.containsAll(COLUMNS)) {
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
    for (String column : COLUMNS) {
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
    Optional<String> provider = line.word("provider_name");
    Optional<String> pattern = line.word("model_pattern");
    Optional<BigDecimal> input = line.amount("input_usd_per_million_tokens");
    Optional<BigDecimal> cached = line.amountOr("cached_input_usd_per_million_tokens", input);
    Optional<BigDecimal> written = line.amountOr("cache_write_usd_per_million_tokens", input);
    Optional<BigDecimal> output = line.amount("output_usd_per_million_tokens");
    Optional<LocalDate> from = line.date("valid_from");
    Optional<LocalDate> until = line.dateOrForever("valid_until");
    Optional<LocalDate> recorded = line.date("recorded_at");
    pattern
        .filter(text -> text.indexOf('*') >= 0 && text.indexOf('*') < text.length() - 1)
        .ifPresent(
            text ->
                problem(
                    line.number(),
                    "model_pattern \"%s\" must be a name, or its beginning followed by one *"
                        .formatted(text)));
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      problem(
          line.number(),
          "valid_until %s must be after valid_from %s".formatted(until.get(), from.get()));
    }
    boolean isComplete =
        List.of(priceId, provider, pattern, input, cached, written, output, from, until, recorded)
            .stream()
            .allMatch(Optional::isPresent);
    if (isComplete) {
      pricesByLine.put(
          line.number(),
          new Price(
              priceId.get(),
              provider.get().toLowerCase(Locale.ROOT),
              pattern.get().toLowerCase(Locale.ROOT),
              input.get(),
              cached.get(),
              written.get(),
              output.get(),
              from.get(),
              until.get(),
              recorded.get(),
              line.text("source")));
    }
  }

  private void refuseContradictions() {
    List<Map.Entry<Integer, Price>> prices = List.copyOf(pricesByLine.entrySet());
    for (int later = 1; later < prices.size(); later++) {
      for (Map.Entry<Integer, Price> earlier : prices.subList(0, later)) {
        refuseContradiction(earlier, prices.get(later));
      }
    }
  }

  private void refuseContradiction(
      Map.Entry<Integer, Price> earlier, Map.Entry<Integer, Price> later) {
    if (earlier.getValue().priceId().equals(later.getValue().priceId())) {
      problem(
          later.getKey(),
          "price_id \"%s\" is taken by line %d"
              .formatted(later.getValue().priceId(), earlier.getKey()));
    }
    if (earlier.getValue().overlaps(later.getValue())) {
      problem(
          later.getKey(),
          "%s %s has a price for some of these days in line %d; end that one or begin later"
              .formatted(
                  later.getValue().providerName(),
                  later.getValue().modelPattern(),
                  earlier.getKey()));
    }
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

    Line(int number, List<String> fields) {
      this.number = number;
      this.fields = fields;
    }

    int number() {
      return number;
    }

    String text(String column) {
      return fields.get(header.indexOf(column));
    }

    Optional<String> word(String column) {
      if (text(column).isEmpty()) {
        problem(number, column + " is empty");
        return Optional.empty();
      }
      return Optional.of(text(column));
    }

    Optional<BigDecimal> amountOr(String column, Optional<BigDecimal> otherwise) {
      return text(column).isEmpty() ? otherwise : amount(column);
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
      problem(
          number,
          "%s \"%s\" must be US dollars per million tokens: 0 or more, below %s, at most %d decimals"
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
