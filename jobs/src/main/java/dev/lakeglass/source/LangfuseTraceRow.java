package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/** Langfuse's blob storage export, a row of table traces. */
final class LangfuseTraceRow extends TreeFormat {

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("bookmarked", "timestamp")
        || start.has("project_id", "timestamp", "user_id", "name", "tags");
  }

  @Override
  List<RawRecord> records(JsonNode row, Envelope envelope) {
    return List.of(LangfuseRows.trace(row));
  }
}
