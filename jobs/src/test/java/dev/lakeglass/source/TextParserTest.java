package dev.lakeglass.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson itself says what every text is. */
class TextParserTest {
  private static final JsonFactory JACKSON = new JsonFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "a longer plain text of more than eight bytes",
        "\\\"quoted\\\" \\\\ \\/ \\b\\f\\n\\r\\t",
        "\\u0041\\u00e9\\u00FF",
        "\\u0000 null",
        "über Größe ÿ \u0080 \u00a0",
        "dash — “quotes” … €",
        "日本語",
        "emoji 😀 in bytes, \\ud83d\\ude00 escaped",
        "\\u0100 beyond Latin",
        "half a pair \\ud83d",
        "the other half \\ude00",
        "a replacement \ufffd",
        "wrong \\x escape",
        "short \\u00e",
        "no hex \\u00zz",
        "a raw\ttab",
        "a raw \u0001 control",
        "delete \u007f",
        "ends with a backslash \\\\",
      })
  void readsATextAsJacksonDoes(String escaped) {
    byte[] document = ("[\"" + escaped + "\",\"next\",1]").getBytes(UTF_8);

    assertThat(read(Json::parser, document)).isEqualTo(read(JACKSON::createParser, document));
  }

  /** Texts longer than the buffer, texts across its end, bytes that are no UTF-8. */
  @Test
  void readsRandomDocumentsAsJacksonDoes() throws IOException {
    String[] parts = {
      "plain words and more of them ", "é", "ß", "\\n", "\\\"", "\\u00e9", "€", "\\u20ac", "😀", "x"
    };
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      document.write('[');
      while (document.size() < 200_000 && random.nextInt(40) > 0) {
        document.write('"');
        int kinds = random.nextBoolean() ? 6 : parts.length;
        int length = random.nextInt(random.nextInt(20) == 0 ? 20_000 : 300);
        for (int i = 0; i < length; i++) {
          document.write(parts[random.nextInt(3) > 0 ? 0 : random.nextInt(kinds)].getBytes(UTF_8));
        }
        if (random.nextInt(60) == 0) {
          document.write(random.nextInt(256));
        }
        document.write("\",".getBytes(UTF_8));
      }
      document.write("\"end\"]".getBytes(UTF_8));

      List<String> expected = read(JACKSON::createParser, document.toByteArray());
      assertThat(read(Json::parser, document.toByteArray()).equals(expected))
          .as("round %d, %d bytes", round, document.size())
          .isTrue();
    }
  }

  @Test
  void givesTheSameTextAgainAndInEveryForm() throws IOException {
    byte[] document = "[\"caf\\u00e9\"]".getBytes(UTF_8);
    try (JsonParser parser = Json.parser(new ByteArrayInputStream(document))) {
      parser.nextToken();
      parser.nextToken();

      assertThat(parser.getText()).isEqualTo("café");
      assertThat(parser.getText()).isEqualTo("café");
      assertThat(parser.getValueAsString()).isEqualTo("café");
      assertThat(parser.getTextCharacters()).startsWith('c', 'a', 'f', 'é');
      assertThat(parser.getTextLength()).isEqualTo(4);
    }
  }

  private interface Opening {
    JsonParser open(ByteArrayInputStream document) throws IOException;
  }

  /** All texts and where they end, then the kind of exception if the document is broken. */
  private static List<String> read(Opening opening, byte[] document) {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = opening.open(new ByteArrayInputStream(document))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String text = parser.getText();
        texts.add(token + " " + text + " " + parser.currentLocation().getByteOffset());
      }
    } catch (IOException e) {
      texts.add(e.getClass().getSimpleName());
    }
    return texts;
  }
}
