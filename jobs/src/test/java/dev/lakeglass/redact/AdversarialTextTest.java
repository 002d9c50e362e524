package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the characters that detectors read: twice the text may cost twice as much, no more. */
class AdversarialTextTest {
  private static final int LENGTH = 60_000;
  private static final Scanner SCANNER = new Scanner(Detectors.standard());

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
  void readsTwiceAsMuchOfATextTwiceAsLong(String piece) {
    long once = charactersRead(piece.repeat(LENGTH / piece.length()));
    long twice = charactersRead(piece.repeat(2 * LENGTH / piece.length()));

    assertThat(twice).isLessThan(2 * once + once / 4 + 10_000);
    assertThat(twice).isLessThan(1_000L * 2 * LENGTH);
  }

  /** As the benchmark does with ten megabytes. */
  @Test
  void readsTwiceAsMuchOfAMixtureTwiceAsLong() {
    Random random = new Random(10);
    StringBuilder mixture = new StringBuilder();
    while (mixture.length() < 20 * LENGTH) {
      mixture.append(RandomTexts.next(random));
    }

    long once = charactersRead(mixture.substring(0, 10 * LENGTH));
    long twice = charactersRead(mixture.substring(0, 20 * LENGTH));

    assertThat((double) twice / once).isBetween(1.9, 2.1);
  }

  private static long charactersRead(String text) {
    CountingText counting = new CountingText(text);
    try {
      SCANNER.count(counting);
    } catch (RedactionException rejected) {
      assertThat(rejected).hasMessageContaining("(redact.budget)");
    }
    return counting.read;
  }

  private static final class CountingText extends Text {
    private long read;

    CountingText(String original) {
      super(original, Set.of());
    }

    @Override
    public char at(int index) {
      read++;
      return super.at(index);
    }

    @Override
    public String slice(int start, int end) {
      read += end - start;
      return super.slice(start, end);
    }
  }
}
