package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ids by which different records of one call or request recognise each other: of the provider's
 * answer, of a request to AWS, of an execution, and what the configuration names. Stored as hashes,
 * since ids may name people.
 */
public final class CallIds {
  private static final Map<String, String> KINDS =
      Names.table(
          GenAi.RESPONSE_ID,
          "response",
          "aws.request_id",
          "aws_request",
          "aws.requestId",
          "aws_request",
          "faas.invocation_id",
          "aws_request",
          "aws.step_functions.execution.arn",
          "execution",
          "litellm.call_id",
          "gateway",
          "openai.batch.custom_id",
          "batch");

  /** Ids of this kind join traces that both have a trace id of their own. */
  static final String CORRELATION = "correlation:";

  private CallIds() {}

  /** The id of an answer alone, for who speaks of the answer. */
  public static List<String> ofResponse(String responseId) {
    return List.of(KINDS.get(GenAi.RESPONSE_ID) + ":" + TextHash.of(responseId));
  }

  /** Most specific first. */
  static List<String> of(Attributes attributes, List<String> correlationNames) {
    List<String> ids = new ArrayList<>();
    KINDS.forEach(
        (name, kind) -> {
          String id = attributes.text(name);
          if (id != null) {
            ids.add(kind + ":" + TextHash.of(id));
          }
        });
    String correlation = attributes.firstText(correlationNames);
    if (correlation != null) {
      ids.add(CORRELATION + TextHash.of(correlation));
    }
    return ids;
  }
}
