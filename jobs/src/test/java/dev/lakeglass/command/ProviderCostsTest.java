package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.ledger.ModelWords;
import dev.lakeglass.ledger.Reconciliation;
import dev.lakeglass.ledger.Reconciliation.Cause;
import dev.lakeglass.ledger.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in the form of the providers' references; 1793491200 is 2026-11-01T00:00:00Z. */
class ProviderCostsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  @Test
  void readsOpenAiLineItemsByDayAndProject() throws IOException {
    ProviderCosts costs =
        read(
            openAi(
                1793491200,
                openAiResult("0.1", "usd", "gpt-4.1-2025-04-14, input"),
                openAiResult("0.2", "usd", "gpt-4.1-2025-04-14, cached input"),
                openAiResult(
                    "\"1.0000000000000000001\"", "usd", "priority | gpt-4.1, output, long context"),
                openAiResult("0.03", "usd", "gpt-audio-mini-2025-12-15 audio, input"),
                openAiResult("0.04", "usd", "gpt-5.6-sol, cache writes"),
                openAiResult("0.01", "usd", "web search tool calls"),
                openAiResult("-0.05", "usd", "whisper-1, audio")));

    assertThat(costs.provider()).isEqualTo("openai");
    assertThat(costs.usages())
        .extracting(Usage::model, Usage::kind, usage -> usage.usd().toPlainString())
        .containsExactly(
            tuple("gpt-4.1", "input", "0.1"),
            tuple("gpt-4.1", "cached_input", "0.2"),
            tuple("gpt-4.1", "output", "1.0000000000000000001"),
            tuple("gpt-audio-mini", "input", "0.03"),
            tuple("gpt-5.6-sol", "cache_write", "0.04"),
            tuple("", "other", "0.01"),
            tuple("", "other", "-0.05"));
    assertThat(costs.usages())
        .allMatch(usage -> usage.account().equals("proj_a") && usage.day().equals(FIRST));
  }

  @Test
  void readsAnthropicAmountsAsCents() throws IOException {
    ProviderCosts costs =
        read(
            anthropic(
                "2026-11-01T00:00:00Z",
                anthropicResult("\"123.45\"", "USD", "uncached_input_tokens"),
                anthropicResult("\"0.5\"", "USD", "cache_read_input_tokens"),
                anthropicResult("\"7\"", "USD", "cache_creation.ephemeral_5m_input_tokens"),
                anthropicResult("\"8\"", "USD", "cache_creation.ephemeral_1h_input_tokens"),
                anthropicResult("\"1000\"", "USD", "output_tokens"),
                "{\"amount\":\"2\",\"currency\":\"USD\",\"cost_type\":\"web_search\","
                    + "\"description\":\"Web Search Usage\",\"model\":null,\"token_type\":null,"
                    + "\"workspace_id\":null}"));

    assertThat(costs.provider()).isEqualTo("anthropic");
    assertThat(costs.usages())
        .extracting(Usage::model, Usage::kind, usage -> usage.usd().toPlainString())
        .containsExactly(
            tuple("claude-sonnet-4-5", "input", "1.2345"),
            tuple("claude-sonnet-4-5", "cached_input", "0.005"),
            tuple("claude-sonnet-4-5", "cache_write", "0.07"),
            tuple("claude-sonnet-4-5", "cache_write", "0.08"),
            tuple("claude-sonnet-4-5", "output", "10.00"),
            tuple("", "other", "0.02"));
    assertThat(costs.usages().get(0).account()).isEqualTo("wrkspc_a");
    assertThat(costs.usages().get(5).account()).isEmpty();
    assertThat(costs.usages().get(5).usageType()).isEqualTo("Web Search Usage");
  }

  @Test
  void readsOnePageALine() throws IOException {
    String first =
        openAi(1793491200, openAiResult("0.1", "usd", "gpt-4.1, input"))
            .replace("\"has_more\":false", "\"has_more\":true");
    String second = openAi(1793577600, openAiResult("0.2", "usd", "gpt-4.1, input"));

    assertThat(read(first + "\n" + second + "\n").usages())
        .extracting(Usage::day)
        .containsExactly(FIRST, FIRST.plusDays(1));
    assertThatThrownBy(() -> read(first).usages()).hasMessageContaining("last page");
    assertThatThrownBy(() -> read(second + second)).hasMessageContaining("twice");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, eur, 'gpt-4.1, input', currency",
    "null, usd, 'gpt-4.1, input', amount",
    "'\"1,50\"', usd, 'gpt-4.1, input', amount",
    "0.1, usd, '', group_by=line_item"
  })
  void refusesAnOpenAiCostItCannotTake(
      String amount, String currency, String item, String problem) {
    String page = openAi(1793491200, openAiResult(amount, currency, item));

    assertThatThrownBy(() -> read(page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesAnAnthropicCostItCannotTake() {
    assertRefused(anthropicResult("\"1\"", "EUR", "output_tokens"), "currency");
    assertRefused(anthropicResult("\"much\"", "USD", "output_tokens"), "amount");
    assertRefused(
        anthropicResult("\"1\"", "USD", "output_tokens").replace("\"tokens\"", "null"),
        "group_by[]=description");
  }

  private static void assertRefused(String result, String problem) {
    assertThatThrownBy(() -> read(anthropic("2026-11-01T00:00:00Z", result)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\": {\"message\": \"no key\"}} | no data",
        "{\"data\": [ | no JSON",
        "{\"object\":\"page\",\"data\":[{\"results\":[]}]} | start_time",
        "{\"data\":[{\"starting_at\":\"2026-11-01\",\"results\":[]}]} | starting_at"
      })
  void refusesWhatIsNoPage(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  /**
   * Billed by hand: input 2.00 (logged 2.00), output 3.00 (logged 2.50), gpt-4.1-mini 4.00 (not
   * logged), o3 5.00 (logged without a price), web search 0.01. Explained 2.00 + 2.50, unexplained
   * 0.50 + 5.00, unallocated 4.01: 14.01.
   */
  @Test
  void isReconciledByTheDollarWithoutTokens() throws IOException {
    List<Usage> billed =
        read(openAi(
                1793491200,
                openAiResult("2.00", "usd", "gpt-4.1-2025-04-14, input"),
                openAiResult("3.00", "usd", "gpt-4.1-2025-04-14, output"),
                openAiResult("4.00", "usd", "gpt-4.1-mini, input"),
                openAiResult("5.00", "usd", "o3-2025-04-16, input"),
                openAiResult("0.01", "usd", "web search tool calls")))
            .usages();
    List<Usage> logged =
        List.of(
            logged("gpt-4.1", "input", 1_000_000, new BigDecimal("2.00")),
            logged("gpt-4.1", "output", 312_500, new BigDecimal("2.50")),
            logged("gpt-4.1", "cached_input", 1_000, new BigDecimal("0.0005")),
            logged("o3", "input", 2_500_000, null));

    List<Reconciliation.Line> lines = Reconciliation.of(billed, logged, 0.01);

    assertThat(
            lines.stream().collect(Collectors.toMap(ProviderCostsTest::name, line -> line.cause())))
        .isEqualTo(
            Map.of(
                "gpt-4.1-2025-04-14, input", Cause.NONE,
                "gpt-4.1-2025-04-14, output", Cause.AMOUNT,
                "", Cause.NOT_BILLED,
                "gpt-4.1-mini, input", Cause.NO_LOGS,
                "o3-2025-04-16, input", Cause.UNPRICED,
                "web search tool calls", Cause.NOT_TOKENS));
    assertThat(sum(lines, Reconciliation.Line::explainedUsd)).isEqualByComparingTo("4.50");
    assertThat(sum(lines, Reconciliation.Line::unexplainedUsd)).isEqualByComparingTo("5.50");
    assertThat(sum(lines, Reconciliation.Line::unallocatedUsd)).isEqualByComparingTo("4.01");
  }

  private static String name(Reconciliation.Line line) {
    return line.usageType();
  }

  private static BigDecimal sum(
      List<Reconciliation.Line> lines,
      java.util.function.Function<Reconciliation.Line, BigDecimal> part) {
    return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The logs say a region, which the bill does not, and no project. */
  private static Usage logged(String model, String kind, long tokens, BigDecimal usd) {
    return new Usage(
        "", FIRST, "us-east-1", ModelWords.key(model), kind, "", BigDecimal.valueOf(tokens), usd);
  }

  private static org.assertj.core.groups.Tuple tuple(String model, String kind, String usd) {
    return org.assertj.core.groups.Tuple.tuple(ModelWords.key(model), kind, usd);
  }

  private static ProviderCosts read(String text) throws IOException {
    ProviderCosts costs = new ProviderCosts();
    costs.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return costs;
  }

  private static String openAi(long start, String... results) {
    return ("{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"start_time\":%d,\"end_time\":%d,"
            + "\"results\":[%s]}],\"has_more\":false,\"next_page\":null}")
        .formatted(start, start + 86_400, String.join(",", results));
  }

  private static String openAiResult(String amount, String currency, String item) {
    return ("{\"object\":\"organization.costs.result\",\"amount\":{\"value\":%s,\"currency\":\"%s\"},"
            + "\"line_item\":\"%s\",\"project_id\":\"proj_a\"}")
        .formatted(amount, currency, item);
  }

  private static String anthropic(String start, String... results) {
    return ("{\"data\":[{\"starting_at\":\"%s\",\"ending_at\":\"2026-11-02T00:00:00Z\","
            + "\"results\":[%s]}],\"has_more\":false,\"next_page\":null}")
        .formatted(start, String.join(",", results));
  }

  private static String anthropicResult(String amount, String currency, String tokenType) {
    return ("{\"amount\":%s,\"currency\":\"%s\",\"cost_type\":\"tokens\",\"context_window\":\"0-200k\","
            + "\"description\":\"Claude Sonnet 4.5 Usage\",\"model\":\"claude-sonnet-4-5-20250929\","
            + "\"service_tier\":\"standard\",\"token_type\":\"%s\",\"workspace_id\":\"wrkspc_a\"}")
        .formatted(amount, currency, tokenType);
  }
}
