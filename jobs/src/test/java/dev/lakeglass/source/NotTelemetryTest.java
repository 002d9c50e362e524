package dev.lakeglass.source;

import static dev.lakeglass.source.StoredObject.document;
import static dev.lakeglass.source.StoredObject.outline;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotTelemetryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceMetrics\":[]}",
        "{\"version\":1,\"files\":[{\"key\":\"p/traces/x.json\",\"table\":\"traces\"}]}",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}"
      })
  void passesOverWhatLiesBesideLogs(String beside) {
    assertThat(outline(beside + "\n" + document(1))).containsExactly("1");
    assertThat(outline("Permissions are correctly set for Amazon Bedrock logs.")).isEmpty();
  }
}
