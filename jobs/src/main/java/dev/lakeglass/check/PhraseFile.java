package dev.lakeglass.check;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of phrases by group and language. */
record PhraseFile(
    String version,
    Map<String, List<String>> phrasesByGroup,
    Map<String, List<String>> languagesByGroup) {

  /**
   * @throws IllegalArgumentException if the file has not the shape of {@code
   *     conf/checks/phrases.yaml}
   */
  static PhraseFile read(String fileName, InputStream yaml) {
    Map<?, ?> root = RuleYaml.read(fileName, yaml, "groups");
    if (root.get("groups") instanceof Map<?, ?> groups) {
      return of(fileName, root.get("version").toString(), groups);
    }
    throw new IllegalArgumentException(
        "Cannot read %s: \"groups\" must map names to languages".formatted(fileName));
  }

  private static PhraseFile of(String fileName, String version, Map<?, ?> groups) {
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    Map<String, List<String>> languages = new LinkedHashMap<>();
    groups.forEach(
        (group, byLanguage) -> {
          String name = group.toString();
          if (!(byLanguage instanceof Map<?, ?> lists)) {
            throw new IllegalArgumentException(
                "Cannot read %s: group \"%s\" must map languages to lists"
                    .formatted(fileName, name));
          }
          List<String> all = new ArrayList<>();
          lists.values().forEach(list -> all.addAll(strings(fileName, name, list)));
          phrases.put(name, List.copyOf(all));
          languages.put(name, lists.keySet().stream().map(Object::toString).toList());
        });
    return new PhraseFile(version, Map.copyOf(phrases), Map.copyOf(languages));
  }

  private static List<String> strings(String fileName, String group, Object list) {
    if (list instanceof List<?> items) {
      return items.stream().map(Object::toString).toList();
    }
    throw new IllegalArgumentException(
        "Cannot read %s: a language of group \"%s\" must be a list".formatted(fileName, group));
  }
}
