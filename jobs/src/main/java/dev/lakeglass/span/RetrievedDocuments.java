package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.Span.Document;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code gen_ai.retrieval.documents}: objects with an id, a score and what else is sent. */
final class RetrievedDocuments {
  private final TextGuard guard;

  RetrievedDocuments(TextGuard guard) {
    this.guard = guard;
  }

  List<Document> of(JsonNode documents) {
    List<Document> read = new ArrayList<>();
    for (JsonNode document : documents) {
      JsonNode metadata = document.path("metadata");
      Map<String, Long> counts = new TreeMap<>();
      String id = firstOf(document, metadata, "id", "document_id", "doc_uri", "source");
      read.add(
          new Document(
              id.isEmpty() ? "unknown" : redact(id, counts),
              score(document),
              redact(firstOf(document, metadata, "content", "page_content", "text"), counts),
              redact(firstOf(document, metadata, "version"), counts),
              micros(firstOf(document, metadata, "updated_at")),
              counts));
    }
    return read;
  }

  private static String firstOf(JsonNode document, JsonNode metadata, String... fields) {
    for (JsonNode node : List.of(document, metadata)) {
      for (String field : fields) {
        String text = Messages.textOrJson(node.path(field));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  /** A number, also in a text; null for anything else. */
  private static Double score(JsonNode document) {
    JsonNode score = document.path("score");
    if (score.isTextual()) {
      return new Attributes(Map.of("score", score.textValue())).number("score");
    }
    return score.isNumber() && Double.isFinite(score.doubleValue())
        ? Double.valueOf(score.doubleValue())
        : null;
  }

  private String redact(String text, Map<String, Long> counts) {
    return text.isEmpty() ? null : guard.redact(text, counts);
  }

  private static Long micros(String time) {
    try {
      Instant instant =
          time.length() == "2026-11-22".length()
              ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(time).toInstant();
      return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
