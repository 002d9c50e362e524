package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/** Langfuse's blob storage export, a row of table observations. */
final class LangfuseObservation extends TreeFormat {

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    boolean isRow =
        start.hasAny(
            "project_id", "projectId", "level", "provided_model_name", "parent_observation_id");
    return isRow
        && (start.has("trace_id", "start_time", "type", "id")
            || start.has("traceId", "startTime", "type", "id"));
  }

  @Override
  List<RawRecord> records(JsonNode row, Envelope envelope) {
    return List.of(LangfuseRows.observation(row, MissingNode.getInstance()));
  }
}
