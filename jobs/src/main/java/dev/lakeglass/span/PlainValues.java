package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Input and output of a span of any kind as one value ({@code input.value}, {@code
 * traceloop.entity.input}, {@code input}): the last resort, used where nothing says it better.
 */
final class PlainValues implements Dialect {
  private static final List<String> INPUTS =
      List.of("input.value", "traceloop.entity.input", "gen_ai.tool.input", "input");
  private static final List<String> OUTPUTS =
      List.of("output.value", "traceloop.entity.output", "gen_ai.tool.output", "output");

  @Override
  public String name() {
    return "plain-values";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "input.value",
        "output.value",
        "traceloop.entity.input",
        "traceloop.entity.output",
        "gen_ai.tool.input",
        "gen_ai.tool.output");
  }

  @Override
  public Map<String, String> names() {
    return Map.of();
  }

  @Override
  public List<String> content() {
    return List.of("input.value", "output.value", "gen_ai.tool.input", "gen_ai.tool.output");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String input = span.attributes().firstText(INPUTS);
    String output = span.attributes().firstText(OUTPUTS);
    switch (span.operation()) {
      case "chat", "text_completion" -> {
        readings.put(GenAi.INPUT_MESSAGES, input);
        readings.put(GenAi.OUTPUT_MESSAGES, output);
      }
      case "execute_tool" -> {
        readings.put(GenAi.TOOL_ARGUMENTS, input);
        readings.put(GenAi.TOOL_RESULT, output);
      }
      case "retrieval", "rerank" -> readings.put(GenAi.RETRIEVAL_QUERY, input);
      default -> {}
    }
    return readings;
  }
}
