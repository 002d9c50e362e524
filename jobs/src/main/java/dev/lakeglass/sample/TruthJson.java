package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code truth.json}: what a correct reader must find. */
final class TruthJson {
  private static final List<String> COUNTS =
      List.of(
          "requests",
          "requests_without_entry_span",
          "spans",
          "model_calls",
          "chat_calls",
          "embeddings_calls",
          "failed_model_calls",
          "model_calls_without_counts",
          "unpriced_model_calls",
          "input_tokens",
          "cached_input_tokens",
          "cache_write_tokens",
          "output_tokens",
          "reasoning_tokens",
          "retrievals",
          "failed_retrievals",
          "retrieved_documents",
          "tool_calls",
          "failed_tool_calls",
          "duplicate_spans",
          "late_spans");

  private final Truth truth;
  private final Planted planted;
  private final SampleOptions options;

  TruthJson(Truth truth, Planted planted, SampleOptions options) {
    this.truth = truth;
    this.planted = planted;
    this.options = options;
  }

  void write(Path file) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    printer.indentArraysWith(indenter);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
      json.writeStartObject();
      options(json);
      days(json);
      story(json);
      delivery(json);
      oddities(json);
      secrets(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void options(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("options");
    json.writeStringField("from", options.from().toString());
    json.writeStringField("last_day", options.lastDay().toString());
    json.writeNumberField("days", options.days());
    json.writeNumberField("requests_per_day", options.requestsPerDay());
    json.writeNumberField("seed", options.seed());
    json.writeEndObject();
    json.writeStringField("tokens", "one per 4 bytes of UTF-8, rounded up; input includes cached");
    json.writeStringField(
        "day_rule",
        "objects with partition hour in [day - 1 h, day + 1 d + 6 h), traces whose earliest span"
            + " starts on the day, duplicates removed by trace id and span id");
  }

  private void days(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("days");
    for (Map.Entry<LocalDate, Truth.Day> day : truth.days().entrySet()) {
      json.writeFieldName(day.getKey().toString());
      day(json, day.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("total");
    day(json, truth.total());
  }

  private static void day(JsonGenerator json, Truth.Day day) throws IOException {
    json.writeStartObject();
    for (String name : COUNTS) {
      json.writeNumberField(name, day.count(name));
    }
    numbers(json, "labels", day.labels());
    json.writeObjectFieldStart("cost_usd");
    BigDecimal sum = BigDecimal.ZERO.setScale(9);
    for (Map.Entry<String, BigDecimal> cost : day.costs().entrySet()) {
      json.writeStringField(cost.getKey(), cost.getValue().toPlainString());
      sum = sum.add(cost.getValue());
    }
    json.writeStringField("total", sum.toPlainString());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void story(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("story");
    for (Incident incident : Incident.values()) {
      Truth.Phases phases = truth.phases(incident);
      json.writeStartObject();
      json.writeStringField("kind", incident.kind());
      json.writeStringField("from", incident.begin(truth.story()).toString());
      for (int i = 0; i < incident.where().size(); i += 2) {
        json.writeStringField(incident.where().get(i), incident.where().get(i + 1));
      }
      if (incident == Incident.INDEX_REFRESH) {
        json.writeStringField("from_dataset_version", truth.story().oldIndex().toString());
        json.writeStringField("to_dataset_version", truth.story().indexRefresh().toString());
      }
      phase(json, "before", phases.before(), incident);
      phase(json, "after", phases.after(), incident);
      texts(json, "example_trace_ids", phases.examples());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void phase(
      JsonGenerator json, String name, Map<String, Long> counts, Incident incident)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    for (String ratio : incident.ratios()) {
      String[] parts = ratio.split(" = | / ");
      long whole = counts.getOrDefault(parts[2], 0L);
      if (whole > 0) {
        double value = (double) counts.getOrDefault(parts[1], 0L) / whole;
        json.writeNumberField(parts[0], Math.round(value * 1e6) / 1e6);
      }
    }
    json.writeEndObject();
  }

  private void delivery(JsonGenerator json) throws IOException {
    numbers(json, "calls_that_lost_their_trace", truth.lostTraces());
    numbers(json, "rejected_records", truth.rejected());
    texts(json, "empty_objects", truth.emptyObjects());
    texts(json, "over_midnight_trace_ids", truth.overMidnight());
    json.writeArrayFieldStart("too_late");
    for (Map<String, String> span : truth.tooLate()) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : new TreeMap<>(span).entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void oddities(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("oddities");
    Truth.Day total = truth.total();
    for (Map.Entry<String, List<String>> oddity : truth.oddities().entrySet()) {
      json.writeObjectFieldStart(oddity.getKey());
      json.writeNumberField("count", total.count("oddity." + oddity.getKey()));
      texts(json, "trace_ids", oddity.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void secrets(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("planted_secrets");
    for (Planted.Type type : Planted.Type.values()) {
      texts(json, type.name().toLowerCase(Locale.ROOT), planted.used(type));
    }
    json.writeEndObject();
  }

  private static void numbers(
      JsonGenerator json, String field, Map<String, ? extends Number> numbers) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, ? extends Number> entry : numbers.entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue().longValue());
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
