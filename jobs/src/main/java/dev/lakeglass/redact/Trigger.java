package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What makes the scanner ask a detector.
 *
 * @param kinds classes of places
 * @param keywords literals, at least one character; one without upper-case letters matches in any
 *     case, and one that begins with a letter or digit must begin a word (or a hump of camelCase)
 * @param lengths bit n is set if a token of n characters, or a number with a group of n digits, can
 *     be what is looked for; bit 63 stands for 63 and more
 */
public record Trigger(Set<Kind> kinds, List<String> keywords, long lengths) {
  static final int LONG_NUMBER_DIGITS = 7;

  /** A class of places in a text. */
  public enum Kind {
    /** The first digit of a {@link NumberRun}. */
    NUMBER,
    /** As {@link #NUMBER}, for runs of at least {@link #LONG_NUMBER_DIGITS} digits. */
    LONG_NUMBER,
    /** The first character of a run of ASCII letters and digits that has both. */
    MIXED_TOKEN,
    /** An upper-case letter that begins a word. */
    CAPITALISED_WORD,
    /** Position 0, once for each text: for detectors that do not fit the single pass. */
    WHOLE_TEXT
  }

  public Trigger {
    kinds = Set.copyOf(kinds);
    keywords = List.copyOf(keywords);
    if (keywords.contains("")) {
      throw new IllegalArgumentException("Invalid trigger: a keyword is empty");
    }
  }

  public static Trigger kinds(Kind... kinds) {
    EnumSet<Kind> set = EnumSet.noneOf(Kind.class);
    set.addAll(List.of(kinds));
    return new Trigger(set, List.of(), ~0L);
  }

  /** The same for tokens of these lengths and numbers with a group of these lengths only. */
  public Trigger ofLengths(int... only) {
    long bits = 0;
    for (int length : only) {
      bits |= 1L << length;
    }
    return new Trigger(kinds, keywords, bits);
  }

  /** As {@link #ofLengths}, for all lengths from shortest to longest. */
  public Trigger ofLengthsBetween(int shortest, int longest) {
    return ofLengths(IntStream.rangeClosed(shortest, longest).toArray());
  }

  public static Trigger keywords(List<String> keywords) {
    return new Trigger(Set.of(), List.copyOf(new LinkedHashSet<>(keywords)), ~0L);
  }

  public static Trigger keywords(String... keywords) {
    return keywords(List.of(keywords));
  }

  /** Keywords of two characters: each of the first before each hexadecimal digit. */
  static Trigger beforeHexadecimal(String first) {
    return pairs(first, "0123456789abcdef");
  }

  /** Keywords of two characters: each of the first before each digit. */
  static Trigger beforeDigit(String first) {
    return pairs(first, "0123456789");
  }

  private static Trigger pairs(String first, String second) {
    List<String> keywords = new ArrayList<>();
    for (char begin : first.toCharArray()) {
      for (char end : second.toCharArray()) {
        keywords.add("" + begin + end);
      }
    }
    return keywords(keywords);
  }

  /** Fires where either fires; lengths are those of this trigger. */
  public Trigger or(Trigger other) {
    LinkedHashSet<Kind> bothKinds = new LinkedHashSet<>(kinds);
    bothKinds.addAll(other.kinds);
    LinkedHashSet<String> bothKeywords = new LinkedHashSet<>(keywords);
    bothKeywords.addAll(other.keywords);
    return new Trigger(bothKinds, List.copyOf(bothKeywords), lengths);
  }
}
