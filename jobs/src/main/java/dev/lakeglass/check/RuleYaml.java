package dev.lakeglass.check;

import java.io.InputStream;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the YAML of a rule file. */
final class RuleYaml {
  private RuleYaml() {}

  /**
   * @throws IllegalArgumentException if the file is not YAML or has not both keys, with the place
   */
  static Map<?, ?> read(String fileName, InputStream yaml, String key) {
    LoadSettings settings = LoadSettings.builder().setLabel(fileName).build();
    if (load(fileName, yaml, settings) instanceof Map<?, ?> root
        && root.get("version") != null
        && root.get(key) != null) {
      return root;
    }
    throw new IllegalArgumentException(
        "Cannot read %s: expected the keys \"version\" and \"%s\"".formatted(fileName, key));
  }

  private static Object load(String fileName, InputStream yaml, LoadSettings settings) {
    try {
      return new Load(settings).loadFromInputStream(yaml);
    } catch (YamlEngineException invalid) {
      throw new IllegalArgumentException(
          "Cannot read %s: %s".formatted(fileName, invalid.getMessage()), invalid);
    }
  }
}
