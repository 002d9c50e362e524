package dev.lakeglass.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the file of secret rules, {@code conf/secret_rules.yaml}. */
public final class SecretRules {
  private static final String RESOURCE = "/lakeglass/conf/secret_rules.yaml";
  private static final String DEFAULT_TYPE = "api_key";
  private static final Set<String> KEYS =
      Set.of("id", "description", "regex", "before", "keywords", "type", "entropy", "allow");

  private SecretRules() {}

  /** The rules that come with the job. */
  public static List<Detector> standard() {
    try (InputStream stream = SecretRules.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("Cannot find " + RESOURCE + " on the class path");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, unreadable);
    }
  }

  /**
   * The rules of a file's content, in its order.
   *
   * @throws IllegalArgumentException naming the rule and what is wrong with it
   */
  public static List<Detector> parse(String yaml) {
    Object content;
    try {
      content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    } catch (YamlEngineException invalid) {
      throw new IllegalArgumentException(
          "Cannot read secret rules: " + invalid.getMessage(), invalid);
    }
    if (!(content instanceof Map<?, ?> map) || !(map.get("rules") instanceof List<?> entries)) {
      throw new IllegalArgumentException("Cannot read secret rules: expected a list \"rules\"");
    }
    List<Detector> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Object entry : entries) {
      SecretRule rule = rule(entry);
      if (!ids.add(rule.name())) {
        throw new IllegalArgumentException("Secret rule \"" + rule.name() + "\" stands twice");
      }
      rules.add(rule);
    }
    return List.copyOf(rules);
  }

  private static SecretRule rule(Object entry) {
    if (!(entry instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("Cannot read secret rules: a rule is not a mapping");
    }
    String id = text(fields, "id", "?");
    for (Object key : fields.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "Cannot use secret rule \"" + id + "\": unknown key \"" + key + "\"");
      }
    }
    return new SecretRule(
        text(fields, "id", ""),
        fields.containsKey("type") ? text(fields, "type", id) : DEFAULT_TYPE,
        text(fields, "regex", id),
        fields.containsKey("before") ? text(fields, "before", id) : "",
        texts(fields, "keywords", id),
        fields.get("entropy") instanceof Number number ? number.doubleValue() : 0,
        texts(fields, "allow", id));
  }

  private static String text(Map<?, ?> fields, String key, String id) {
    Object value = fields.get(key);
    if (value == null && id.equals("?")) {
      return id;
    }
    if (!(value instanceof String text) || text.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use secret rule \"" + id + "\": \"" + key + "\" is missing or no text");
    }
    return text;
  }

  private static List<String> texts(Map<?, ?> fields, String key, String id) {
    Object value = fields.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      throw new IllegalArgumentException(
          "Cannot use secret rule \"" + id + "\": \"" + key + "\" must be a list of texts");
    }
    return list.stream().map(String.class::cast).toList();
  }
}
