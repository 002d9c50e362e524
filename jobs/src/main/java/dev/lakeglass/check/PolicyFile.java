package dev.lakeglass.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The policy rules people edit. */
record PolicyFile(String version, List<PolicyRule> rules) {
  private static final Set<String> KEYS =
      Set.of("id", "kind", "routes", "prompts", "phrases", "patterns");

  PolicyFile {
    rules = List.copyOf(rules);
  }

  /**
   * @throws IllegalArgumentException if the file has not the shape its own head describes
   */
  static PolicyFile read(String fileName, InputStream yaml) {
    Map<?, ?> root = RuleYaml.read(fileName, yaml, "rules");
    if (root.get("rules") instanceof List<?> rules) {
      return new PolicyFile(
          root.get("version").toString(),
          rules.stream().map(rule -> rule(fileName, rule)).toList());
    }
    throw new IllegalArgumentException(
        "Cannot read %s: \"rules\" must be a list".formatted(fileName));
  }

  private static PolicyRule rule(String fileName, Object node) {
    if (!(node instanceof Map<?, ?> rule) || rule.get("id") == null) {
      throw new IllegalArgumentException(
          "Cannot read %s: every rule needs an id".formatted(fileName));
    }
    String id = rule.get("id").toString();
    for (Object key : rule.keySet()) {
      if (!KEYS.contains(key.toString())) {
        throw new IllegalArgumentException(
            "Cannot read %s: rule %s has the unknown key \"%s\"; expected one of %s"
                .formatted(fileName, id, key, KEYS.stream().sorted().toList()));
      }
    }
    return new PolicyRule(
        id,
        kind(fileName, id, rule.get("kind")),
        strings(rule.get("routes")),
        strings(rule.get("prompts")),
        strings(rule.get("phrases")),
        strings(rule.get("patterns")).stream().map(text -> pattern(fileName, id, text)).toList());
  }

  private static PolicyRule.Kind kind(String fileName, String id, Object kind) {
    for (PolicyRule.Kind known : PolicyRule.Kind.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(String.valueOf(kind))) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read %s: rule %s has the kind \"%s\"; expected forbidden or required"
            .formatted(fileName, id, kind));
  }

  private static Pattern pattern(String fileName, String id, String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(
          "Cannot read %s: rule %s has an invalid pattern: %s"
              .formatted(fileName, id, invalid.getDescription()),
          invalid);
    }
  }

  private static List<String> strings(Object list) {
    return list instanceof List<?> items
        ? items.stream().map(Object::toString).toList()
        : List.of();
  }
}
