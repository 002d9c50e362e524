package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.TokenKind;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a text ends.
 *
 * @param isOpen on a comma, an opening bracket, or a word after which something must follow
 * @param isBare on a letter or digit, without punctuation
 * @param isProse whether the last line is neither list item, heading, table row, link nor signature
 */
record SentenceEnding(boolean isOpen, boolean isBare, boolean isProse) {
  private static final String TERMINALS = ".!?\u2026\u3002\uff01\uff1f\u061f\u0964";
  private static final String CLOSERS = "\"')]*_`\u201d\u2019\u00bb\u300d}>|~";
  private static final String OPENERS = ",\u3001\uff0c(\u201c\u201e\u00ab\u2013\u2014\u060c";
  private static final int LONGEST_SIGNATURE = 40;
  private static final int LONGEST_CLOSING = 70;

  /** Articles, conjunctions and prepositions that never end a sentence. */
  private static final Set<Long> OPEN_WORDS =
      Stream.of(
              ("the a an and or of because which whose than between und oder der die dem den ein einer"
                      + " dass weil zwischen wegen fur et ou le la les du des un une que parce el los"
                      + " las y o del una porque il lo gli e di che con perche os da um uma ou het"
                      + " een en van omdat oraz lub ze z i dla и или что для потому")
                  .split(" "))
          .map(Hashing::ofWord)
          .collect(Collectors.toUnmodifiableSet());

  static SentenceEnding of(TokenizedText text) {
    String visible = withoutClosers(text.text());
    if (visible.isEmpty() || text.isEmpty()) {
      return new SentenceEnding(false, false, false);
    }
    char last = visible.charAt(visible.length() - 1);
    int token = text.size() - 1;
    boolean isBare = text.end(token) == visible.length() && text.kind(token) != TokenKind.IDEOGRAPH;
    boolean endsOnOpenWord =
        isBare
            && text.kind(token) == TokenKind.WORD
            && text.size() > 2
            && !text.isCapitalized(token)
            && OPEN_WORDS.contains(text.hash(token));
    boolean isOpen = OPENERS.indexOf(last) >= 0 || endsOnOpenWord;
    return new SentenceEnding(isOpen, isBare, isProse(text.text().strip()));
  }

  static boolean isTerminal(char character) {
    return TERMINALS.indexOf(character) >= 0 || CLOSERS.indexOf(character) >= 0 || character == ':';
  }

  /** The text without closing marks and without whole brackets at its end, as of a citation. */
  private static String withoutClosers(String text) {
    int end = text.stripTrailing().length();
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      int open = opening(text, end - 1);
      end = open >= 0 ? open : end - 1;
      end = text.substring(0, end).stripTrailing().length();
    }
    return text.substring(0, end);
  }

  /** Position of the bracket that the one at a position closes, or -1. */
  private static int opening(String text, int close) {
    return switch (text.charAt(close)) {
      case ']' -> text.lastIndexOf('[', close);
      case ')' -> text.lastIndexOf('(', close);
      default -> -1;
    };
  }

  private static boolean isProse(String text) {
    int lineStart = text.lastIndexOf('\n') + 1;
    String line = text.substring(lineStart).strip();
    char first = line.charAt(0);
    boolean isItem = "-*\u2022#|>+".indexOf(first) >= 0 || line.matches("^\\d{1,3}[.)]\\s.*");
    String lastWord = line.substring(line.lastIndexOf(' ') + 1);
    boolean isLink =
        lastWord.contains("://") || lastWord.contains("@") || lastWord.startsWith("www.");
    return !isItem && !isSignature(text, lineStart, line) && !isLink;
  }

  /** A short line that begins with a capital letter; longer if a blank line sets it apart. */
  private static boolean isSignature(String text, int lineStart, String line) {
    boolean isApart = lineStart > 1 && text.charAt(lineStart - 2) == '\n';
    int longest = isApart ? LONGEST_CLOSING : LONGEST_SIGNATURE;
    return line.length() <= longest && Character.isUpperCase(line.charAt(0));
  }
}
