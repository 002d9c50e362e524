package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/** Langfuse's blob storage export, a row of table scores. */
final class LangfuseScore extends TreeFormat {

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("data_type", "name", "source", "timestamp")
        || start.has("dataType", "name", "source", "timestamp");
  }

  @Override
  List<RawRecord> records(JsonNode row, Envelope envelope) {
    return List.of(LangfuseRows.score(row));
  }
}
