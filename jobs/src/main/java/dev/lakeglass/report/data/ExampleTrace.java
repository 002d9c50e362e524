package dev.lakeglass.report.data;

import java.util.List;

/**
 * Everything the tables hold about one request that a report links to.
 *
 * <p>Spans are in order of their start; model calls, documents, tools and checks too.
 */
public record ExampleTrace(
    RequestRow request,
    List<SpanRow> spans,
    List<ModelCallRow> modelCalls,
    List<RetrievedDocumentRow> documents,
    List<ToolCallRow> toolCalls,
    List<CheckRow> checks,
    List<LabelRow> labels) {
  public ExampleTrace {
    spans = List.copyOf(spans);
    modelCalls = List.copyOf(modelCalls);
    documents = List.copyOf(documents);
    toolCalls = List.copyOf(toolCalls);
    checks = List.copyOf(checks);
    labels = List.copyOf(labels);
  }
}
