package dev.lakeglass.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void leavesTextAsItIs() {
    byte[] text =
        "a\u00e9\u20ac\ud83d\ude00\u07ff\u0800\uffff\udbff\udfff"
            .repeat(9)
            .getBytes(StandardCharsets.UTF_8);
    byte[] repaired = text.clone();
    Utf8.repair(repaired, 0, repaired.length);

    assertThat(repaired).isEqualTo(text);
  }

  /** Java's own decoder judges: what was repaired decodes, what was sound is untouched. */
  @Test
  void makesTextOfAnyBytes() throws CharacterCodingException {
    Random random = new Random(20261122);
    byte[] leads = {
      (byte) 0xc3, (byte) 0xe2, (byte) 0xed, (byte) 0xf0, (byte) 0xf4, (byte) 0xc0, (byte) 0xff
    };
    int sound = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      for (int i = 0; i < bytes.length; i++) {
        int kind = random.nextInt(3);
        bytes[i] =
            kind == 0
                ? (byte) ('a' + random.nextInt(26))
                : kind == 1
                    ? (byte) (0x80 | random.nextInt(64))
                    : leads[random.nextInt(leads.length)];
      }
      byte[] repaired = bytes.clone();
      Utf8.repair(repaired, 0, repaired.length);

      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(repaired));
      if (isText(bytes)) {
        sound++;
        assertThat(repaired).isEqualTo(bytes);
      }
    }
    assertThat(sound).isGreaterThan(1_000);
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void countsWhatIsMissingOfTheLastCharacter() {
    byte[] text = "ab\ud83d\ude00".getBytes(StandardCharsets.UTF_8);

    assertThat(Utf8.missing(text, 0, 2)).isZero();
    assertThat(Utf8.missing(text, 0, 3)).isEqualTo(3);
    assertThat(Utf8.missing(text, 0, 4)).isEqualTo(2);
    assertThat(Utf8.missing(text, 0, 5)).isEqualTo(1);
    assertThat(Utf8.missing(text, 0, 6)).isZero();
    assertThat(Utf8.missing(text, 0, 0)).isZero();
  }
}
