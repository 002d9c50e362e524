package dev.lakeglass.report;

import java.util.Locale;
import java.util.Map;

/** What a metric's name means to a reader: its title and the unit of its values. */
record Metric(String name, String title, Unit unit) {
  /** Units of metric values; the chart script knows them by {@link #word()}. */
  enum Unit {
    SHARE,
    USD,
    MILLISECONDS,
    TOKENS,
    NUMBER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String format(Double value) {
      return switch (this) {
        case SHARE -> Format.share(value);
        case USD -> Format.usd(value);
        case MILLISECONDS -> Format.duration(value);
        case TOKENS, NUMBER -> Format.number(value);
      };
    }
  }

  /** Metric of the alerts of budgets: the forecast of the month. */
  static final String MONTH_COST = "month_cost_usd";

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("is_bad", "Bad requests"),
          Map.entry("is_error", "Errors"),
          Map.entry("is_stale_document", "Answers from stale documents"),
          Map.entry("is_retrieval_retry", "Searches repeated"),
          Map.entry("is_unpriced", "Calls without a price"),
          Map.entry("is_inconsistent", "Same question, different answers"),
          Map.entry("is_escalated", "Escalations"),
          Map.entry("is_thumbs_down", "Thumbs down"),
          Map.entry("is_refusal", "Refusals"),
          Map.entry("retrieval_top_score", "Best retrieval score"),
          Map.entry("retry_count", "Retries per request"),
          Map.entry("cost_usd", "Cost per request"),
          Map.entry("time_to_first_token_ms", "Time to first token"),
          Map.entry("duration_ms", "Duration"),
          Map.entry("total_cost_usd", "Cost"),
          Map.entry(MONTH_COST, "Cost of the month"),
          Map.entry("thumb_up", "Thumbs up"),
          Map.entry("thumb_down", "Thumbs down"),
          Map.entry("second_search", "Searched again"),
          Map.entry("valid_json", "Not valid JSON"),
          Map.entry("json_schema", "JSON breaks its schema"),
          Map.entry("truncated", "Truncated answer"),
          Map.entry("empty", "Empty answer"),
          Map.entry("empty_output", "Empty answer"),
          Map.entry("refusal", "Refusal"),
          Map.entry("repetition", "Repetition"),
          Map.entry("unsupported_claims", "Unsupported claims"));

  static Metric of(String name) {
    return new Metric(name, titleOf(name), unitOf(name));
  }

  private static String titleOf(String name) {
    String known = TITLES.get(name);
    if (known != null) {
      return known;
    }
    int colon = name.indexOf(':');
    if (colon > 0 && colon < name.length() - 1) {
      String rest = name.substring(colon + 1);
      return name.startsWith("redaction_type:")
          ? "New in the route: " + rest.replace('_', ' ')
          : titleOf(rest);
    }
    String words = name.replaceAll("_(ms|usd)$", "").replace('_', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static Unit unitOf(String name) {
    if (name.startsWith("check:")
        || name.startsWith("label:")
        || name.startsWith("is_")
        || name.startsWith("has_")
        || name.startsWith("redaction_type:")
        || name.endsWith("_ratio")
        || name.endsWith("_share")) {
      return Unit.SHARE;
    }
    if (name.endsWith("_usd")) {
      return Unit.USD;
    }
    if (name.endsWith("_ms")) {
      return Unit.MILLISECONDS;
    }
    return name.endsWith("tokens") ? Unit.TOKENS : Unit.NUMBER;
  }

  Metric in(Unit other) {
    return new Metric(name, title, other);
  }

  String format(Double value) {
    return unit.format(value);
  }

  /** The slice as a reader says it: "route /v1/ask", "all requests". */
  static String slice(String key, String value) {
    return key.equals("all") ? "all requests" : sliceWord(key) + " " + value;
  }

  static String sliceWord(String key) {
    return sliceTitle(key).toLowerCase(Locale.ROOT);
  }

  static String sliceTitle(String key) {
    return switch (key) {
      case "all" -> "All";
      case "application" -> "Application";
      case "route" -> "Route";
      case "tenant_id" -> "Tenant";
      case "model_name" -> "Model";
      case "prompt_name" -> "Prompt";
      case "prompt_version" -> "Prompt version";
      case "release" -> "Release";
      case "index_name" -> "Index";
      case "dataset_version" -> "Data set";
      case "route_model" -> "Model of a route";
      default -> key.replace('_', ' ');
    };
  }
}
