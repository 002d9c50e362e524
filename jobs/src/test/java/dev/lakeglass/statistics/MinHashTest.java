package dev.lakeglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinHashTest {
  @Test
  void isTheSameForTheSameWordsHoweverTheyAreSet() {
    String text = "The card is renewed every three years, four weeks before it expires.";
    assertThat(MinHash.of(text.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n ")))
        .isEqualTo(MinHash.of(text))
        .hasSize(128);
  }

  @Test
  void hasNothingToSayOfAFewWords() {
    assertThat(MinHash.of("one two three four five six seven eight nine")).isNull();
    assertThat(MinHash.of("one two three four five six seven eight nine ten")).isNotNull();
    assertThat(MinHash.of("")).isNull();
  }

  /**
   * Sketches of earlier days lie in tables; this one is of c1e0f32, which had no table of ASCII.
   */
  @Test
  void isTheSameAsEver() {
    String text =
        "The CARD was charged 2 times: Größe, ÉTÉ, İstanbul, 日本語 and Ⅷ more words, one after"
            + " another, until 1,000 (thousand) are said";
    assertThat(HexFormat.of().formatHex(MinHash.of(text)))
        .isEqualTo(
            "1bc1bcf81bd6540b67c7906145e5f60ac0acecc067c7f60a51eab9da9061c57b"
                + "540bc0acd60151eaa2f5c57b45e5bcf8bcf851eab9daf60ac6e1d601c0acecc0"
                + "c0acecc0d601ecc0a2f5220eb9dac6e1220ea2f551ea51eaf60a67c79061b9da"
                + "b9daecc0f60a67c71bd61bc1f99c1bd6906167c7d60151eac57bc6e1d601f60a");
  }

  @Test
  void takesIdeographsForWords() {
    assertThat(MinHash.of("今日は天気がとても良いですね、散歩に行きましょう")).isNotNull();
  }

  /**
   * 3,000 pairs of random texts of 60 to 300 words, from unlike to alike. An unbiased estimate with
   * a standard error of √(J (1 − J) / 64) has a mean error of 0 ± 0.001 and a mean square of the
   * standardised error of 1 ± 0.05 over so many (twice its standard error each); sampling from one
   * text without putting back makes it a little smaller where texts are short.
   */
  @Test
  void estimatesTheJaccardSimilarityWithTheErrorItSays() {
    Random random = new Random(5);
    double sum = 0;
    double squares = 0;
    int count = 3_000;
    for (int pair = 0; pair < count; pair++) {
      List<Integer> left = words(random);
      List<Integer> right = changed(left, random.nextInt(12), random);
      double truth = jaccard(runs(left), runs(right));
      double error = estimate(left, right) - truth;
      sum += error;
      squares += truth == 1 ? 1 : error * error / (truth * (1 - truth) / 64 + 1e-9);
    }
    assertThat(sum / count).isCloseTo(0, within(0.004));
    assertThat(squares / count).isBetween(0.6, 1.1);
  }

  /** 12,000 bands of four places of pairs whose similarity is known: 0.8⁴ = 0.41 agree. */
  @Test
  void agreesInABandAsOftenAsFourIndependentValuesWould() {
    Random random = new Random(6);
    double expected = 0;
    int agreeing = 0;
    int pairs = 750;
    for (int pair = 0; pair < pairs; pair++) {
      List<Integer> left = words(random);
      List<Integer> right = changed(left, 1 + left.size() / 40, random);
      expected += 16 * Math.pow(jaccard(runs(left), runs(right)), 4);
      byte[] a = MinHash.of(text(left));
      byte[] b = MinHash.of(text(right));
      for (int band = 0; band < 16; band++) {
        agreeing += Arrays.equals(a, 8 * band, 8 * band + 8, b, 8 * band, 8 * band + 8) ? 1 : 0;
      }
    }
    assertThat(agreeing / expected).isCloseTo(1, within(0.05));
  }

  private static List<Integer> words(Random random) {
    return random.ints(60 + random.nextInt(240), 0, 5_000).boxed().toList();
  }

  private static List<Integer> changed(List<Integer> words, int changes, Random random) {
    List<Integer> changed = new ArrayList<>(words);
    for (int change = 0; change < changes; change++) {
      changed.set(random.nextInt(changed.size()), 5_000 + random.nextInt(5_000));
    }
    return changed;
  }

  private static String text(List<Integer> words) {
    return String.join(" ", words.stream().map(word -> "w" + word).toList());
  }

  private static Set<List<Integer>> runs(List<Integer> words) {
    Set<List<Integer>> runs = new HashSet<>();
    for (int at = 0; at + 3 <= words.size(); at++) {
      runs.add(words.subList(at, at + 3));
    }
    return runs;
  }

  private static double jaccard(Set<List<Integer>> left, Set<List<Integer>> right) {
    long shared = left.stream().filter(right::contains).count();
    return (double) shared / (left.size() + right.size() - shared);
  }

  private static double estimate(List<Integer> left, List<Integer> right) {
    byte[] a = MinHash.of(text(left));
    byte[] b = MinHash.of(text(right));
    int equal = 0;
    for (int at = 0; at < a.length; at += 2) {
      equal += a[at] == b[at] && a[at + 1] == b[at + 1] ? 1 : 0;
    }
    return equal / 64.0;
  }
}
