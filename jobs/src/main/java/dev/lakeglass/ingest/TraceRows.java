package dev.lakeglass.ingest;

import dev.lakeglass.ingest.SpanNode.CallNode;
import dev.lakeglass.ingest.SpanNode.Delivery;
import dev.lakeglass.ingest.SpanNode.Origin;
import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import dev.lakeglass.span.RawSpan.Evidence;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Rows of all delivered copies of a trace's spans → one row per span that counts. */
final class TraceRows implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** The narrow part of a record, as Spark SQL expressions over {@code RecordSchema}. */
  static final List<String> NODE =
      List.of(
          "span_id",
          "span.parent_span_id",
          "span.span_name",
          "span.operation",
          "span.is_entry",
          "unix_micros(span.started_at) as start_micros",
          "unix_micros(span.ended_at) as end_micros",
          "span.is_error",
          "span.error_type",
          "span.attempt_number",
          "span.is_cache_hit",
          "size(span.attributes) as attribute_count",
          "coalesce(size(documents), 0) as document_count",
          "span.redaction_counts",
          "dimensions",
          "span.feature_flags",
          "prompt is not null as is_model_call",
          "substring(prompt.user_input, 1, 500) as user_input_preview",
          "substring(output.output_text, 1, 500) as output_preview",
          "output.output_text is not null as is_output_sent",
          "prompt.messages is not null as is_content_sent",
          "prompt.context_document_ids",
          "output.input_tokens",
          "output.cached_input_tokens",
          "output.cache_write_tokens",
          "output.output_tokens",
          "output.reasoning_tokens",
          "source_name",
          "source_file",
          "source_position",
          "source_format",
          "unix_micros(arrival) as arrival_micros",
          "unix_micros(arrival_end) as arrival_end_micros",
          "is_arrival_known",
          "evidence",
          "call_ids");

  static final StructType SCHEMA =
      StructType.fromDDL(
          """
          event_date date, trace_id string, span_id string,
          source_name string, source_file string, source_position bigint,
          trace_environment string, trace_route string, trace_tenant_id string,
          has_retrieved_documents boolean, prompt_document_ids array<string>,
          operation string, joined_by string, merged_formats array<string>,
          call struct<
            application: string, environment: string, provider_name: string, model_name: string,
            prompt_name: string, prompt_version: string, started_at: timestamp,
            duration_ms: double, is_error: boolean, error_type: string, attempt_number: int,
            input_tokens: bigint, cached_input_tokens: bigint, cache_write_tokens: bigint,
            output_tokens: bigint, reasoning_tokens: bigint,
            input_source_name: string, input_source_file: string, input_source_position: bigint,
            output_source_name: string, output_source_file: string,
            output_source_position: bigint>,
          request struct<
            request_id: string, started_at: timestamp, ended_at: timestamp, duration_ms: double,
            status: string, error_type: string, application: string, release: string,
            environment: string, route: string, tenant_id: string, user_id: string,
            session_id: string, dataset_version: string,
            feature_flag_entries: array<struct<key: string, value: string>>,
            redaction_count_entries: array<struct<key: string, value: bigint>>,
            provider_name: string, model_name: string, prompt_name: string, prompt_version: string,
            answer_span_id: string, entry_span_name: string, span_count: bigint,
            orphan_span_count: bigint, model_call_count: bigint, traced_call_count: bigint,
            logged_call_count: bigint, retrieval_count: bigint,
            tool_call_count: bigint, retry_count: bigint, cache_hit_count: bigint,
            model_ms: double, retrieval_ms: double, tool_ms: double, other_ms: double,
            critical_stage: string, input_tokens: bigint, cached_input_tokens: bigint,
            cache_write_tokens: bigint, output_tokens: bigint, reasoning_tokens: bigint,
            model_names: array<string>, prompt_versions: array<string>,
            user_input_preview: string, final_output_preview: string,
            missing_signals: array<string>, source_formats: array<string>>
          """);

  private final TraceAssembler assembler;

  TraceRows(TraceAssembler assembler) {
    this.assembler = assembler;
  }

  @Override
  public Iterator<Row> call(Row row) {
    List<SpanNode> copies = new ArrayList<>();
    for (Row node : row.<Row>getList(row.fieldIndex("nodes"))) {
      copies.add(node(node));
    }
    List<Row> rows = new ArrayList<>();
    for (Trace trace : assembler.assemble(row.getAs("trace_id"), copies)) {
      addRows(trace, rows);
    }
    return rows.iterator();
  }

  private static void addRows(Trace trace, List<Row> rows) {
    String environment = trace.dimension(SpanDimensions::environment);
    String route = trace.dimension(SpanDimensions::route);
    String tenantId = trace.dimension(SpanDimensions::tenantId);
    boolean hasRetrievedDocuments = trace.hasRetrievedDocuments();
    Object[] promptDocumentIds = trace.promptDocumentIds().map(Set::toArray).orElse(null);
    Row request = request(trace);
    for (SpanNode span : trace.spans()) {
      boolean isFirst = span == trace.spans().get(0);
      Delivery delivery = span.delivery();
      rows.add(
          RowFactory.create(
              java.sql.Date.valueOf(trace.day()),
              trace.traceId(),
              span.spanId(),
              delivery.sourceName(),
              delivery.sourceFile(),
              delivery.sourcePosition(),
              environment,
              route,
              tenantId,
              hasRetrievedDocuments,
              promptDocumentIds,
              span.operation(),
              span.origin().joinedBy(),
              array(span.origin().mergedFormats()),
              span.isModelCall() ? call(span) : null,
              isFirst ? request : null));
    }
  }

  /** What the tables of calls say that may come from several records. */
  private static Row call(SpanNode span) {
    SpanDimensions said = span.dimensions();
    CallNode call = span.call();
    Delivery input = span.inputDelivery();
    Delivery output = span.outputDelivery();
    return RowFactory.create(
        said.application(),
        said.environment(),
        said.providerName(),
        said.modelName(),
        said.promptName(),
        said.promptVersion(),
        timestamp(span.startMicros()),
        span.durationMs(),
        span.isError(),
        span.errorType(),
        span.attemptNumber(),
        call.inputTokens(),
        call.cachedInputTokens(),
        call.cacheWriteTokens(),
        call.outputTokens(),
        call.reasoningTokens(),
        input.sourceName(),
        input.sourceFile(),
        input.sourcePosition(),
        output.sourceName(),
        output.sourceFile(),
        output.sourcePosition());
  }

  private static Row request(Trace trace) {
    CriticalPath path = trace.criticalPath();
    Optional<SpanNode> answer = trace.answer();
    SpanDimensions answered = answer.map(SpanNode::dimensions).orElse(null);
    String requestId = trace.dimension(SpanDimensions::requestId);
    return RowFactory.create(
        requestId == null ? trace.traceId() : requestId,
        timestamp(trace.startMicros()),
        timestamp(trace.endMicros()),
        path.durationMs(),
        trace.status(),
        trace.errorType(),
        trace.application(),
        trace.dimension(SpanDimensions::release),
        trace.dimension(SpanDimensions::environment),
        trace.dimension(SpanDimensions::route),
        trace.dimension(SpanDimensions::tenantId),
        trace.dimension(SpanDimensions::userId),
        trace.dimension(SpanDimensions::sessionId),
        trace.lastDimension(SpanDimensions::datasetVersion),
        entries(trace.featureFlags()),
        entries(trace.redactionCounts()),
        answered == null ? null : answered.providerName(),
        answered == null ? null : answered.modelName(),
        answered == null ? null : answered.promptName(),
        answered == null ? null : answered.promptVersion(),
        answer.map(SpanNode::spanId).orElse(null),
        trace.entry().map(SpanNode::name).orElse(null),
        (long) trace.spans().size(),
        (long) trace.orphans().size(),
        trace.count(SpanNode::isModelCall),
        trace.count(span -> span.isModelCall() && span.isTraced()),
        trace.count(span -> span.isModelCall() && span.isLogged()),
        trace.count(span -> span.operation().equals("retrieval")),
        trace.count(span -> span.operation().equals("execute_tool")),
        trace.count(span -> span.attemptNumber() > 1),
        trace.count(SpanNode::isCacheHit),
        path.modelMs(),
        path.retrievalMs(),
        path.toolMs(),
        path.otherMs(),
        path.longestStage(),
        trace.sum(CallNode::inputTokens),
        trace.sum(CallNode::cachedInputTokens),
        trace.sum(CallNode::cacheWriteTokens),
        trace.sum(CallNode::outputTokens),
        trace.sum(CallNode::reasoningTokens),
        array(trace.modelNames()),
        array(trace.promptVersions()),
        answer.map(span -> span.call().userInputPreview()).orElse(null),
        answer.map(span -> span.call().outputPreview()).orElse(null),
        array(trace.missingSignals()),
        array(trace.sourceFormats()));
  }

  /** Rows take no Java maps. */
  private static Object[] entries(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
        .toArray();
  }

  private static Object[] array(Collection<String> texts) {
    return texts.toArray();
  }

  private static Timestamp timestamp(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    return Timestamp.from(
        Instant.ofEpochSecond(seconds, Math.floorMod(micros, 1_000_000L) * 1_000L));
  }

  private static SpanNode node(Row row) {
    return new SpanNode(
        row.getAs("span_id"),
        row.getAs("parent_span_id"),
        row.getAs("span_name"),
        row.getAs("operation"),
        row.getAs("is_entry"),
        row.getAs("start_micros"),
        row.getAs("end_micros"),
        row.getAs("is_error"),
        row.getAs("error_type"),
        row.getAs("attempt_number"),
        row.getAs("is_cache_hit"),
        row.getAs("attribute_count"),
        row.getAs("document_count"),
        row.getJavaMap(row.fieldIndex("redaction_counts")),
        dimensions(row),
        row.<Boolean>getAs("is_model_call") ? callNode(row) : null,
        new Delivery(
            row.getAs("source_name"),
            row.getAs("source_file"),
            row.getAs("source_position"),
            row.getAs("source_format"),
            row.getAs("arrival_micros"),
            row.getAs("arrival_end_micros"),
            row.getAs("is_arrival_known")),
        Origin.of(
            Evidence.valueOf(row.getAs("evidence")),
            row.getList(row.fieldIndex("call_ids")),
            row.getAs("joined_by")));
  }

  private static SpanDimensions dimensions(Row row) {
    Row dimensions = row.getAs("dimensions");
    return new SpanDimensions(
        dimensions.getAs("application"),
        dimensions.getAs("release"),
        dimensions.getAs("environment"),
        dimensions.getAs("route"),
        dimensions.getAs("tenant_id"),
        dimensions.getAs("user_id"),
        dimensions.getAs("session_id"),
        dimensions.getAs("request_id"),
        dimensions.getAs("dataset_version"),
        dimensions.getAs("provider_name"),
        dimensions.getAs("model_name"),
        dimensions.getAs("prompt_name"),
        dimensions.getAs("prompt_version"),
        row.getJavaMap(row.fieldIndex("feature_flags")));
  }

  private static CallNode callNode(Row row) {
    return new CallNode(
        row.getAs("user_input_preview"),
        row.getAs("output_preview"),
        row.getAs("is_output_sent"),
        row.getList(row.fieldIndex("context_document_ids")),
        row.getAs("is_content_sent"),
        row.getAs("input_tokens"),
        row.getAs("cached_input_tokens"),
        row.getAs("cache_write_tokens"),
        row.getAs("output_tokens"),
        row.getAs("reasoning_tokens"));
  }
}
