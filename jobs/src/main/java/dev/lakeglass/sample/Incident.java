package dev.lakeglass.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The items of the story, each with where it happens and the ratios that tell it. */
enum Incident {
  VERBOSE_PROMPT(
      Story::verbosePrompt,
      List.of(
          "route", "/v1/ask", "prompt", "support-answer", "from_version", "7", "to_version", "8"),
      "mean_output_tokens = output_tokens / calls"),
  INDEX_REFRESH(
      Story::indexRefresh,
      List.of("route", "/v1/ask", "index", "kb-main"),
      "stale_share = stale_documents / documents",
      "mean_score = score_thousandths / documents",
      "retry_share = searches_with_retry / searches",
      "error_share = failed_attempts / attempts"),
  CHEAPER_MODEL(
      Story::cheaperModel,
      List.of("route", "/v1/billing", "from_model", "gpt-4.1", "to_model", "gpt-4.1-mini"),
      "mean_cost_nano_usd = cost_nano_usd / requests",
      "escalation_rate = escalations / requests"),
  JSON_BREAK(
      Story::jsonBreak,
      List.of(
          "route",
          "/v1/extract",
          "application",
          "ticket-extractor",
          "from_release",
          "2.2.4",
          "to_release",
          "2.3.0"),
      "broken_share = broken_json / answers",
      "schema_violation_share = schema_violations / answers"),
  HUGE_DOCUMENTS(
      Story::hugeDocuments,
      List.of("route", "/v1/chat", "tenant", "northwind"),
      "mean_input_tokens_per_request = input_tokens / requests",
      "mean_input_tokens_per_call = input_tokens / calls"),
  UNPRICED_MODEL(
      Story::unpricedModel,
      List.of(
          "route",
          "/v1/translate",
          "from_model",
          "amazon.nova-lite-v1:0",
          "to_model",
          "acme-translate-1"),
      "unpriced_share = unpriced_calls / calls"),
  INCONSISTENT_ANSWERS(
      Story::inconsistentAnswers,
      List.of("route", "/v1/faq", "feature_flag", "creative-faq"),
      "inconsistent_share = inconsistent_questions / repeated_questions");

  private final Function<Story, LocalDate> begin;
  private final List<String> where;
  private final List<String> ratios;

  Incident(Function<Story, LocalDate> begin, List<String> where, String... ratios) {
    this.begin = begin;
    this.where = where;
    this.ratios = List.of(ratios);
  }

  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  LocalDate begin(Story story) {
    return begin.apply(story);
  }

  /** Names and values in turn. */
  List<String> where() {
    return where;
  }

  /** Each as {@code name = numerator / denominator}. */
  List<String> ratios() {
    return ratios;
  }
}
