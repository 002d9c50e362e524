package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All dialects, in order of precedence: the first that has a value for a name wins. */
final class Dialects {
  private static final List<Dialect> ALL =
      List.of(
          new EarlierConventions(),
          new DetailsEvent(),
          new OpenInference(),
          new OpenLlmetry(),
          new MessageEvents(),
          new ContentTexts(),
          new VercelAi(),
          new GoogleAdk(),
          new PydanticAi(),
          new LangSmith(),
          new Mlflow(),
          new LangfuseSdk(),
          new Langtrace(),
          new VectorDatabase(),
          new PlainValues());

  private static final List<NamePatterns> MARKS =
      ALL.stream().map(dialect -> NamePatterns.of(dialect.marks())).toList();

  /** What {@link #spokenBy} found; names with an index in them are without end. */
  private static final Map<String, Integer> SPOKEN_BY = new ConcurrentHashMap<>();

  private static final int MOST_NAMES = 4096;

  private static final NamePatterns CONTENT =
      NamePatterns.of(ALL.stream().flatMap(dialect -> dialect.content().stream()).toList());

  private Dialects() {}

  static List<Dialect> all() {
    return ALL;
  }

  /** The attributes with the names of today added for what is only there under another name. */
  static Map<String, Object> translate(RawSpan span) {
    return translate(span.name(), span.attributes(), span.events());
  }

  /** The same for attributes that belong to no span. */
  static Map<String, Object> translate(Map<String, Object> attributes) {
    return translate("", attributes, List.of());
  }

  private static Map<String, Object> translate(
      String spanName, Map<String, Object> attributes, List<Event> events) {
    Map<String, Object> translated = attributes;
    int spoken = spokenBy(attributes, events);
    for (int i = 0; i < ALL.size(); i++) {
      if ((spoken & 1 << i) == 0) {
        continue;
      }
      Dialect dialect = ALL.get(i);
      translated = translated == attributes ? new HashMap<>(attributes) : translated;
      for (Map.Entry<String, String> rename : dialect.names().entrySet()) {
        putIfMissing(translated, rename.getValue(), attributes.get(rename.getKey()));
      }
      ForeignSpan foreign =
          new ForeignSpan(spanName, new Attributes(translated), attributes, events);
      for (Map.Entry<String, Object> reading : dialect.readings(foreign).entrySet()) {
        putIfMissing(translated, reading.getKey(), reading.getValue());
      }
    }
    return translated;
  }

  private static void putIfMissing(Map<String, Object> translated, String name, Object value) {
    if (value != null && !value.equals("")) {
      translated.putIfAbsent(name, value);
    }
  }

  /** Names of the dialects a span speaks besides today's conventions. */
  static List<String> spoken(RawSpan span) {
    List<String> names = new ArrayList<>();
    int spoken = spokenBy(span.attributes(), span.events());
    for (int i = 0; i < ALL.size(); i++) {
      if ((spoken & 1 << i) != 0) {
        names.add(ALL.get(i).name());
      }
    }
    return names;
  }

  /** Whether an attribute holds content in any dialect. */
  static boolean isContent(String attribute) {
    if (GenAi.CONTENT.contains(attribute)) {
      return true;
    }
    return CONTENT.matches(attribute);
  }

  /** The dialects that these names are marks of, a bit each. */
  private static int spokenBy(Map<String, Object> attributes, List<Event> events) {
    int spoken = 0;
    for (String name : attributes.keySet()) {
      spoken |= spokenBy(name);
    }
    for (Event event : events) {
      spoken |= spokenBy(event.name());
    }
    return spoken;
  }

  private static int spokenBy(String name) {
    Integer known = SPOKEN_BY.get(name);
    if (known != null) {
      return known;
    }
    int spoken = 0;
    for (int i = 0; i < MARKS.size(); i++) {
      spoken |= MARKS.get(i).matches(name) ? 1 << i : 0;
    }
    if (SPOKEN_BY.size() < MOST_NAMES) {
      SPOKEN_BY.put(name, spoken);
    }
    return spoken;
  }
}
