package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdversarialTextTest {
  private static final int LENGTH = 1_000_000;

  /** At a quadratic cost one megabyte would take 10¹² steps, far beyond the generous limit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "1 ",
        "0123 456 789 ",
        "555-",
        "4111 ",
        "1.",
        "1:",
        "a:",
        "::",
        "@",
        "a@",
        "a.",
        "a@a.",
        "eyJ-",
        "sk-",
        "sk-a",
        "AKIA",
        "key-",
        "bearer ",
        "authorization: basic ",
        "://",
        "http://a:",
        "-----BEGIN PRIVATE KEY-----",
        "password=",
        "password",
        "token is ",
        "\\",
        "\\u0040",
        "\\n",
        "%40",
        "%25",
        "&#64;",
        "[EMAIL]",
        "[A",
        "DE89",
        "GB29 ",
        "A1",
        "A ",
        "Maria ",
        "dear ",
        "phone ",
        " at ",
        " dot ",
        "(at)",
        "1 Main ",
        "00-",
        "born 1 May ",
        "passport 123456 ",
        "ssn 123456789 ",
        "+1",
        "(0",
        "é",
        "用",
        "\u200B",
        "\"",
        "{\"a\":1,"
      })
  void staysLinear(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    Redactor redactor = new Redactor(RedactionPolicy.standard());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> redactOrReject(redactor, text), piece);
  }

  private static void redactOrReject(Redactor redactor, String text) {
    try {
      assertThat(redactor.redact(text).text()).isNotNull();
    } catch (RedactionException rejected) {
      assertThatCode(
              () -> {
                throw rejected;
              })
          .hasMessageContaining("IllegalStateException");
    }
  }
}
