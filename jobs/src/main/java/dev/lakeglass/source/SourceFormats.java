package dev.lakeglass.source;

import java.util.List;
import java.util.Optional;

/** All source formats, in the order in which they are tried on a document of unknown format. */
public final class SourceFormats {
  public static final String AUTO = "auto";

  private static final List<SourceFormat> ALL =
      List.of(
          new OtlpJson(),
          new OtlpProtobuf(),
          new FeedbackJson(),
          new JaegerJson(),
          new CloudWatchLogs(),
          new BedrockLog(),
          new LiteLlmLog(),
          new LangfuseTrace(),
          new LangfuseObservation(),
          new LangfuseScore(),
          new LangfuseTraceRow(),
          new OpenAiBatch(),
          new StepFunctionsLog(),
          new XRaySegments(),
          new LambdaJson(),
          new CloudWatchExport(),
          new LambdaText(),
          new ApiGatewayAccessLog(),
          new ApiGatewayText(),
          new PhoenixSpans(),
          new PhoenixAnnotation(),
          new MlflowAssessment(),
          new LangSmithFeedback(),
          new NotTelemetry());

  private SourceFormats() {}

  /** The words for the configuration. */
  public static List<String> names() {
    return ALL.stream()
        .map(SourceFormat::name)
        .filter(name -> !name.equals(NotTelemetry.NAME))
        .distinct()
        .toList();
  }

  /** The formats of a name, all for {@link #AUTO}. */
  static List<SourceFormat> named(String name) {
    return name.equals(AUTO)
        ? ALL
        : ALL.stream().filter(format -> format.name().equals(name)).toList();
  }

  static Optional<SourceFormat> recognise(DocumentStart start) {
    return recognise(ALL, start);
  }

  static Optional<SourceFormat> recognise(List<SourceFormat> formats, DocumentStart start) {
    return formats.stream().filter(format -> format.recognises(start)).findFirst();
  }
}
