package dev.lakeglass.config;

import dev.lakeglass.config.Setting.Items;
import dev.lakeglass.config.Setting.Scalar;
import dev.lakeglass.config.Setting.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Typed access to one section; notes bad values, and at the end the keys nobody asked for. */
final class SectionReader {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(m|h|d)");
  private static final Pattern SECRET = Pattern.compile("\\$\\{(\\w+)}");

  private static final int LONGEST_DAYS = 3_650;

  private final String path;
  private final Section section;
  private final Map<String, String> environment;
  private final ConfigProblems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  SectionReader(
      String path, Section section, Map<String, String> environment, ConfigProblems problems) {
    this.path = path;
    this.section = section;
    this.environment = environment;
    this.problems = problems;
  }

  String place() {
    return section.place();
  }

  String text(String key, String fallback) {
    return value(key, fallback, "a text", Function.identity());
  }

  String requiredText(String key) {
    String text = text(key, "");
    if (text.isBlank()) {
      problems.add(section.place(), "\"" + path + key + "\" is missing");
    }
    return text;
  }

  /** Secrets come from the environment only; empty if the key or the variable is not set. */
  Optional<String> secret(String key) {
    String text = text(key, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher reference = SECRET.matcher(text);
    if (!reference.matches()) {
      problems.add(
          placeOf(key),
          "\"" + path + key + "\" must name an environment variable, for example ${LAKEGLASS_KEY}");
      return Optional.empty();
    }
    return Optional.ofNullable(environment.get(reference.group(1))).filter(v -> !v.isBlank());
  }

  /** Secrets by name; a variable that is not set is a problem. */
  Map<String, String> secrets(String key) {
    Map<String, String> secrets = new LinkedHashMap<>();
    SectionReader inner = section(key);
    for (String name : inner.section.entries().keySet()) {
      Optional<String> secret = inner.secret(name);
      if (secret.isEmpty()) {
        problems.add(
            inner.placeOf(name), "\"" + path + key + "." + name + "\": the variable is not set");
      }
      secret.ifPresent(value -> secrets.put(name, value));
    }
    return secrets;
  }

  int count(String key, int fallback) {
    return value(key, fallback, "a whole number", Integer::valueOf);
  }

  /** A share as {@code 1%} or {@code 0.01}. */
  double ratio(String key, double fallback) {
    return value(key, fallback, "a share such as 1% or 0.01", SectionReader::parseRatio);
  }

  /** Names with a share each. */
  Map<String, Double> ratios(String key) {
    SectionReader inner = section(key);
    Map<String, Double> ratios = new LinkedHashMap<>();
    inner.section.entries().keySet().forEach(name -> ratios.put(name, inner.ratio(name, 0)));
    return ratios;
  }

  Duration duration(String key, Duration fallback) {
    return value(key, fallback, "a duration such as 30m, 6h or 14d", SectionReader::parseDuration);
  }

  /** A duration of whole days, at least one. */
  int days(String key, int fallback) {
    return value(key, fallback, "whole days such as 14d", SectionReader::parseDays);
  }

  /** Durations of whole days, ascending. */
  List<Integer> dayList(String key, List<Integer> fallback) {
    List<String> texts = textList(key, fallback.stream().map(days -> days + "d").toList());
    if (texts.isEmpty() || !texts.stream().allMatch(text -> text.matches("[1-9]\\d?d"))) {
      problems.add(
          placeOf(key),
          "\"%s%s\" is %s, expected whole days such as [1d, 3d]".formatted(path, key, texts));
      return fallback;
    }
    return texts.stream()
        .map(text -> Integer.valueOf(text.substring(0, text.length() - 1)))
        .sorted()
        .distinct()
        .toList();
  }

  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    section(key)
        .section
        .entries()
        .forEach(
            (name, setting) -> {
              if (setting instanceof Scalar scalar) {
                texts.put(name, scalar.text());
              } else {
                problems.add(
                    setting.place(), "expected a text for \"" + path + key + "." + name + "\"");
              }
            });
    return texts;
  }

