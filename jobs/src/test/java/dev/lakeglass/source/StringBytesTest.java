package dev.lakeglass.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StringBytesTest {

  @Test
  void findsTheFirstByteThatIsNotPlainAtEveryPlaceAndAlignment() {
    for (byte special : new byte[] {'"', '\\', '\n', 0, 31}) {
      for (int from = 0; from < 9; from++) {
        for (int at = from; at < 40; at++) {
          byte[] bytes = "x".repeat(40).getBytes(US_ASCII);
          bytes[at] = special;
          assertThat(StringBytes.afterPlain(bytes, from, 40)).isEqualTo(at);
          assertThat(StringBytes.afterPlainAscii(bytes, from, 40)).isEqualTo(at);
        }
      }
    }
  }

  /** Neighbours of these in value, and bytes of longer characters, are plain. */
  @Test
  void findsWhatALoopOverSingleBytesFinds() {
    byte[] likely = {'"', '\\', '\n', 0, 31, '!', '#', '[', ']', ' ', -1, -128, -97, -96, 127};
    Random random = new Random(11);
    byte[] bytes = new byte[64];
    for (int round = 0; round < 20_000; round++) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            random.nextInt(6) == 0 ? likely[random.nextInt(likely.length)] : likely[5 + i % 10];
      }
      int from = random.nextInt(20);
      int to = from + random.nextInt(44);
      assertThat(StringBytes.afterPlain(bytes, from, to))
          .isEqualTo(oneByOne(bytes, from, to, false));
      assertThat(StringBytes.afterPlainAscii(bytes, from, to))
          .isEqualTo(oneByOne(bytes, from, to, true));
    }
  }

  @Test
  void staysWithinItsRange() {
    byte[] bytes = "plain text\"".getBytes(US_ASCII);
    assertThat(StringBytes.afterPlain(bytes, 0, 10)).isEqualTo(10);
    assertThat(StringBytes.afterPlain(bytes, 3, 3)).isEqualTo(3);
  }

  private static int oneByOne(byte[] bytes, int from, int to, boolean isAscii) {
    int at = from;
    while (at < to
        && bytes[at] != '"'
        && bytes[at] != '\\'
        && !(bytes[at] >= 0 && bytes[at] < ' ')
        && !(isAscii && bytes[at] < 0)) {
      at++;
    }
    return at;
  }
}
