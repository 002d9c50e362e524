package dev.lakeglass.span;

import java.util.HashMap;
import java.util.Map;

/** Input and output of a step under the names of today, by what the step is. */
public final class Observation {
  private Observation() {}

  /**
   * @param operation name of the operation; may be null
   * @param input text or JSON; may be null
   * @param output text or JSON; may be null
   */
  public static Map<String, Object> content(
      String operation, String name, Object input, Object output) {
    Map<String, Object> content = new HashMap<>();
    switch (operation == null ? "" : operation) {
      case "chat", "text_completion" -> {
        content.put(GenAi.INPUT_MESSAGES, input);
        content.put(GenAi.OUTPUT_MESSAGES, output);
      }
      case "execute_tool" -> {
        content.put(GenAi.TOOL_NAME, name);
        content.put(GenAi.TOOL_ARGUMENTS, input);
        content.put(GenAi.TOOL_RESULT, output);
      }
      case "retrieval", "rerank" -> {
        content.put(GenAi.RETRIEVAL_QUERY, input);
        content.put(GenAi.RETRIEVAL_DOCUMENTS, output);
      }
      default -> {}
    }
    content.values().removeIf(value -> value == null);
    return content;
  }
}