  /** Names with an amount above 0 each. */
  Map<String, BigDecimal> amounts(String key) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    texts(key)
        .forEach(
            (name, text) -> {
              if (text.matches("\\d{1,9}(\\.\\d{1,9})?") && new BigDecimal(text).signum() > 0) {
                amounts.put(name, new BigDecimal(text));
              } else {
                problems.add(
                    placeOf(key),
                    "\"%s%s.%s\" is \"%s\", expected an amount above 0"
                        .formatted(path, key, name, text));
              }
            });
    return amounts;
  }

  List<String> textList(String key, List<String> fallback) {
    asked.add(key);
    Setting setting = section.entries().get(key);
    if (setting == null) {
      return fallback;
    }
    if (setting instanceof Items items
        && items.items().stream().allMatch(Scalar.class::isInstance)) {
      return items.items().stream().map(item -> ((Scalar) item).text()).toList();
    }
    problems.add(setting.place(), "expected a list of texts for \"" + path + key + "\"");
    return fallback;
  }

  SectionReader section(String key) {
    asked.add(key);
    Setting setting = section.entries().get(key);
    if (setting != null && !(setting instanceof Section)) {
      boolean isEmpty = setting instanceof Scalar scalar && scalar.text().isEmpty();
      if (!isEmpty) {
        problems.add(setting.place(), "expected keys and values under \"" + path + key + "\"");
      }
    }
    Section inner =
        setting instanceof Section found ? found : new Section(section.place(), Map.of());
    return new SectionReader(path + key + ".", inner, environment, problems);
  }

  List<SectionReader> sections(String key) {
    asked.add(key);
    Setting setting = section.entries().get(key);
    if (setting == null) {
      problems.add(section.place(), "\"" + path + key + "\" is missing");
      return List.of();
    }
    if (setting instanceof Items items
        && items.items().stream().allMatch(Section.class::isInstance)) {
      return items.items().stream()
          .map(i -> new SectionReader(path + key + "[].", (Section) i, environment, problems))
          .toList();
    }
    problems.add(setting.place(), "expected a list of sections for \"" + path + key + "\"");
    return List.of();
  }

  void rejectUnknownKeys() {
    section
        .entries()
        .forEach(
            (key, setting) -> {
              if (!asked.contains(key)) {
                problems.addUnknownKey(setting.place(), path + key, prefixed(asked));
              }
            });
  }

  private List<String> prefixed(Set<String> keys) {
    return keys.stream().map(key -> path + key).toList();
  }

  private String placeOf(String key) {
    Setting setting = section.entries().get(key);
    return setting == null ? section.place() : setting.place();
  }

  private <T> T value(String key, T fallback, String expected, Function<String, T> parse) {
    asked.add(key);
    Setting setting = section.entries().get(key);
    if (setting == null) {
      return fallback;
    }
    if (setting instanceof Scalar scalar) {
      try {
        return parse.apply(scalar.text());
      } catch (IllegalArgumentException e) {
        problems.add(
            setting.place(),
            "\"%s%s\" is \"%s\", expected %s".formatted(path, key, scalar.text(), expected));
        return fallback;
      }
    }
    problems.add(setting.place(), "expected " + expected + " for \"" + path + key + "\"");
    return fallback;
  }

  private static double parseRatio(String text) {
    double ratio =
        text.endsWith("%")
            ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
            : Double.parseDouble(text);
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("Invalid share: " + text);
    }
    return ratio;
  }

  private static int parseDays(String text) {
    Duration duration = parseDuration(text);
    long days = duration.toDays();
    if (days < 1 || days > LONGEST_DAYS || !duration.equals(Duration.ofDays(days))) {
      throw new IllegalArgumentException("Invalid number of days: " + text);
    }
    return (int) days;
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid duration: " + text);
    }
    int amount = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
