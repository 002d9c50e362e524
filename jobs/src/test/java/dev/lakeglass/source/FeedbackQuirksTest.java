package dev.lakeglass.source;

import static dev.lakeglass.source.SameCallTest.otlp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawFeedback;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What different systems mean by a score, and where feedback travels. */
class FeedbackQuirksTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "00f067aa0ba902b7";

  private static RawFeedback only(String object) {
    List<RawFeedback> all = Harmonized.feedback(object);
    assertThat(all).as(Harmonized.reasons(object).toString()).hasSize(1);
    return all.get(0);
  }

  /** The number of a category is its place in a list; that of a text is always 0. */
  @ParameterizedTest
  @CsvSource({"NUMERIC, 0.7, 0.7", "BOOLEAN, 1, 1.0", "CATEGORICAL, 2, ", "TEXT, 0, "})
  void readsTheValueOfALangfuseScoreByItsType(String type, double value, Double expected) {
    RawFeedback score =
        only(
            "{\"id\":\"s1\",\"trace_id\":\"%s\",\"timestamp\":\"2026-11-22 10:00:00\",\"name\":\"tone\",\"value\":%s,\"string_value\":\"warm\",\"data_type\":\"%s\",\"source\":\"API\"}"
                .formatted(TRACE, value, type));

    assertThat(score.number().isPresent() ? score.number().getAsDouble() : null)
        .isEqualTo(expected);
    assertThat(score.text()).contains("warm");
  }

  @Test
  void takesTheSessionOfLangSmithForAProject() {
    RawFeedback feedback =
        only(
            "{\"id\":\"f\",\"run_id\":\"%s\",\"trace_id\":\"%s\",\"session_id\":\"my-project\",\"key\":\"k\",\"score\":0.5,\"created_at\":\"2026-11-22T10:00:00Z\"}"
                .formatted(SPAN, TRACE));

    assertThat(feedback.sessionId()).isEmpty();
    assertThat(feedback.spanId()).isEqualTo(SPAN);
  }

  @Test
  void readsFeedbackOnADocumentOfASearch() {
    RawFeedback ofPhoenix =
        only(
            "{\"id\":\"a\",\"created_at\":\"2026-11-22T10:00:00+00:00\",\"name\":\"relevance\",\"annotator_kind\":\"HUMAN\",\"result\":{\"score\":0},\"span_id\":\"%s\",\"document_position\":2}"
                .formatted(SPAN));
    RawFeedback ours =
        only(
            "{\"feedback_id\":\"f\",\"ts\":\"2026-11-22T10:00:00Z\",\"kind\":\"explicit\",\"name\":\"relevance\",\"score\":0,\"target\":{\"trace_id\":\"%s\",\"document_position\":0}}"
                .formatted(TRACE));

    assertThat(ofPhoenix.documentRank()).isEqualTo(3);
    assertThat(ours.documentRank()).isEqualTo(1);
  }

  /** A carrier judges another span and did no work itself. */
  @Test
  void readsLateFeedbackOnACarrierThatLinksToItsSpan() {
    String carrier =
        otlp(
                "annotation",
                "",
                "openinference.span.kind=EVALUATOR",
                "annotations.0.annotation.name=correct",
                "annotations.0.annotation.score=0.5",
                "annotations.0.annotation.label=partly",
                "annotations.0.annotation.explanation=one of two",
                "annotations.0.annotation.annotator_kind=HUMAN",
                "annotations.0.annotation.identifier=v2",
                "evaluations.1.evaluation.name=tone",
                "evaluations.1.evaluation.score=1",
                "evaluations.1.evaluation.annotator_kind=LLM")
            .replace(
                "\"name\":\"annotation\"",
                "\"name\":\"annotation\",\"links\":[{\"traceId\":\"%s\",\"spanId\":\"%s\"}]"
                    .formatted(TRACE, SPAN));

    assertThat(Harmonized.spans(carrier)).isEmpty();
    assertThat(Harmonized.feedback(carrier))
        .extracting(
            f ->
                "%s %s/%s %s %s %s %s by %s"
                    .formatted(
                        f.id(),
                        f.traceId(),
                        f.spanId(),
                        f.name(),
                        f.number().getAsDouble(),
                        f.text().orElse(""),
                        f.comment().orElse(""),
                        f.authorType()))
        .containsExactly(
            "openinference/correct/HUMAN/v2/%s%s %s/%s correct 0.5 partly one of two by reviewer"
                .formatted(TRACE, SPAN, TRACE, SPAN),
            "openinference/tone/LLM//%s%s %s/%s tone 1.0   by judge"
                .formatted(TRACE, SPAN, TRACE, SPAN));
  }

  @Test
  void keepsASpanThatIsJudgedInPlaceAndLinksToAnother() {
    String call =
        otlp(
                "chat",
                "",
                "openinference.span.kind=LLM",
                "annotations.0.annotation.name=correct",
                "annotations.0.annotation.score=1")
            .replace(
                "\"name\":\"chat\"",
                "\"name\":\"chat\",\"links\":[{\"traceId\":\"%s\",\"spanId\":\"%s\"}]"
                    .formatted(TRACE, SPAN));

    assertThat(Harmonized.spans(call)).hasSize(1);
    assertThat(only(call).spanId()).isEqualTo("b".repeat(16));
  }

  /** What is said of a trace stands on each of its spans, and counts once. */
  @Test
  void givesAnnotationsOfATraceOneIdOnAllItsSpans() {
    String span =
        otlp(
            "llm",
            "",
            "openinference.span.kind=LLM",
            "trace.annotations.0.annotation.name=solved",
            "trace.annotations.0.annotation.score=1",
            "session.annotations.0.annotation.name=polite",
            "session.annotations.0.annotation.score=1",
            "session.id=s-1");
    List<RawFeedback> said =
        Harmonized.feedback(span + span.replace("\"spanId\":\"bbbb", "\"spanId\":\"cccc"));

    assertThat(said).hasSize(4);
    assertThat(said)
        .extracting(RawFeedback::id)
        .doesNotContain("")
        .containsOnly(said.get(0).id(), said.get(1).id());
    assertThat(said.get(1).traceId()).isEqualTo("a".repeat(32));
    assertThat(said.get(1).spanId()).isEmpty();
    assertThat(said.get(0).sessionId()).isEqualTo("s-1");
    assertThat(said.get(0).traceId()).isEmpty();
    assertThat(Harmonized.spans(span)).hasSize(1);
  }

  @Test
  void passesACarrierOfASessionOver() {
    String carrier =
        otlp(
            "annotate",
            "",
            "session.id=s-1",
            "session.annotations.0.annotation.name=polite",
            "session.annotations.0.annotation.label=yes");

    assertThat(Harmonized.spans(carrier)).isEmpty();
    assertThat(only(carrier).sessionId()).isEqualTo("s-1");
  }

  @Test
  void readsWhatIsTakenBackAndWhatTakesItsPlace() {
    String line =
        "{\"feedback_id\":\"f1\",\"ts\":\"2026-11-22T10:00:00Z\",\"kind\":\"explicit\",\"name\":\"thumb\",\"score\":1,\"target\":{\"trace_id\":\"%s\"}%s}";

    assertThat(only(line.formatted(TRACE, ",\"deleted\":true")).isRetraction()).isTrue();
    assertThat(only(line.formatted(TRACE, ",\"supersedes\":\"f0\"")).replaces()).isEqualTo("f0");
    assertThat(only(line.formatted(TRACE, "")).isRetraction()).isFalse();
  }

  /** A judge that ran again in a new version said something of its own. */
  @Test
  void keepsVerdictsOfTwoVersionsOfAJudgeApart() {
    String annotation =
        "{\"id\":\"%s\",\"created_at\":\"2026-11-22T10:00:00+00:00\",\"name\":\"correct\",\"annotator_kind\":\"LLM\",\"result\":{\"score\":1},\"span_id\":\"%s\",\"identifier\":\"%s\"}";

    assertThat(only(annotation.formatted("a", SPAN, "judge-v1")).id())
        .isNotEqualTo(only(annotation.formatted("b", SPAN, "judge-v2")).id())
        .isEqualTo(only(annotation.formatted("c", SPAN, "judge-v1")).id());
  }
}
