package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizedTextTest {
  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("It's 1,250.50 EUR.", List.of("It's", "1,250.50", "EUR")),
        Arguments.of("5GB, 2FA and v2", List.of("5", "GB", "2FA", "and", "v2")),
        Arguments.of("Version 2.3.0!", List.of("Version", "2.3.0")),
        Arguments.of("14-day trial", List.of("14", "day", "trial")),
        Arguments.of("KB-0042", List.of("KB", "0042")),
        Arguments.of("100%", List.of("100")),
        Arguments.of("東京です", List.of("東", "京", "で", "す")),
        Arguments.of("도와드릴 수", List.of("도와드릴", "수")),
        Arguments.of("a 👍 b", List.of("a", "b")),
        Arguments.of("...", List.of()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void cutsWords(String text, List<String> expected) {
    TokenizedText tokens = TokenizedText.of(text);
    assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::word)).isEqualTo(expected);
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of("One. Two! Three? Four", List.of("One.", "Two!", "Three?", "Four")),
        Arguments.of(
            "Dr. Meyer pays 3.50 EUR. Done.", List.of("Dr. Meyer pays 3.50 EUR.", "Done.")),
        Arguments.of(
            "Am 22. November 2026 geht es los.", List.of("Am 22. November 2026 geht es los.")),
        Arguments.of("See e.g. the guide.", List.of("See e.g. the guide.")),
        Arguments.of("Wait... then go. Now.", List.of("Wait... then go.", "Now.")),
        Arguments.of("He said \"stop.\" We stopped.", List.of("He said \"stop.\"", "We stopped.")),
        Arguments.of("Visit example.com today. Bye.", List.of("Visit example.com today.", "Bye.")),
        Arguments.of("1. Open it.\n2. Close it.", List.of("1. Open it.", "2. Close it.")),
        Arguments.of("- first\n- second", List.of("first", "second")),
        Arguments.of("a line that\ngoes on here.", List.of("a line that\ngoes on here.")),
        Arguments.of("一つ。二つ！三つ", List.of("一つ。", "二つ！", "三つ")));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void cutsSentences(String text, List<String> expected) {
    TokenizedText tokens = TokenizedText.of(text);
    assertThat(IntStream.range(0, tokens.sentenceCount()).mapToObj(tokens::sentence))
        .isEqualTo(expected);
  }

  @Test
  void hashesSpellingVariantsAlike() {
    TokenizedText tokens = TokenizedText.of("Café CAFE cafés can’t CAN'T");
    assertThat(tokens.hash(0)).isEqualTo(tokens.hash(1)).isEqualTo(Hashing.ofWord("café"));
    assertThat(tokens.hash(2)).isNotEqualTo(tokens.hash(0));
    assertThat(tokens.hash(3)).isEqualTo(tokens.hash(4));
  }

  @Test
  void stemsLongWordsToFiveLetters() {
    TokenizedText tokens = TokenizedText.of("delivery deliveries deli 12345 123456");
    assertThat(tokens.stem(0)).isEqualTo(tokens.stem(1)).isNotEqualTo(tokens.stem(2));
    assertThat(tokens.stem(3)).isNotEqualTo(tokens.stem(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost costs costing",
        "open opens opened opening",
        "box boxes boxed",
        "card cards Card's",
        "own owner owned",
        "water watered waters",
        "Karte Karten",
      })
  void stemsShortWordsWithoutTheirEndings(String forms) {
    TokenizedText tokens = TokenizedText.of(forms);
    assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::stem).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass pas", "red ring", "user use", "bed bee"})
  void leavesShortWordsApart(String words) {
    TokenizedText tokens = TokenizedText.of(words);
    assertThat(tokens.stem(0)).isNotEqualTo(tokens.stem(1));
  }

  @Test
  void readsHyphenatedWordsAsOne() {
    TokenizedText tokens = TokenizedText.of("Wi-Fi WiFi wi fi");
    assertThat(IntStream.range(-1, tokens.size()).filter(tokens::isHyphenated)).containsExactly(0);
    assertThat(tokens.joinedStem(0)).isEqualTo(tokens.stem(2));
  }

  @Test
  void marksWhatClaimsNothing() {
    TokenizedText tokens = TokenizedText.of("1. Pay 20 EUR [2] to [EMAIL] or [CARD_****1234] (3).");
    assertThat(IntStream.range(0, tokens.size()).filter(tokens::isMarkup).mapToObj(tokens::word))
        .containsExactly("1", "2", "EMAIL", "CARD_****1234");
  }

  @Test
  void stemsNumbersWithoutAZeroAfterThePoint() {
    TokenizedText tokens = TokenizedText.of("4.0 4 4.5 40");
    assertThat(tokens.stem(0)).isEqualTo(tokens.stem(1)).isNotEqualTo(tokens.stem(3));
    assertThat(tokens.stem(2)).isNotEqualTo(tokens.stem(1));
  }

  @Test
  void stemsWithoutThePossessive() {
    TokenizedText tokens = TokenizedText.of("Dahl Dahl's dahl’s Dahlias Maria's l'accord");
    assertThat(tokens.stem(1)).isEqualTo(tokens.stem(0)).isEqualTo(tokens.stem(2));
    assertThat(tokens.stem(3)).isNotEqualTo(tokens.stem(0));
    assertThat(tokens.stem(4)).isEqualTo(TokenizedText.of("Maria").stem(0));
    assertThat(tokens.stem(5)).isNotEqualTo(TokenizedText.of("l").stem(0));
  }
}
