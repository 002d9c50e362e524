package dev.lakeglass.sample;

import static dev.lakeglass.sample.WrittenSample.JSON;
import static dev.lakeglass.sample.WrittenSample.lastMessage;
import static dev.lakeglass.sample.WrittenSample.number;
import static dev.lakeglass.sample.WrittenSample.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGeneratorTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

  /** Nano-dollars per token: in, cached, cache write, out. 1 USD per million is 1,000 of them. */
  private static final Map<String, long[]> NANOS =
      Map.of(
          "gpt-4.1", new long[] {2_000, 500, 0, 8_000},
          "gpt-4.1-mini", new long[] {400, 100, 0, 1_600},
          "claude-sonnet-4-5", new long[] {3_000, 300, 3_750, 15_000},
          "amazon.nova-lite-v1:0", new long[] {60, 15, 0, 240},
          "text-embedding-3-small", new long[] {20, 0, 0, 0});

  private static WrittenSample sample;
  private static JsonNode truth;

  @BeforeAll
  static void writeSample(@TempDir Path folder) throws IOException {
    SampleGenerator.write(
        new SampleOptions(folder, SampleOptions.DEFAULT_FROM, SampleOptions.DEFAULT_DAYS, 120, 7));
    sample = new WrittenSample(folder);
    truth = sample.truth();
  }

  @Test
  void writesTheSameBytesForTheSameSeed(@TempDir Path folder) throws IOException {
    Map<String, String> first = write(folder.resolve("a"), LAST.minusDays(2), 3, 7);
    Map<String, String> second = write(folder.resolve("b"), LAST.minusDays(2), 3, 7);
    Map<String, String> other = write(folder.resolve("c"), LAST.minusDays(2), 3, 8);

    assertThat(second).hasSizeGreaterThan(20).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void writesADayTheSameWhateverDaysComeBefore(@TempDir Path folder) throws IOException {
    Map<String, String> longer = write(folder.resolve("a"), LAST.minusDays(11), 12, 7);
    Map<String, String> shorter = write(folder.resolve("b"), LAST.minusDays(9), 10, 7);

    shorter.keySet().removeIf(path -> !path.startsWith("traces/"));
    assertThat(shorter).hasSizeGreaterThan(50);
    assertThat(longer).containsAllEntriesOf(shorter);
  }

  @Test
  void refusesAFolderThatHoldsASample(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("traces"));

    assertThatThrownBy(() -> write(folder, LAST, 1, 7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already holds traces or feedback");
  }

  @Test
  void truthCountsWhatAReaderFindsDayByDay() {
    for (int i = 0; i < SampleOptions.DEFAULT_DAYS; i++) {
      LocalDate day = SampleOptions.DEFAULT_FROM.plusDays(i);
      Map<String, Map<String, JsonNode>> traces = sample.traces(day);
      Map<String, Long> found = counted(traces);
      found.put("duplicate_spans", sample.deliveries(day, traces) - found.get("spans"));
      JsonNode expected = truth.at("/days/" + day);

      assertThat(found.get("requests")).as("requests of %s", day).isGreaterThan(80);
      found.forEach(
          (name, count) ->
              assertThat(expected.path(name).asLong()).as("%s of %s", name, day).isEqualTo(count));
    }
  }

  @Test
  void truthPricesEveryCallToTheNanoDollar() {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < SampleOptions.DEFAULT_DAYS; i++) {
      LocalDate day = SampleOptions.DEFAULT_FROM.plusDays(i);
      Map<String, Long> nanos = new TreeMap<>();
      for (JsonNode span : spans(sample.traces(day))) {
        long[] prices = NANOS.get(text(span, "gen_ai.response.model"));
        if (prices != null && !text(span, "gen_ai.usage.input_tokens").isEmpty()) {
          nanos.merge(text(span, "gen_ai.response.model"), nanos(span, prices), Long::sum);
        }
      }
      JsonNode expected = truth.at("/days/" + day + "/cost_usd");
      for (Map.Entry<String, Long> model : nanos.entrySet()) {
        BigDecimal usd = BigDecimal.valueOf(model.getValue(), 9);
        assertThat(expected.path(model.getKey()).asText())
            .as("%s on %s", model.getKey(), day)
            .isEqualTo(usd.toPlainString());
        total = total.add(usd);
      }
      assertThat(expected.size()).isEqualTo(nanos.size() + 1);
    }
    assertThat(truth.at("/total/cost_usd/total").asText()).isEqualTo(total.toPlainString());
  }

  @Test
  void truthNamesEveryRejectedRecord() {
    Map<String, Integer> rejected = new TreeMap<>();
    sample.damaged().forEach(path -> rejected.put(path, 1));
    sample
        .texts()
        .forEach(
            (path, text) -> {
              long broken = text.lines().filter(line -> !isFeedback(line)).count();
              if (path.startsWith("feedback/") && broken > 0) {
                rejected.put(path, (int) broken);
              }
            });

    assertThat(rejected).hasSizeGreaterThan(4);
    assertThat(counts(truth.path("rejected_records"))).isEqualTo(rejected);
    assertThat(sample.damaged()).hasSize(2);
    assertThat(truth.path("empty_objects")).hasSize(1);
  }

  @Test
  void truthCountsLabelsOnTheDayTheyWereGiven() throws IOException {
    for (int i = 0; i < SampleOptions.DEFAULT_DAYS; i++) {
      LocalDate day = SampleOptions.DEFAULT_FROM.plusDays(i);
      Map<String, Integer> found = new TreeMap<>();
      String text = sample.texts().get("feedback/" + day + "/part-0000.jsonl.gz");
      for (String line : text.lines().filter(SampleGeneratorTest::isFeedback).toList()) {
        JsonNode feedback = JSON.readTree(line);
        assertThat(feedback.path("ts").asText()).startsWith(day.toString());
        found.merge(feedback.path("name").asText(), 1, Integer::sum);
      }
      assertThat(counts(truth.at("/days/" + day + "/labels"))).isEqualTo(found);
    }
  }

  @Test
  void aTraceOverMidnightIsWholeOnTheDayItBegan() {
    Set<String> crossing = new TreeSet<>();
    for (int i = 0; i < SampleOptions.DEFAULT_DAYS; i++) {
      LocalDate day = SampleOptions.DEFAULT_FROM.plusDays(i);
      sample
          .traces(day)
          .forEach(
              (id, spans) -> {
                if (spans.values().stream().anyMatch(s -> WrittenSample.day(s).isAfter(day))) {
                  crossing.add(id);
                  assertThat(spans.values())
                      .anyMatch(span -> span.path("name").asText().startsWith("POST"));
                }
              });
    }
    assertThat(texts("/over_midnight_trace_ids")).containsAll(crossing).hasSize(7);
    assertThat(crossing).hasSizeGreaterThan(3);
  }

  @Test
  void versionEightAnswersWithFortyPercentMoreTokens(@TempDir Path folder) throws IOException {
    // Some 570 answers before and after: chance moves the ratio by 1 to 2 %.
    SampleGenerator.write(new SampleOptions(folder, LAST.minusDays(5), 6, 750, 11));
    Map<String, List<Long>> tokens = new HashMap<>();
    for (JsonNode span : new WrittenSample(folder).allSpans()) {
      if (text(span, "gen_ai.prompt.name").equals("support-answer")
          && !text(span, "gen_ai.usage.output_tokens").isEmpty()) {
        tokens
            .computeIfAbsent(text(span, "gen_ai.prompt.version"), v -> new ArrayList<>())
            .add(number(span, "gen_ai.usage.output_tokens"));
      }
    }
    assertThat(mean(tokens.get("8")) / mean(tokens.get("7"))).isCloseTo(1.40, within(0.05));
  }

  @Test
  void brokenAnswersOfTheNewReleaseDoNotParse() throws IOException {
    Map<Boolean, List<Boolean>> parsed = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
    for (JsonNode span : sample.allSpans()) {
      if (text(span, "gen_ai.prompt.name").equals("ticket-extract")
          && !text(span, "gen_ai.output.messages").isEmpty()) {
        boolean isAfter = !WrittenSample.day(span).isBefore(LAST);
        parsed.get(isAfter).add(isJson(lastMessage(span, "gen_ai.output.messages")));
      }
    }
    JsonNode story = story("json_break");
    parsed.forEach(
        (isAfter, results) -> {
          JsonNode phase = story.path(isAfter ? "after" : "before");
          assertThat(results).hasSize(phase.path("answers").asInt());
          assertThat(results.stream().filter(ok -> !ok)).hasSize(phase.path("broken_json").asInt());
        });
    assertThat(story.at("/after/broken_share").asDouble()).isBetween(0.35, 0.55);
    assertThat(story.at("/before/broken_share").asDouble()).isLessThan(0.03);
  }

  @Test
  void theRefreshServesOlderEditionsThanBefore() throws IOException {
    LocalDate refresh = LAST.minusDays(1);
    Map<String, String> newest = new HashMap<>();
    List<JsonNode> after = new ArrayList<>();
    for (JsonNode span : sample.allSpans()) {
      if (span.path("name").asText().equals("retrieval kb-main") && span.path("status").isEmpty()) {
        boolean isAfter = text(span, "lakeglass.dataset.version").equals(refresh.toString());
        for (JsonNode document : JSON.readTree(text(span, "gen_ai.retrieval.documents"))) {
          if (isAfter) {
            after.add(document);
          } else {
            newest.merge(
                document.path("id").asText(),
                document.path("version").asText(),
                (a, b) -> a.compareTo(b) > 0 ? a : b);
          }
        }
      }
    }
    long stale =
        after.stream()
            .filter(
                d -> d.path("version").asText().compareTo(newest.get(d.path("id").asText())) < 0)
            .count();
    JsonNode story = story("index_refresh");
    assertThat(stale).isEqualTo(story.at("/after/stale_documents").asLong());
    assertThat(after).hasSize(story.at("/after/documents").asInt());
    assertThat((double) stale / after.size()).isCloseTo(0.35, within(0.05));
  }

  @Test
  void identicalQuestionsGetOneAnswerUntilTheFlagIsOn() throws IOException {
    Map<String, Set<String>> before = new HashMap<>();
    Map<String, Set<String>> after = new HashMap<>();
    for (JsonNode span : sample.allSpans()) {
      if (text(span, "gen_ai.prompt.name").equals("faq")
          && !text(span, "gen_ai.output.messages").isEmpty()) {
        boolean isAfter = !WrittenSample.day(span).isBefore(LAST.minusDays(1));
        (isAfter ? after : before)
            .computeIfAbsent(text(span, "gen_ai.input.messages"), k -> new HashSet<>())
            .add(text(span, "gen_ai.output.messages"));
      }
    }
    assertThat(before.values()).hasSizeGreaterThan(10).allMatch(answers -> answers.size() == 1);
    assertThat(after.values().stream().filter(answers -> answers.size() > 1))
        .hasSize(story("inconsistent_answers").at("/after/inconsistent_questions").asInt())
        .hasSizeGreaterThan(3);
  }

  @Test
  void storyRatiosAreWhatWasOrdered() {
    assertThat(ratio("cheaper_model", "mean_cost_nano_usd")).isCloseTo(0.20, within(0.01));
    assertThat(ratio("huge_documents", "mean_input_tokens_per_request")).isCloseTo(8, within(0.4));
    assertThat(story("cheaper_model").at("/before/escalation_rate").asDouble())
        .isCloseTo(0.04, within(0.02));
    assertThat(story("cheaper_model").at("/after/escalation_rate").asDouble())
        .isCloseTo(0.24, within(0.04));
    assertThat(story("index_refresh").at("/before/retry_share").asDouble())
        .isCloseTo(0.02, within(0.01));
    assertThat(story("index_refresh").at("/after/retry_share").asDouble())
        .isCloseTo(0.40, within(0.06));
    assertThat(story("unpriced_model").at("/after/unpriced_share").asDouble()).isEqualTo(1);
    for (JsonNode item : truth.path("story")) {
      assertThat(item.path("example_trace_ids")).as(item.path("kind").asText()).hasSize(5);
    }
  }

  @Test
  void groundedAnswersQuoteOnlyNumbersTheyWereGiven() throws IOException {
    Set<String> unsupported = new HashSet<>(texts("/oddities/unsupported/trace_ids"));
    Set<String> phones = new HashSet<>(texts("/planted_secrets/phone"));
    int checked = 0;
    int contradicting = 0;
    int claims = 0;
    for (JsonNode span : sample.allSpans()) {
      String prompt = text(span, "gen_ai.prompt.name");
      if (!Set.of("support-answer", "billing-answer").contains(prompt)
          || text(span, "gen_ai.output.messages").isEmpty()) {
        continue;
      }
      String answer = lastMessage(span, "gen_ai.output.messages");
      for (String phone : phones) {
        answer = answer.replace(phone, "");
      }
      Set<String> given = numbers(lastMessage(span, "gen_ai.input.messages"));
      boolean isGiven = given.containsAll(numbers(answer));
      if (unsupported.contains(span.path("traceId").asText())) {
        claims++;
        contradicting += isGiven ? 0 : 1;
      } else {
        checked++;
        boolean isCut = text(span, "gen_ai.response.finish_reasons").contains("length");
        assertThat(isGiven || isCut).as("numbers of %s", answer).isTrue();
      }
    }
    assertThat(checked).isGreaterThan(500);
    assertThat(contradicting).isGreaterThan(claims * 3 / 4);
  }

  @Test
  void plantedNumbersPassTheirCheckDigits() {
    assertThat(texts("/planted_secrets/card"))
        .hasSizeGreaterThan(5)
        .allMatch(card -> luhn(card.replaceAll("\\D", "")) % 10 == 0);
    assertThat(texts("/planted_secrets/iban"))
        .hasSizeGreaterThan(10)
        .allMatch(iban -> mod97(iban.replace(" ", "")) == 1);
  }

  @Test
  void everySecretIsListedAndEveryListedSecretIsThere() {
    String everything = String.join("\n", sample.texts().values());
    for (Map.Entry<String, JsonNode> type : truth.path("planted_secrets").properties()) {
      assertThat(type.getValue()).as(type.getKey()).isNotEmpty();
      for (JsonNode secret : type.getValue()) {
        assertThat(everything.contains(secret.asText())).as(secret.asText()).isTrue();
      }
    }
    assertThat(all("[a-z0-9.]++@[a-z.-]+\\.example", everything))
        .isEqualTo(new TreeSet<>(texts("/planted_secrets/email")));
    assertThat(all("\\b[A-Z]{2}\\d{2}[ ]?(?:BRWT|99)[A-Z0-9 ]{8,29}\\d", everything))
        .isSubsetOf(texts("/planted_secrets/iban"));
    assertThat(all("(?:sk-proj-|AKIA|ghp_|sk_test_|AIza|xoxb-)[A-Za-z0-9-]+", everything))
        .isSubsetOf(texts("/planted_secrets/api_key"));
    assertThat(all("\\+\\d{1,3} [0-9() -]{8,15}\\d", everything))
        .isSubsetOf(texts("/planted_secrets/phone"));
  }

  private static Map<String, String> write(Path folder, LocalDate from, int days, long seed)
      throws IOException {
    SampleGenerator.write(new SampleOptions(folder, from, days, 30, seed));
    Map<String, String> contents = new TreeMap<>();
    for (Path file : WrittenSample.files(folder)) {
      contents.put(
          folder.relativize(file).toString(),
          java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    }
    return contents;
  }

  private static Map<String, Long> counted(Map<String, Map<String, JsonNode>> traces) {
    Collection<JsonNode> spans = spans(traces);
    Map<String, Long> counts = new TreeMap<>();
    counts.put("requests", (long) traces.size());
    counts.put("spans", (long) spans.size());
    counts.put("chat_calls", operations(spans, "chat"));
    counts.put("embeddings_calls", operations(spans, "embeddings"));
    counts.put("model_calls", counts.get("chat_calls") + counts.get("embeddings_calls"));
    counts.put("retrievals", operations(spans, "retrieval"));
    counts.put("tool_calls", operations(spans, "execute_tool"));
    counts.put("input_tokens", sum(spans, "gen_ai.usage.input_tokens"));
    counts.put("cached_input_tokens", sum(spans, "gen_ai.usage.cache_read.input_tokens"));
    counts.put("cache_write_tokens", sum(spans, "gen_ai.usage.cache_write.input_tokens"));
    counts.put("output_tokens", sum(spans, "gen_ai.usage.output_tokens"));
    counts.put("reasoning_tokens", sum(spans, "gen_ai.usage.reasoning.output_tokens"));
    counts.put("model_calls_without_counts", withoutCounts(spans));
    counts.put("failed_model_calls", failed(spans, "chat"));
    counts.put("failed_retrievals", failed(spans, "retrieval"));
    counts.put("failed_tool_calls", failed(spans, "execute_tool"));
    counts.put("retrieved_documents", documents(spans));
    counts.put(
        "requests_without_entry_span",
        traces.values().stream()
            .filter(trace -> trace.values().stream().noneMatch(s -> s.path("kind").asInt() == 2))
            .count());
    return counts;
  }

  private static Collection<JsonNode> spans(Map<String, Map<String, JsonNode>> traces) {
    List<JsonNode> spans = new ArrayList<>();
    traces.values().forEach(trace -> spans.addAll(trace.values()));
    return spans;
  }

  private static long operations(Collection<JsonNode> spans, String operation) {
    return spans.stream()
        .filter(span -> text(span, "gen_ai.operation.name").equals(operation))
        .count();
  }

  private static long failed(Collection<JsonNode> spans, String operation) {
    return spans.stream()
        .filter(span -> text(span, "gen_ai.operation.name").equals(operation))
        .filter(span -> span.at("/status/code").asInt() == 2)
        .count();
  }

  private static long sum(Collection<JsonNode> spans, String key) {
    return spans.stream().mapToLong(span -> number(span, key)).sum();
  }

  private static long withoutCounts(Collection<JsonNode> spans) {
    return spans.stream()
        .filter(span -> !text(span, "gen_ai.request.model").isEmpty())
        .filter(span -> text(span, "gen_ai.usage.input_tokens").isEmpty())
        .count();
  }

  private static long documents(Collection<JsonNode> spans) {
    // Ids of documents are the only "kb-…" values that stand behind an "id" key of a retrieval.
    Pattern id = Pattern.compile("\"id\":\"kb-\\d+\"");
    return spans.stream()
        .mapToLong(span -> id.matcher(text(span, "gen_ai.retrieval.documents")).results().count())
        .sum();
  }

  private static long nanos(JsonNode span, long[] prices) {
    long cached = number(span, "gen_ai.usage.cache_read.input_tokens");
    long written = number(span, "gen_ai.usage.cache_write.input_tokens");
    return (number(span, "gen_ai.usage.input_tokens") - cached - written) * prices[0]
        + cached * prices[1]
        + written * prices[2]
        + number(span, "gen_ai.usage.output_tokens") * prices[3];
  }

  private static boolean isFeedback(String line) {
    try {
      return !JSON.readTree(line).at("/target/trace_id").isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean isJson(String text) {
    try {
      return JSON.reader()
          .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(text)
          .isObject();
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Integer> counts(JsonNode object) {
    Map<String, Integer> counts = new TreeMap<>();
    object.properties().forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
    return counts;
  }

  private static JsonNode story(String kind) {
    for (JsonNode item : truth.path("story")) {
      if (item.path("kind").asText().equals(kind)) {
        return item;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static double ratio(String kind, String name) {
    JsonNode item = story(kind);
    return item.path("after").path(name).asDouble() / item.path("before").path(name).asDouble();
  }

  private static List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    truth.at(pointer).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Set<String> numbers(String text) {
    return all("\\d+(?:[.,]\\d+)*", text);
  }

  private static double mean(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static int luhn(String digits) {
    // Doubled digits as a table: 0 2 4 6 8 1 3 5 7 9.
    int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? doubled[digit] : digit;
    }
    return sum;
  }

  private static int mod97(String iban) {
    // ISO 13616: the first four characters go to the end, letters count from A = 10.
    int rest = 0;
    for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
      int value = Character.getNumericValue(c);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
  }
}
