package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Langfuse SDK: {@code langfuse.observation.…}, {@code langfuse.trace.…}. */
final class LangfuseSdk implements Dialect {
  private static final Map<String, String> OPERATIONS =
      Names.table(
          "generation", "chat",
          "embedding", "embeddings",
          "retriever", "retrieval",
          "tool", "execute_tool",
          "agent", "invoke_agent",
          "chain", "invoke_workflow",
          "guardrail", "guardrail");

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public List<String> marks() {
    return List.of("langfuse.*");
  }

  @Override
  public Map<String, String> names() {
    return Names.table(
        "langfuse.user.id", "user.id",
        "langfuse.session.id", "session.id",
        "langfuse.observation.model.name", GenAi.REQUEST_MODEL,
        "langfuse.observation.prompt.name", GenAi.PROMPT_NAME,
        "langfuse.prompt.name", GenAi.PROMPT_NAME,
        "langfuse.observation.prompt.version", GenAi.PROMPT_VERSION,
        "langfuse.prompt.version", GenAi.PROMPT_VERSION,
        "langfuse.environment", "deployment.environment.name");
  }

  @Override
  public List<String> content() {
    return List.of(
        "langfuse.observation.input",
        "langfuse.observation.output",
        "langfuse.trace.input",
        "langfuse.trace.output");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String type = span.attributes().text("langfuse.observation.type");
    String operation = type == null ? null : OPERATIONS.get(type.toLowerCase(Locale.ROOT));
    readings.put(GenAi.OPERATION, operation);
    span.attributes()
        .json("langfuse.observation.model.parameters")
        .ifPresent(parameters -> RequestParameters.read(parameters, readings));
    span.attributes()
        .json("langfuse.observation.usage_details")
        .ifPresent(usage -> readings.putAll(SplitUsage.read(usage)));
    Object input = span.attributes().text("langfuse.observation.input");
    Object output = span.attributes().text("langfuse.observation.output");
    readings.putAll(Observation.content(operation, span.name(), input, output));
    return readings;
  }
}
