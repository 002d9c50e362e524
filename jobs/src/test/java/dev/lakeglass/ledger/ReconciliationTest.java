package dev.lakeglass.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.ledger.Reconciliation.Cause;
import dev.lakeglass.ledger.Reconciliation.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A made-up month: what was used, the bill an AWS account would get for it, and logs with gaps that
 * are known. The bill has its own prices per thousand tokens, as AWS prints them, and knows nothing
 * of the price book.
 */
class ReconciliationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final String LITE = "amazon.nova-lite-v1:0";
  private static final String SONNET = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  /** Dollars per thousand tokens, from the bill. */
  private static final Map<String, String> RATES =
      Map.of(
          "USE1-NovaLite-input-tokens", "0.00006",
          "USE1-NovaLite-output-tokens", "0.00024",
          "USE1-NovaLite-cache-read-input-token-count", "0.000015",
          "USE1-MP:USE1_InputTokenCount-Units", "0.0033",
          "USE1-MP:USE1_OutputTokenCount-Units", "0.0165");

  private final List<Usage> bill = new ArrayList<>();
  private final List<Usage> log = new ArrayList<>();

  @Test
  void explainsABillThatTheLogsHaveInFull() {
    month(day -> {});

    List<Line> lines = Reconciliation.of(bill, log, 0.001);

    assertThat(lines).hasSize(30 * 5).allMatch(line -> line.cause() == Cause.NONE);
    assertAddsUp(lines);
  }

  @Test
  void findsEveryPlantedGapAndNoOther() {
    month(
        day -> {
          switch (day) {
            case 3 -> log.removeIf(usage -> is(usage, day, LITE, "input"));
            case 5 -> replace(day, SONNET, "output", usage -> priced(usage, null));
            case 8 -> replace(day, LITE, "cached_input", usage -> kind(usage, "input"));
            case 12 -> replace(day, LITE, "output", usage -> usage.at("111122223333", "us-west-2"));
            case 15 -> replace(day, SONNET, "input", usage -> on(usage, FIRST.plusDays(15)));
            case 20 ->
                replace(
                    day,
                    LITE,
                    "output",
                    usage -> priced(usage, usage.usd().multiply(new BigDecimal("1.25"))));
            case 25 -> log.removeIf(usage -> is(usage, day, LITE, "cached_input"));
            default -> {}
          }
        });
    billed(
        "111122223333",
        28,
        "USE1-Guardrail-ContentPolicyUnitsConsumed",
        "",
        "us-east-1",
        1,
        "2.50");
    billed("999988887777", 28, "USE1-NovaLite-input-tokens", "", "us-east-1", 500_000, "0.03");
    log.add(
        usage("111122223333", 29, "us-east-1", "amazon.nova-pro-v1:0", "input", 70_000, "0.056"));

    List<Line> lines = Reconciliation.of(bill, log, 0.001);

    Map<String, Cause> found = new TreeMap<>();
    lines.stream()
        .filter(line -> line.cause() != Cause.NONE)
        .forEach(
            line ->
                found.put(
                    "%02d %s %s %s"
                        .formatted(
                            line.day().getDayOfMonth(), line.region(), line.model(), line.kind()),
                    line.cause()));
    String lite = ModelWords.key(LITE);
    String sonnet = ModelWords.key(SONNET);
    assertThat(found)
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("03 us-east-1 " + lite + " input", Cause.MISSING_LOGS),
                    Map.entry("05 us-east-1 " + sonnet + " output", Cause.UNPRICED),
                    Map.entry("08 us-east-1 " + lite + " cached_input", Cause.CACHE_CLASS),
                    Map.entry("08 us-east-1 " + lite + " input", Cause.CACHE_CLASS),
                    Map.entry("12 us-east-1 " + lite + " output", Cause.REGION),
                    Map.entry("12 us-west-2 " + lite + " output", Cause.REGION),
                    Map.entry("15 us-east-1 " + sonnet + " input", Cause.TIMING),
                    Map.entry("16 us-east-1 " + sonnet + " input", Cause.TIMING),
                    Map.entry("20 us-east-1 " + lite + " output", Cause.PRICE),
                    Map.entry("25 us-east-1 " + lite + " cached_input", Cause.MISSING_LOGS),
                    Map.entry("28 us-east-1 " + lite + " input", Cause.NO_LOGS),
                    Map.entry(
                        "28 us-east-1 USE1-Guardrail-ContentPolicyUnitsConsumed other",
                        Cause.NOT_TOKENS),
                    Map.entry(
                        "29 us-east-1 " + ModelWords.key("amazon.nova-pro-v1:0") + " input",
                        Cause.NOT_BILLED))));
    assertAddsUp(lines);
    assertThat(sum(lines, Cause.NO_LOGS)).isEqualByComparingTo("0.03");
    assertThat(sum(lines, Cause.NOT_TOKENS)).isEqualByComparingTo("2.50");
  }

  @Test
  void placesLogsThatDoNotSayWhereTheyAreFrom() {
    month(day -> {});
    // one large line of another account does not draw them there
    billed("999988887777", 9, "USE1-NovaLite-input-tokens", "", "us-east-1", 9_000_000, "0.54");
    List<Usage> nowhere = log.stream().map(usage -> usage.at("", "")).toList();

    assertThat(Reconciliation.of(bill, nowhere, 0.001))
        .allMatch(
            line ->
                line.cause()
                    == (line.account().equals("999988887777") ? Cause.NO_LOGS : Cause.NONE));
  }

  @Test
  void keepsToItsTolerance() {
    month(day -> {});
    List<Usage> less =
        log.stream()
            .map(
                usage ->
                    new Usage(
                        usage.account(),
                        usage.day(),
                        usage.region(),
                        usage.model(),
                        usage.kind(),
                        "",
                        usage.tokens().multiply(new BigDecimal("0.995")),
                        usage.usd().multiply(new BigDecimal("0.995"))))
            .toList();

    assertThat(Reconciliation.of(bill, less, 0.006)).allMatch(line -> line.cause() == Cause.NONE);
    assertThat(Reconciliation.of(bill, less, 0.004))
        .allMatch(line -> line.cause() == Cause.MISSING_LOGS);
  }

  /** Each day the same calls, a little more each day; what is billed is logged, then changed. */
  private void month(java.util.function.IntConsumer gap) {
    for (int day = 1; day <= 30; day++) {
      used(day, "USE1-NovaLite-input-tokens", "", LITE, "input", 100_000 + 1_000 * day, "0.06");
      used(day, "USE1-NovaLite-output-tokens", "", LITE, "output", 20_000 + 300 * day, "0.24");
      used(
          day,
          "USE1-NovaLite-cache-read-input-token-count",
          "",
          LITE,
          "cached_input",
          50_000 + 700 * day,
          "0.015");
      used(
          day,
          "USE1-MP:USE1_InputTokenCount-Units",
          "Claude Sonnet 4.5 (Amazon Bedrock Edition)",
          SONNET,
          "input",
          40_000 + 900 * day,
          "3.3");
      used(
          day,
          "USE1-MP:USE1_OutputTokenCount-Units",
          "Claude Sonnet 4.5 (Amazon Bedrock Edition)",
          SONNET,
          "output",
          9_000 + 110 * day,
          "16.5");
    }
    for (int day = 1; day <= 30; day++) {
      gap.accept(day);
    }
  }

  private void used(
      int day,
      String usageType,
      String product,
      String model,
      String kind,
      long tokens,
      String perMillion) {
    BigDecimal thousands = BigDecimal.valueOf(tokens).movePointLeft(3);
    billed(
        "111122223333",
        day,
        usageType,
        product,
        "us-east-1",
        tokens,
        new BigDecimal(RATES.get(usageType)).multiply(thousands).toPlainString());
    log.add(
        usage(
            "111122223333",
            day,
            "us-east-1",
            model,
            kind,
            tokens,
            new BigDecimal(perMillion)
                .multiply(BigDecimal.valueOf(tokens))
                .movePointLeft(6)
                .toPlainString()));
  }

  private void billed(
      String account,
      int day,
      String usageType,
      String product,
      String region,
      long tokens,
      String usd) {
    BedrockUsageType type = BedrockUsageType.of(usageType, product, "");
    bill.add(
        new Usage(
            account,
            FIRST.plusDays(day - 1),
            region,
            type.model(),
            type.kind(),
            usageType,
            BigDecimal.valueOf(tokens),
            new BigDecimal(usd)));
  }

  private static Usage usage(
      String account, int day, String region, String model, String kind, long tokens, String usd) {
    return new Usage(
        account,
        FIRST.plusDays(day - 1),
        region,
        ModelWords.key(model),
        kind,
        "",
        BigDecimal.valueOf(tokens),
        new BigDecimal(usd));
  }

  private void replace(
      int day, String model, String kind, java.util.function.UnaryOperator<Usage> change) {
    log.replaceAll(usage -> is(usage, day, model, kind) ? change.apply(usage) : usage);
  }

  private static boolean is(Usage usage, int day, String model, String kind) {
    return usage.day().getDayOfMonth() == day
        && usage.model().equals(ModelWords.key(model))
        && usage.kind().equals(kind);
  }

  private static Usage priced(Usage usage, BigDecimal usd) {
    return new Usage(
        usage.account(),
        usage.day(),
        usage.region(),
        usage.model(),
        usage.kind(),
        "",
        usage.tokens(),
        usd);
  }

  private static Usage kind(Usage usage, String kind) {
    return new Usage(
        usage.account(),
        usage.day(),
        usage.region(),
        usage.model(),
        kind,
        "",
        usage.tokens(),
        usage.usd());
  }

  private static Usage on(Usage usage, LocalDate day) {
    return new Usage(
        usage.account(),
        day,
        usage.region(),
        usage.model(),
        usage.kind(),
        "",
        usage.tokens(),
        usage.usd());
  }

  private static BigDecimal sum(List<Line> lines, Cause cause) {
    return lines.stream()
        .filter(line -> line.cause() == cause)
        .map(Line::unallocatedUsd)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void assertAddsUp(List<Line> lines) {
    BigDecimal parts =
        lines.stream()
            .map(line -> line.explainedUsd().add(line.unexplainedUsd()).add(line.unallocatedUsd()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(parts)
        .isEqualByComparingTo(
            bill.stream().map(Usage::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(lines.stream().map(Line::cause).collect(Collectors.toSet())).isNotEmpty();
  }
}
