package dev.lakeglass.config;

import dev.lakeglass.config.Setting.Items;
import dev.lakeglass.config.Setting.Scalar;
import dev.lakeglass.config.Setting.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML into settings that know their line. */
final class YamlFile {
  private final String name;
  private final ConfigProblems problems;

  private YamlFile(String name, ConfigProblems problems) {
    this.name = name;
    this.problems = problems;
  }

  static Section read(String name, String yaml, ConfigProblems problems) {
    return new YamlFile(name, problems).read(yaml);
  }

  private Section read(String yaml) {
    Section empty = new Section(name, Map.of());
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
      if (root.isEmpty()) {
        return empty;
      }
      if (setting(root.get()) instanceof Section section) {
        return section;
      }
      problems.add(name, "expected keys and values at the top level");
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      problems.add(name + line, "not valid YAML: " + e.getProblem());
    }
    return empty;
  }

  private Setting setting(Node node) {
    String place = name + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    if (node instanceof MappingNode mapping) {
      Map<String, Setting> entries = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
          problems.add(place, "expected a text as key; quote a value that begins with a brace");
          continue;
        }
        String key = keyNode.getValue();
        if (entries.put(key, setting(tuple.getValueNode())) != null) {
          problems.add(place, "key \"" + key + "\" stands twice");
        }
      }
      return new Section(place, entries);
    }
    if (node instanceof SequenceNode sequence) {
      List<Setting> items = sequence.getValue().stream().map(this::setting).toList();
      return new Items(place, items);
    }
    return new Scalar(place, ((ScalarNode) node).getValue());
  }
}
