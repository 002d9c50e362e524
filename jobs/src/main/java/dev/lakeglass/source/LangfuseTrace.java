package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.ArrayList;
import java.util.List;

/** A trace as Langfuse's interface and API give it: {@code {"trace":{…},"observations":[…]}}. */
final class LangfuseTrace extends TreeFormat {

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("trace", "observations") || start.has("trace.projectId");
  }

  @Override
  List<RawRecord> records(JsonNode document, Envelope envelope) {
    JsonNode trace = document.path("trace");
    List<RawRecord> records = new ArrayList<>();
    for (JsonNode observation : document.path("observations")) {
      records.add(LangfuseRows.observation(observation, trace));
    }
    for (JsonNode score : trace.path("scores")) {
      records.add(LangfuseRows.score(score));
    }
    return records;
  }
}
