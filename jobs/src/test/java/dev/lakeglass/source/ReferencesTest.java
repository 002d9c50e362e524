package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.bytes;
import static dev.lakeglass.source.StoredObject.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.span.RawSpan;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  private static final Map<String, byte[]> STORED =
      Map.of(
          "s3a://logs/content/in.json",
          bytes("[{\"role\":\"user\",\"content\":\"Hi\"}]"),
          "s3a://logs/content/out.jsonl",
          bytes(
              "{\"role\":\"assistant\",\"content\":\"a\",\"index\":0}\n{\"role\":\"assistant\",\"content\":\"b\",\"index\":1}\n"),
          "s3a://logs/content/data/r_input.json.gz",
          gzip(
              bytes(
                  "{\"system\":\"Be kind.\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")),
          "s3a://logs/content/bad.json",
          bytes("{\"role\":"),
          "s3a://logs/content/empty.json",
          bytes("\n"));

  private final List<String> opened = new ArrayList<>();
  private final References references =
      new References(
          List.of("s3://logs/content/"),
          uri -> {
            opened.add(uri);
            if (!STORED.containsKey(uri)) {
              throw new FileNotFoundException(uri);
            }
            return new ByteArrayInputStream(STORED.get(uri));
          });

  private Map<String, Object> resolved(String name, String uri) {
    RawSpan span = RawSpan.of("t", "s").during(1, 2).with(name, uri).build();
    return references.resolve(span).attributes();
  }

  @Test
  void readsMessagesThatWereUploaded() {
    assertThat(
            resolved("gen_ai.input.messages_ref", "s3://logs/content/in.json")
                .get("gen_ai.input.messages"))
        .hasToString("[{\"role\":\"user\",\"content\":\"Hi\"}]");
    assertThat(
            resolved("gen_ai.output.messages_ref", "s3a://logs/content/out.jsonl")
                .get("gen_ai.output.messages"))
        .asString()
        .contains("\"a\"")
        .contains("\"b\"");
  }

  @Test
  void readsLargeBodiesOfBedrock() {
    assertThat(resolved("aws.bedrock.input_body_ref", "s3://logs/content/data/r_input.json.gz"))
        .containsEntry("gen_ai.system_instructions", "Be kind.")
        .containsKey("gen_ai.input.messages")
        .doesNotContainKey(References.DANGLING);
  }

  @Test
  void leavesAloneWhatTheSpanSaysItself() {
    RawSpan span =
        RawSpan.of("t", "s")
            .with("gen_ai.input.messages", "own")
            .with("gen_ai.input.messages_ref", "s3://logs/content/in.json")
            .build();

    assertThat(references.resolve(span).attributes()).containsEntry("gen_ai.input.messages", "own");
    assertThat(opened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.json", "bad.json", "empty.json"})
  void countsWhatLeadsNowhere(String name) {
    assertThat(resolved("gen_ai.input.messages_ref", "s3://logs/content/" + name))
        .containsEntry(References.DANGLING, 1L)
        .doesNotContainKey("gen_ai.input.messages");
  }

  /** A record must not make the job read anything else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://other/content/in.json",
        "s3://logs/contents/in.json",
        "s3://logs/content/../secret.json",
        "s3://logs/content/%2e%2e/secret.json",
        "s3://logs/content//in.json",
        "s3://logs/content/..\\secret",
        "file:///etc/passwd",
        "/etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "s3://logs@evil/content/in.json",
        ""
      })
  void opensNothingOutsideThePrefixes(String uri) {
    Map<String, Object> attributes = resolved("gen_ai.input.messages_ref", uri);

    assertThat(opened).isEmpty();
    assertThat(attributes).doesNotContainKey("gen_ai.input.messages");
  }

  @Test
  void readsNothingWhereNoPrefixIsConfigured() {
    RawSpan span =
        RawSpan.of("t", "s").with("gen_ai.input.messages_ref", "s3://logs/content/in.json").build();
    References none =
        new References(
            List.of(),
            uri -> {
              throw new AssertionError("opened " + uri);
            });

    assertThat(none.resolve(span)).isSameAs(span);
  }
}
