package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackJsonTest {
  private static final String TRACE = "5b8efff798038103d269b633813fc60c";
  private static final String TARGET = "'target':{'trace_id':'" + TRACE + "'}";
  private static final String BASE =
      "'feedback_id':'f1','ts':'2026-11-22T10:00:00+02:00','name':'thumbs'," + TARGET;

  private static RawRecord record(String fields) {
    String line = ("{" + fields + "}").replace('\'', '"');
    return StoredObject.read(line, SourceFormats.AUTO).get(0).record();
  }

  private static RawFeedback feedback(String fields) {
    return (RawFeedback) record(BASE + fields);
  }

  private static String reason(String fields) {
    return ((Rejected) record(fields)).reason();
  }

  @Test
  void readsALine() {
    RawFeedback feedback =
        feedback(
            ",'kind':'explicit','score':0.5,'label':'down','comment':'wrong','tenant_id':'acme',"
                + "'reviewer':{'id':'u1','kind':'END_USER'},'source':{'service':'web'}");

    assertThat(feedback.id()).isEqualTo("f1");
    assertThat(feedback.givenAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(feedback.traceId()).isEqualTo(TRACE);
    assertThat(feedback.number()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(feedback.text()).contains("down");
    assertThat(feedback.comment()).contains("wrong");
    assertThat(feedback.authorId()).isEqualTo("u1");
    assertThat(feedback.application()).isEqualTo("web");
    assertThat(feedback.tenantId()).isEqualTo("acme");
  }

  @ParameterizedTest
  @CsvSource({
    "explicit, END_USER, explicit, user",
    "explicit, HUMAN, review, reviewer",
    "explicit, LLM, review, judge",
    "implicit, END_USER, implicit, user",
    "implicit, CODE, implicit, system",
    "evaluation, CODE, review, system",
    "evaluation, '', review, judge",
    "evaluation, human, review, reviewer",
    "something, '', explicit, user"
  })
  void tellsWhoSpoke(String kind, String reviewer, String expectedKind, String expectedAuthor) {
    RawFeedback feedback =
        feedback(",'kind':'" + kind + "','reviewer':{'kind':'" + reviewer + "'}");

    assertThat(feedback.kind()).isEqualTo(expectedKind);
    assertThat(feedback.authorType()).isEqualTo(expectedAuthor);
  }

  @Test
  void takesTrueAndFalseForOneAndZero() {
    assertThat(feedback(",'score':true").number()).isEqualTo(OptionalDouble.of(1));
    assertThat(feedback(",'score':false").number()).isEqualTo(OptionalDouble.of(0));
    assertThat(feedback(",'score':null").number()).isEmpty();
    assertThat(feedback(",'score':'good'").number()).isEmpty();
  }

  @Test
  void takesACorrectionForACommentIfThereIsNone() {
    assertThat(feedback(",'correction':'say this'").comment()).contains("say this");
    assertThat(feedback(",'comment':'a','correction':'b'").comment()).contains("a");
  }

  @Test
  void findsItsTarget() {
    String base = "'feedback_id':'f1','ts':'2026-11-22T10:00:00Z','name':'n',";

    assertThat(((RawFeedback) record(base + "'target':{'span_id':'00F067AA0BA902B7'}")).spanId())
        .isEqualTo("00f067aa0ba902b7");
    assertThat(((RawFeedback) record(base + "'target':{'session_id':'s1'}")).sessionId())
        .isEqualTo("s1");
    assertThat(reason(base + "'target':{}")).isEqualTo("missing_target");
    assertThat(reason(base + "'target':{'trace_id':'" + "0".repeat(32) + "'}"))
        .isEqualTo("missing_target");
  }

  @Test
  void rejectsLinesWithoutNameOrTime() {
    assertThat(reason("'feedback_id':'f','ts':'2026-11-22T10:00:00Z'," + TARGET))
        .isEqualTo("missing_name");
    assertThat(reason("'feedback_id':'f','name':'n'," + TARGET)).isEqualTo("missing_time");
    assertThat(reason("'feedback_id':'f','name':'n','ts':'2026-11-22T10:00:00'," + TARGET))
        .isEqualTo("missing_time");
  }

  @Test
  void rejectsWhatIsNoObject() {
    assertThat(StoredObject.read("\"text\"\n{\"feedback_id\":", "feedback"))
        .extracting(positioned -> ((Rejected) positioned.record()).reason())
        .containsExactly("not_an_object", "truncated_object");
  }
}
