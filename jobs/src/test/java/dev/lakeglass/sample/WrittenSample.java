package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads a sample back the slow and obvious way: every object a tree, every span a node. */
final class WrittenSample {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARTITION =
      Pattern.compile("year=(\\d+)/month=(\\d+)/day=(\\d+)/hour=(\\d+)/");

  private final Path root;
  private final TreeMap<LocalDateTime, List<JsonNode>> spansByHour = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final List<String> damaged = new ArrayList<>();

  WrittenSample(Path root) throws IOException {
    this.root = root;
    for (Path file : files(root)) {
      read(root.relativize(file).toString(), Files.readAllBytes(file));
    }
  }

  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  JsonNode truth() throws IOException {
    return JSON.readTree(root.resolve("truth.json").toFile());
  }

  /** Objects that hold no whole document, without the empty ones. */
  List<String> damaged() {
    return damaged;
  }

  /** The unpacked text of every whole file. */
  Map<String, String> texts() {
    return texts;
  }

  /** The spans of the traces that began on the day, by trace and span id, as a daily run sees. */
  Map<String, Map<String, JsonNode>> traces(LocalDate day) {
    LocalDateTime from = day.atStartOfDay().minusHours(1);
    LocalDateTime until = day.atStartOfDay().plusHours(30);
    Map<String, Map<String, JsonNode>> traces = new HashMap<>();
    for (List<JsonNode> spans : spansByHour.subMap(from, until).values()) {
      for (JsonNode span : spans) {
        traces
            .computeIfAbsent(span.path("traceId").asText(), id -> new HashMap<>())
            .put(span.path("spanId").asText(), span);
      }
    }
    traces.values().removeIf(spans -> !beganOn(spans.values(), day));
    return traces;
  }

  /** The same span as often as it was delivered in time. */
  long deliveries(LocalDate day, Map<String, Map<String, JsonNode>> traces) {
    LocalDateTime from = day.atStartOfDay().minusHours(1);
    return spansByHour.subMap(from, day.atStartOfDay().plusHours(30)).values().stream()
        .flatMap(List::stream)
        .filter(span -> traces.containsKey(span.path("traceId").asText()))
        .count();
  }

  List<JsonNode> allSpans() {
    Map<String, JsonNode> spans = new TreeMap<>();
    spansByHour
        .values()
        .forEach(list -> list.forEach(span -> spans.put(span.path("spanId").asText(), span)));
    return List.copyOf(spans.values());
  }

  static String text(JsonNode span, String key) {
    for (JsonNode attribute : span.path("attributes")) {
      if (attribute.path("key").asText().equals(key)) {
        return attribute.path("value").elements().next().asText();
      }
    }
    return "";
  }

  static long number(JsonNode span, String key) {
    String text = text(span, key);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  static LocalDate day(JsonNode span) {
    long seconds = span.path("startTimeUnixNano").asLong() / 1_000_000_000L;
    return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
  }

  /** The text of the only message of a list of messages, or of the last one. */
  static String lastMessage(JsonNode span, String key) throws IOException {
    JsonNode messages = JSON.readTree(text(span, key));
    return messages.path(messages.size() - 1).path("parts").path(0).path("content").asText();
  }

  private static boolean beganOn(Iterable<JsonNode> spans, LocalDate day) {
    LocalDate first = LocalDate.MAX;
    for (JsonNode span : spans) {
      first = day(span).isBefore(first) ? day(span) : first;
    }
    return first.equals(day);
  }

  private void read(String path, byte[] packed) {
    if (packed.length == 0 || path.equals("truth.json")) {
      return;
    }
    Matcher partition = PARTITION.matcher(path);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (partition.find()) {
        spansByHour
            .computeIfAbsent(hour(partition), hour -> new ArrayList<>())
            .addAll(spans(JSON.readTree(text)));
      }
      texts.put(path, text);
    } catch (IOException e) {
      damaged.add(path);
    }
  }

  private static LocalDateTime hour(Matcher partition) {
    return LocalDateTime.of(
        Integer.parseInt(partition.group(1)),
        Integer.parseInt(partition.group(2)),
        Integer.parseInt(partition.group(3)),
        Integer.parseInt(partition.group(4)),
        0);
  }

  private static List<JsonNode> spans(JsonNode document) {
    List<JsonNode> spans = new ArrayList<>();
    for (JsonNode resource : document.path("resourceSpans")) {
      String service = resource.at("/resource/attributes/0/value/stringValue").asText();
      for (JsonNode span : resource.at("/scopeSpans/0/spans")) {
        ((ObjectNode) span).put("service", service);
        spans.add(span);
      }
    }
    return spans;
  }
}
