package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Moments as logs spell them, as nanoseconds since the epoch; 0 where there is none. */
final class Times {
  private static final DateTimeFormatter SPACED =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd")
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .appendPattern("HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter ACCESS_LOG =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private static final List<Function<String, Instant>> SPELLINGS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC),
          text -> OffsetDateTime.parse(text.replace(' ', 'T')).toInstant(),
          text -> OffsetDateTime.parse(text, ACCESS_LOG).toInstant(),
          // milliseconds behind a colon, as in documentation of AWS: 12:01:23:521Z
          text ->
              OffsetDateTime.parse(text.replaceFirst(":(\\d{3})(Z|[+-].*)$", ".$1$2")).toInstant());

  private Times() {}

  /** ISO 8601 with or without a zone (then UTC), or the time of an access log. */
  static long parse(String text) {
    if (text.length() < 19 || text.length() > 40) {
      return 0;
    }
    for (Function<String, Instant> spelling : SPELLINGS) {
      try {
        return nanos(spelling.apply(text));
      } catch (DateTimeException | ArithmeticException e) {
        continue;
      }
    }
    return 0;
  }

  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  /** A number of units since the epoch, also in a text, else a time as text. */
  static long of(JsonNode node, String field, long nanosPerUnit) {
    JsonNode value = node.path(field);
    Double number = Json.number(node, field);
    if (number == null) {
      return value.isTextual() ? parse(value.textValue()) : 0;
    }
    if (value.isIntegralNumber() && nanosPerUnit > 0) {
      return inRange((double) value.longValue() * nanosPerUnit)
          ? value.longValue() * nanosPerUnit
          : 0;
    }
    // seconds with a fraction: a double holds microseconds of today exactly enough, not more
    double micros = Math.rint(number * (nanosPerUnit / 1_000.0));
    return inRange(micros * 1_000) ? (long) micros * 1_000 : 0;
  }

  private static boolean inRange(double nanos) {
    return nanos > 0 && nanos < Long.MAX_VALUE;
  }
}
