package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawFeedback;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackOfOthersTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static String told(String object) {
    List<RawFeedback> all = Harmonized.feedback(object);
    assertThat(all).as(Harmonized.reasons(object).toString()).hasSize(1);
    RawFeedback f = all.get(0);
    return "%s %s %s/%s/%s %s %s %s %s %s by %s %s"
        .formatted(
            f.id(),
            f.givenAt(),
            f.traceId(),
            f.spanId(),
            f.sessionId(),
            f.kind(),
            f.name(),
            f.number().isPresent() ? f.number().getAsDouble() : null,
            f.text().orElse(null),
            f.comment().orElse(null),
            f.authorType(),
            f.authorId());
  }

  @Test
  void readsScoresOfLangfuse() {
    String score =
        "{\"id\":\"s1\",\"trace_id\":\"%s\",\"observation_id\":\"\",\"project_id\":\"p\",\"timestamp\":\"2026-11-22 10:00:00.5\",\"name\":\"tone\",\"value\":2,\"string_value\":\"friendly\",\"data_type\":\"CATEGORICAL\",\"source\":\"ANNOTATION\",\"comment\":\"nice\",\"author_user_id\":\"u1\"}"
            .formatted(TRACE);

    // the number of a category is its place in a list, not a score
    assertThat(told(score))
        .isEqualTo(
            "s1 2026-11-22T10:00:00.500Z "
                + TRACE
                + "// review tone null friendly nice by reviewer u1");
    assertThat(told(score.replace("CATEGORICAL", "NUMERIC").replace("ANNOTATION", "EVAL")))
        .contains("review tone 2.0 friendly nice by judge");
  }

  @Test
  void readsAnnotationsOfPhoenix() {
    String annotation =
        "{\"id\":\"a1\",\"created_at\":\"2026-11-22T10:00:00+00:00\",\"updated_at\":\"2026-11-22T11:00:00+00:00\",\"source\":\"APP\",\"user_id\":null,\"name\":\"correct\",\"annotator_kind\":\"LLM\",\"result\":{\"label\":\"no\",\"score\":0.0,\"explanation\":\"wrong sum\"},\"metadata\":{},\"identifier\":\"\",\"span_id\":\"00F067AA0BA902B7\"}";

    assertThat(told(annotation))
        .isEqualTo(
            "a1 2026-11-22T11:00:00Z /00f067aa0ba902b7/ review correct 0.0 no wrong sum by judge ");
    // posted again under the same identifier it replaces what was there
    assertThat(told(annotation.replace("\"identifier\":\"\"", "\"identifier\":\"v2\"")))
        .startsWith("phoenix/correct/v2/00F067AA0BA902B7 ");
  }

  @Test
  void readsAssessmentsOfMlflow() {
    String assessment =
        "{\"assessment_id\":\"a-1\",\"assessment_name\":\"grounded\",\"trace_id\":\"tr-%s\",\"source\":{\"source_type\":\"HUMAN\",\"source_id\":\"eva\"},\"create_time\":\"2026-11-22T10:00:00Z\",\"feedback\":{\"value\":true},\"rationale\":\"cites kb-1\"}"
            .formatted(TRACE);

    assertThat(told(assessment))
        .isEqualTo(
            "a-1 2026-11-22T10:00:00Z "
                + TRACE
                + "// review grounded 1.0 null cites kb-1 by reviewer eva");
    // a judge that failed gave no score
    assertThat(
            told(
                assessment.replace(
                    "\"feedback\":{\"value\":true}",
                    "\"feedback\":{\"error\":{\"error_code\":\"X\"}}")))
        .contains("grounded null null");
    assertThat(
            told(
                assessment.replace(
                    "\"feedback\":{\"value\":true}", "\"expectation\":{\"value\":\"four\"}")))
        .contains("grounded null four");
  }

  @Test
  void readsFeedbackOfLangSmith() {
    String feedback =
        "{\"id\":\"f1\",\"run_id\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"trace_id\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"session_id\":\"project\",\"key\":\"helpful\",\"score\":true,\"value\":null,\"comment\":null,\"correction\":{\"a\":1},\"created_at\":\"2026-11-22T10:00:00\",\"feedback_source\":{\"type\":\"model\"}}";

    // its session is a project, and a correction stands in for a comment
    assertThat(told(feedback))
        .isEqualTo(
            "f1 2026-11-22T10:00:00Z 7c9e6679742540de944be07fc1f90ae7/7c9e6679-7425-40de-944b-e07fc1f90ae7/"
                + " review helpful 1.0 null {\"a\":1} by judge ");
  }

  @Test
  void readsEvaluationsOfOpenTelemetry() {
    String log =
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"judge\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1763805600000000000\",\"traceId\":\"%s\",\"spanId\":\"00f067aa0ba902b7\",%s\"attributes\":[%s{\"key\":\"gen_ai.evaluation.name\",\"value\":{\"stringValue\":\"Relevance\"}},{\"key\":\"gen_ai.evaluation.score.value\",\"value\":{\"doubleValue\":0.9}},{\"key\":\"gen_ai.evaluation.score.label\",\"value\":{\"stringValue\":\"good\"}}]}]}]}]}";
    String expected =
        " 2025-11-22T10:00:00Z "
            + TRACE
            + "/00f067aa0ba902b7/ review Relevance 0.9 good null by judge ";

    assertThat(told(log.formatted(TRACE, "\"eventName\":\"gen_ai.evaluation.result\",", "")))
        .isEqualTo(expected);
    assertThat(
            told(
                log.formatted(
                    TRACE,
                    "",
                    "{\"key\":\"event.name\",\"value\":{\"stringValue\":\"gen_ai.evaluation.result\"}},")))
        .isEqualTo(expected);
  }

  @Test
  void saysWhatFeedbackLacks() {
    assertThat(
            Harmonized.reasons(
                "{\"assessment_id\":\"a\",\"assessment_name\":\"n\",\"create_time\":\"2026-11-22T10:00:00Z\"}"))
        .containsExactly("missing_target");
    assertThat(Harmonized.reasons("{\"run_id\":\"r\",\"key\":\"k\",\"score\":1}"))
        .containsExactly("missing_time");
  }
}
