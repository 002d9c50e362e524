package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonTest {
  private static final String TRACE = "5b8efff798038103d269b633813fc60c";
  private static final String IDS =
      "'traceId':'" + TRACE + "','spanId':'eee19b7ec3c1b174','startTimeUnixNano':'1000'";

  private static List<RawRecord> records(String document) {
    return StoredObject.read(document.replace('\'', '"'), "otlp").stream()
        .map(Positioned::record)
        .toList();
  }

  private static List<RawRecord> spans(String... spans) {
    return records(
        "{'resourceSpans':[{'resource':{},'scopeSpans':[{'spans':["
            + String.join(",", spans)
            + "]}]}]}");
  }

  private static RawSpan span(String fields) {
    return (RawSpan) spans("{" + IDS + fields + "}").get(0);
  }

  private static Map<String, Object> attributes(String list) {
    return span(",'attributes':" + list).attributes();
  }

  @Test
  void writesIdsInLowerCase() {
    RawSpan span =
        (RawSpan)
            spans(
                    "{'traceId':'5B8EFFF798038103D269B633813FC60C','spanId':'EEE19B7EC3C1B174',"
                        + "'parentSpanId':'EEE19B7EC3C1B173','startTimeUnixNano':1}")
                .get(0);

    assertThat(span.traceId()).isEqualTo(TRACE);
    assertThat(span.spanId()).isEqualTo("eee19b7ec3c1b174");
    assertThat(span.parentSpanId()).isEqualTo("eee19b7ec3c1b173");
  }

  @ParameterizedTest
  @CsvSource({"20000, false", "20001, true"})
  void rejectsASpanWithTooManyAttributesAndKeepsItsNeighbour(int count, boolean isRejected) {
    String attributes =
        IntStream.range(0, count)
            .mapToObj(i -> "{'key':'a" + i + "','value':{'intValue':1}}")
            .collect(Collectors.joining(","));

    List<RawRecord> records =
        spans("{" + IDS + ",'attributes':[" + attributes + "]}", "{" + IDS + "}");

    assertThat(records).hasSize(2);
    assertThat(records.get(0) instanceof Rejected r && r.reason().equals("too_many_attributes"))
        .isEqualTo(isRejected);
    assertThat(records.get(1)).isInstanceOf(RawSpan.class);
  }

  @Test
  void readsIdsInBase64() {
    // python: base64.b64encode(bytes.fromhex("5b8efff798038103d269b633813fc60c"))
    RawSpan span =
        (RawSpan)
            spans(
                    "{'traceId':'W47/95gDgQPSabYzgT/GDA==','spanId':'7uGbfsPBsXQ=',"
                        + "'parentSpanId':'AAAAAAAAAAA=','startTimeUnixNano':1}")
                .get(0);

    assertThat(span.traceId()).isEqualTo(TRACE);
    assertThat(span.spanId()).isEqualTo("eee19b7ec3c1b174");
    assertThat(span.parentSpanId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'parentSpanId':''",
        ",'parentSpanId':'0000000000000000'",
        ",'parentSpanId':null",
        ",'parentSpanId':'eee19b7ec3c1b174'"
      })
  void takesASpanWithoutAnotherAsParentForARoot(String parent) {
    assertThat(span(parent).parentSpanId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'1763769600000000001', 1763769600000000001",
    "\"1763769600000000001\", 1763769600000000001",
    "1763769600000, 1763769600000",
    "\"soon\", 0",
    "99999999999999999999, 0",
    "[1], 0"
  })
  void readsWholeNumbersAsNumberOrText(String written, long nanos) {
    assertThat(span(",'endTimeUnixNano':" + written).endNanos()).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "2, SERVER", "\"2\", SERVER", "\"SPAN_KIND_SERVER\", SERVER", "\"span_kind_client\", CLIENT",
    "0, UNSPECIFIED", "99, UNSPECIFIED", "\"what\", UNSPECIFIED", "{}, UNSPECIFIED"
  })
  void readsKindsByNumberAndName(String written, RawSpan.Kind kind) {
    assertThat(span(",'kind':" + written).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"2, ERROR", "\"STATUS_CODE_ERROR\", ERROR", "\"STATUS_CODE_OK\", OK", "7, UNSET"})
  void readsStatusByNumberAndName(String written, RawSpan.Status status) {
    RawSpan span = span(",'status':{'message':'broke','code':" + written + "}");

    assertThat(span.status()).isEqualTo(status);
    assertThat(span.statusMessage()).isEqualTo("broke");
  }

  @Test
  void rejectsASpanWithoutIdsOrStartAndKeepsItsNeighbours() {
    assertThat(
            spans(
                "{" + IDS + ",'name':'one'}",
                "{'spanId':'eee19b7ec3c1b174','startTimeUnixNano':'1'}",
                "{'traceId':'00000000000000000000000000000000','spanId':'e','startTimeUnixNano':1}",
                "{'traceId':'" + TRACE + "','startTimeUnixNano':'1'}",
                "{'traceId':'" + TRACE + "','spanId':'eee19b7ec3c1b174'}",
                "{'traceId':'" + TRACE + "','spanId':'eee19b7ec3c1b174','startTimeUnixNano':'0'}",
                "7",
                "{" + IDS + ",'name':'two'}"))
        .extracting(r -> r instanceof RawSpan s ? s.name() : ((Rejected) r).reason())
        .containsExactly(
            "one",
            "missing_trace_id",
            "missing_trace_id",
            "missing_span_id",
            "missing_start_time",
            "missing_start_time",
            "not_a_span",
            "two");
  }

  @Test
  void rejectsABase64IdOfZeros() {
    assertThat(spans("{'traceId':'AAAAAAAAAAAAAAAAAAAAAA==','spanId':'1','startTimeUnixNano':'1'}"))
        .extracting(record -> ((Rejected) record).reason())
        .containsExactly("missing_trace_id");
  }

  @Test
  void appliesAResourceThatStandsAfterItsSpans() {
    List<RawRecord> records =
        records(
            "{'resourceSpans':[{'scopeSpans':[{'spans':[{"
                + IDS
                + "}]}],'resource':{'attributes':["
                + "{'key':'service.name','value':{'stringValue':'late'}}]}},"
                + "{'scopeSpans':[{'spans':[{"
                + IDS
                + "}]}]}]}");

    assertThat(records)
        .extracting(record -> ((RawSpan) record).resource())
        .containsExactly(Map.of("service.name", "late"), Map.of());
  }

  @Test
  void readsTheFieldNamesOfTheProto() {
    List<RawRecord> records =
        records(
            "{'resource_spans':[{'resource':{'attributes':[{'key':'a','value':{'string_value':'b'}"
                + "}]},'scope_spans':[{'spans':[{'trace_id':'"
                + TRACE
                + "','span_id':'"
                + "eee19b7ec3c1b174','start_time_unix_nano':'5','end_time_unix_nano':'6',"
                + "'attributes':[{'key':'n','value':{'int_value':'3'}}]}]}]}]}");

    RawSpan span = (RawSpan) records.get(0);
    assertThat(span.resource()).containsExactly(entry("a", "b"));
    assertThat(span.startNanos()).isEqualTo(5);
    assertThat(span.endNanos()).isEqualTo(6);
    assertThat(span.attributes()).containsExactly(entry("n", 3L));
  }

  @Test
  void readsSpansUnderTheFormerNameOfScopes() {
    assertThat(
            records(
                "{'resourceSpans':[{'resource':{},'instrumentationLibrarySpans':[{'spans':[{"
                    + IDS
                    + "}]}]}]}"))
        .hasSize(1);
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            attributes(
                "[{'key':'text','value':{'stringValue':'t'}},"
                    + "{'key':'flag','value':{'boolValue':true}},"
                    + "{'key':'int','value':{'intValue':'7'}},"
                    + "{'key':'number','value':{'intValue':7}},"
                    + "{'key':'double','value':{'doubleValue':0.5}},"
                    + "{'key':'doubleText','value':{'doubleValue':'0.5'}},"
                    + "{'key':'bytes','value':{'bytesValue':'AQID'}},"
                    + "{'key':'list','value':{'arrayValue':{'values':[{'stringValue':'a'},{'intValue':1}]}}},"
                    + "{'key':'map','value':{'kvlistValue':{'values':[{'key':'k','value':{'stringValue':'v'}}]}}},"
                    + "{'key':'empty','value':{}},"
                    + "{'key':'null','value':{'stringValue':null}},"
                    + "{'key':'none'}]"))
        .containsOnly(
            entry("text", "t"),
            entry("flag", true),
            entry("int", 7L),
            entry("number", 7L),
            entry("double", 0.5),
            entry("doubleText", 0.5),
            entry("bytes", "AQID"),
            entry("list", List.of("a", 1L)),
            entry("map", Map.of("k", "v")));
  }

  @Test
  void takesTheLastValueOfAKeyThatStandsTwice() {
    assertThat(
            attributes(
                "[{'key':'a','value':{'stringValue':'1'}},{'key':'a','value':{'stringValue':'2'}}]"))
        .containsExactly(entry("a", "2"));
  }

  /** What has the wrong shape is left out; what stands after it is read as if it were not there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "3",
        "'text'",
        "[1]",
        "{'key':{'a':1},'value':{'stringValue':'x'}}",
        "{'key':'odd','value':{'stringValue':{'a':[1]}}}",
        "{'key':'odd','value':{'boolValue':[true]}}",
        "{'key':'odd','value':{'doubleValue':{'a':1}}}",
        "{'key':'odd','value':{'intValue':{'a':1}}}",
        "{'key':'odd','value':'text'}",
        "{'key':'odd','value':{'futureValue':{'a':[1]}}}"
      })
  void readsOnAfterAnOddAttribute(String odd) {
    List<RawRecord> records =
        spans(
            "{"
                + IDS
                + ",'attributes':["
                + odd
                + ",{'key':'a','value':{'stringValue':'b'}}],"
                + "'name':'one'}",
            "{" + IDS + ",'name':'two'}");

    assertThat(records).extracting(r -> ((RawSpan) r).name()).containsExactly("one", "two");
    assertThat(((RawSpan) records.get(0)).attributes()).containsEntry("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'arrayValue':[{'stringValue':'x'}]}",
        "{'arrayValue':'x'}",
        "{'arrayValue':{'values':[null,{'stringValue':'x'}]}}",
        "{'arrayValue':{'values':{'a':1}}}",
        "{'kvlistValue':[1,{'a':2}]}",
        "{'kvlistValue':'x'}",
        "{'kvlistValue':{'values':[7,{'key':'k','value':{'intValue':1}}]}}"
      })
  void readsOnAfterAnOddList(String odd) {
    List<RawRecord> records =
        spans(
            "{"
                + IDS
                + ",'attributes':[{'key':'odd','value':"
                + odd
                + "},"
                + "{'key':'a','value':{'stringValue':'b'}}],'name':'one'}",
            "{" + IDS + ",'name':'two'}");

    assertThat(records).extracting(r -> ((RawSpan) r).name()).containsExactly("one", "two");
    assertThat(((RawSpan) records.get(0)).attributes()).containsEntry("a", "b");
  }

  @Test
  void readsEventsAndReadsOnAfterOddOnes() {
    RawSpan span =
        span(
            ",'events':[null,{'timeUnixNano':'1','name':'exception','attributes':[{'key':"
                + "'exception.type','value':{'stringValue':'Timeout'}}]}],'name':'after'");

    assertThat(span.name()).isEqualTo("after");
    assertThat(span.events())
        .containsExactly(new RawSpan.Event("exception", Map.of("exception.type", "Timeout")));
  }

  @Test
  void readsTheSamplesOfOtherWriters() throws IOException {
    Path samples = Path.of("../shared/samples/otlp");
    Assumptions.assumeTrue(Files.isDirectory(samples));
    for (String name : List.of("trace.json", "java-sdk_expected-spans-wrapper.json")) {
      try (InputStream in = Files.newInputStream(samples.resolve(name))) {
        assertThat(StoredObject.read(in, SourceFormats.AUTO))
            .as(name)
            .isNotEmpty()
            .allSatisfy(record -> assertThat(record.record()).isInstanceOf(RawSpan.class));
      }
    }
  }
}
