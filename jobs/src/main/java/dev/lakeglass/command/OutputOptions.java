package dev.lakeglass.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.job.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How the answer is written. */
final class OutputOptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Format {
    table,
    json
  }

  @Option(
      names = "--output",
      defaultValue = "table",
      description =
          "How the answer is written: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Format format;

  @Option(names = "--strict-args", description = "Unknown arguments are an error")
  private boolean strictArguments;

  /** Rows under a head, as a table or as a JSON array of objects; null is no value. */
  void rows(List<String> head, List<List<Object>> rows, Console console) {
    if (format == Format.json) {
      console.answer(json(head, rows).toPrettyString());
      return;
    }
    List<List<String>> texts = new ArrayList<>();
    for (List<Object> row : rows) {
      texts.add(row.stream().map(value -> value == null ? "" : value.toString()).toList());
    }
    console.table(head, texts);
  }

  void rowsWritten(RunSummary summary, Console console) {
    Map<String, Long> written = new TreeMap<>();
    summary.stages().forEach(stage -> written.putAll(stage.result().rowsWritten()));
    List<List<Object>> rows = new ArrayList<>();
    written.forEach((table, count) -> rows.add(List.of(table, count)));
    rows(List.of("table", "rows"), rows, console);
  }

  private static ArrayNode json(List<String> head, List<List<Object>> rows) {
    ArrayNode array = JSON.createArrayNode();
    for (List<Object> row : rows) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < head.size(); i++) {
        object.set(head.get(i), JSON.valueToTree(row.get(i)));
      }
    }
    return array;
  }
}
