package dev.lakeglass.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A day of an assistant that answers from documents, as OTLP JSON: an export of eight requests per
 * line, long texts, a personal value in every other text. The same bytes for the same size.
 *
 * <p>A request is five spans: it is received, its question embedded, documents are searched, a
 * model answers with the documents in its prompt (about 12 KB of text), a tool is called. Every
 * twentieth is rated.
 */
final class TraceLogs {
  static final String DAY = "2026-11-20";

  private static final long START_NANOS =
      Instant.parse(DAY + "T00:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final long FILE_BYTES = 25_000_000;
  private static final int REQUESTS_PER_LINE = 8;
  private static final JsonFactory JSON = new JsonFactory();

  private static final String[] WORDS =
      """
      the to of and a you your in is for it can be on or with that this if account we are not from by as will at
      plan invoice payment days have all an our new card customer order when after open settings one per team
      month email support may bank under each use time date change cancel refund year number please how contact
      any first user file data page set report export access please Konto Rechnung für über können nächste
      Zahlung möchten Größe während gültig délai après déjà réponse numéro être paramètres société période
      service delivery password reset administrator workspace message conversation inbox rule filter label
      assign reply closed reopened status priority agent shift language translation article version draft
      publish search result relevant document section policy return window original packaging exchange warranty
      damage replacement courier tracking address street region country tax rate exempt business private
      currency exchange rounding discount voucher trial upgrade downgrade seat limit quota storage retention
      backup restore archive delete permanently within thirty hours minutes because however therefore although
      unless whenever further information available following described sometimes usually directly instead
      between without another several already important different possible required necessary automatically
      configuration integration webhook endpoint token expires rotate secret certificate domain verification
      record propagate region latency outage incident maintenance scheduled notification digest weekly summary
      dashboard metric average median percentile target exceeded threshold alert recipient channel mobile desktop
      browser cache cookie session timeout signed single factor recovery code device trusted location sync
      calendar meeting invite attendee reminder contract signature clause renewal term notice deadline penalty
      """
          .split("\\s+");

  private final Random random = new Random(20261120);
  private final Path folder;
  private final boolean isPacked;
  private final long fileBytes;
  private final List<String> feedback = new ArrayList<>();
  private long nanos = START_NANOS;
  private int files;
  private long requests;

  private TraceLogs(Path folder, boolean isPacked, long fileBytes) {
    this.folder = folder;
    this.isPacked = isPacked;
    this.fileBytes = fileBytes;
  }

  /** Writes about so many bytes of JSON below {@code folder}, plain or gzip, unless it is there. */
  static Path write(Path folder, long bytes, boolean isPacked) throws IOException {
    return write(folder, bytes, isPacked, FILE_BYTES);
  }

  /** The same in objects of so many bytes before they are packed. */
  static Path write(Path folder, long bytes, boolean isPacked, long fileBytes) throws IOException {
    if (!Files.exists(folder.resolve("feedback.jsonl"))) {
      new TraceLogs(folder, isPacked, fileBytes).write(bytes);
    }
    return folder;
  }

  /** The objects with traces. */
  static List<String> files(Path folder) throws IOException {
    try (var found = Files.list(folder.resolve("traces"))) {
      return found.map(Path::toString).sorted().toList();
    }
  }

  private void write(long bytes) throws IOException {
    Files.createDirectories(folder.resolve("traces"));
    long left = bytes;
    while (left > 0) {
      left -= writeFile(Math.min(left, fileBytes));
    }
    Files.write(folder.resolve("feedback.jsonl"), feedback);
  }

  private long writeFile(long atLeast) throws IOException {
    String name = String.format(Locale.ROOT, "traces_%03d.json%s", files++, isPacked ? ".gz" : "");
    long written = 0;
    try (OutputStream file = Files.newOutputStream(folder.resolve("traces").resolve(name));
        OutputStream out =
            isPacked ? new GZIPOutputStream(file, 1 << 16) : new BufferedOutputStream(file)) {
      while (written < atLeast) {
        byte[] line = line().getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
      }
    }
    return written;
  }

  private String line() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeArrayFieldStart("resourceSpans");
      json.writeStartObject();
      json.writeObjectFieldStart("resource");
      json.writeArrayFieldStart("attributes");
      text(json, "service.name", "assistant");
      text(json, "service.version", "4.7.3");
      text(json, "deployment.environment.name", "production");
      text(json, "telemetry.sdk.language", "java");
      json.writeEndArray();
      json.writeEndObject();
      json.writeArrayFieldStart("scopeSpans");
      json.writeStartObject();
      json.writeArrayFieldStart("spans");
      for (int i = 0; i < REQUESTS_PER_LINE; i++) {
        request(json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private void request(JsonGenerator json) throws IOException {
    requests++;
    nanos += 1_000_000L * (1 + random.nextInt(200));
    String trace = hex(32);
    String root = hex(16);
    String question = prose(300);
    List<String> documents = List.of(prose(1500), prose(1200), prose(1800), prose(900));

    start(json, trace, root, "", "POST /chat", 2, 2_000);
    text(json, "http.request.method", "POST");
    text(json, "http.route", random.nextInt(3) == 0 ? "/summary" : "/chat");
    number(json, "http.response.status_code", 200);
    text(json, "tenant.id", "tenant-" + random.nextInt(40));
    text(json, "session.id", hex(12));
    text(json, "url.path", "/chat");
    text(json, "network.protocol.version", "1.1");
    text(json, "user_agent.original", "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Firefox/142.0");
    end(json);

    start(json, trace, hex(16), root, "embeddings text-embedding-3-small", 3, 50);
    text(json, "gen_ai.operation.name", "embeddings");
    text(json, "gen_ai.provider.name", "openai");
    text(json, "gen_ai.request.model", "text-embedding-3-small");
    number(json, "gen_ai.usage.input_tokens", 20 + random.nextInt(90));
    end(json);

    start(json, trace, hex(16), root, "retrieval kb-main", 3, 120);
    text(json, "gen_ai.operation.name", "retrieval");
    text(json, "gen_ai.data_source.id", "kb-main");
    text(json, "gen_ai.retrieval.query.text", question);
    number(json, "gen_ai.retrieval.top_k", 4);
    text(json, "gen_ai.retrieval.documents", documents(documents));
    end(json);

    start(json, trace, hex(16), root, "chat gpt-4.1", 3, 1_600);
    text(json, "gen_ai.operation.name", "chat");
    text(json, "gen_ai.provider.name", "openai");
    text(json, "gen_ai.request.model", "gpt-4.1");
    text(json, "gen_ai.response.model", "gpt-4.1-2025-04-14");
    text(json, "gen_ai.response.id", "chatcmpl-" + hex(24));
    text(json, "gen_ai.prompt.name", "answer");
    text(json, "gen_ai.prompt.version", "7");
    decimal(json, "gen_ai.request.temperature", 0.2);
    number(json, "gen_ai.request.max_tokens", 1024);
    text(json, "gen_ai.response.finish_reasons", "[\"stop\"]");
    number(json, "gen_ai.usage.input_tokens", 1_500 + random.nextInt(900));
    number(json, "gen_ai.usage.output_tokens", 150 + random.nextInt(300));
    text(json, "gen_ai.system_instructions", parts(prose(900)));
    text(
        json,
        "gen_ai.input.messages",
        "[{\"role\":\"user\",\"parts\":%s}]"
            .formatted(parts(String.join("\n\n", documents) + "\n\n" + question)));
    text(
        json,
        "gen_ai.output.messages",
        "[{\"role\":\"assistant\",\"parts\":%s,\"finish_reason\":\"stop\"}]"
            .formatted(parts(prose(1400))));
    end(json);

    start(json, trace, hex(16), root, "execute_tool lookup_order", 1, 90);
    text(json, "gen_ai.operation.name", "execute_tool");
    text(json, "gen_ai.tool.name", "lookup_order");
    text(json, "gen_ai.tool.call.id", "call_" + hex(12));
    text(json, "gen_ai.tool.call.arguments", "{\"order\":\"" + hex(8) + "\",\"limit\":5}");
    text(json, "gen_ai.tool.call.result", "{\"note\":" + quoted(prose(400)) + "}");
    end(json);

    if (requests % 20 == 0) {
      feedback.add(
          ("{\"feedback_id\":\"fb_%s\",\"ts\":\"%s\",\"kind\":\"explicit\",\"name\":\"helpful\",\"score\":%d,"
                  + "\"target\":{\"trace_id\":\"%s\"},\"comment\":%s}")
              .formatted(
                  hex(14),
                  Instant.ofEpochSecond(nanos / 1_000_000_000L),
                  random.nextInt(2),
                  trace,
                  quoted(prose(120))));
    }
  }

  private void start(
      JsonGenerator json, String trace, String id, String parent, String name, int kind, int millis)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", trace);
    json.writeStringField("spanId", id);
    json.writeStringField("parentSpanId", parent);
    json.writeStringField("name", name);
    json.writeNumberField("kind", kind);
    json.writeStringField("startTimeUnixNano", Long.toString(nanos));
    json.writeStringField(
        "endTimeUnixNano",
        Long.toString(nanos + (millis / 2 + random.nextInt(millis)) * 1_000_000L));
    json.writeArrayFieldStart("attributes");
  }

  private void end(JsonGenerator json) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("status");
    json.writeNumberField("code", random.nextInt(50) == 0 ? 2 : 1);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String key, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
    json.writeStringField("stringValue", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The protocol writes whole numbers as texts. */
  private static void number(JsonGenerator json, String key, long value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
    json.writeStringField("intValue", Long.toString(value));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void decimal(JsonGenerator json, String key, double value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
    json.writeNumberField("doubleValue", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String parts(String content) {
    return "[{\"type\":\"text\",\"content\":" + quoted(content) + "}]";
  }

  private String documents(List<String> contents) {
    List<String> documents = new ArrayList<>();
    for (String content : contents) {
      documents.add(
          "{\"id\":\"kb-%04d\",\"score\":0.%03d,\"content\":%s}"
              .formatted(random.nextInt(2_000), 400 + random.nextInt(600), quoted(content)));
    }
    return "[" + String.join(",", documents) + "]";
  }

  private static String quoted(String text) {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(quoted)) {
      json.writeString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return quoted.toString();
  }

  /** Sentences of frequent and rare words; in every other text a value that must not be stored. */
  private String prose(int characters) {
    StringBuilder text = new StringBuilder(characters + 64);
    int planted = random.nextInt(2) == 0 ? random.nextInt(characters) : Integer.MAX_VALUE;
    while (text.length() < characters) {
      int words = 6 + random.nextInt(14);
      for (int i = 0; i < words; i++) {
        if (text.length() >= planted) {
          text.append(value()).append(' ');
          planted = Integer.MAX_VALUE;
        }
        double skewed = random.nextDouble();
        text.append(WORDS[(int) (WORDS.length * skewed * skewed)]).append(' ');
      }
      text.setCharAt(text.length() - 1, random.nextInt(4) == 0 ? '\n' : '.');
      text.append(' ');
    }
    return text.toString();
  }

  private String value() {
    return switch (random.nextInt(7)) {
      case 0 -> "mary." + hex(5) + "@northwind.example";
      case 1 -> "+49 30 " + digits(7);
      case 2 -> card();
      case 3 -> iban();
      case 4 -> 1 + random.nextInt(220) + ".18." + random.nextInt(256) + "." + random.nextInt(256);
      case 5 -> 100 + random.nextInt(500) + "-" + (10 + random.nextInt(89)) + "-" + digits(4);
      default -> "AKIA" + capitals(16);
    };
  }

  private String card() {
    String body = "4" + digits(14);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(i) - '0';
      int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += i % 2 == 0 ? doubled : digit;
    }
    return body + (10 - sum % 10) % 10;
  }

  private String iban() {
    String account = digits(18);
    BigInteger rest = new BigInteger(account + "131400").mod(BigInteger.valueOf(97));
    return String.format(Locale.ROOT, "DE%02d%s", 98 - rest.intValue(), account);
  }

  private String hex(int length) {
    return characters("0123456789abcdef", length);
  }

  private String digits(int length) {
    return characters("1234567890", length);
  }

  private String capitals(int length) {
    return characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
  }

  private String characters(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
