package dev.lakeglass.check.text;

import java.util.List;

/**
 * A text cut once into tokens and sentences, for every check to share.
 *
 * <ul>
 *   <li><b>Shape:</b> tokens 0 to {@link #size()} − 1 in order, each with its characters' positions
 *       and two 64-bit hashes: of the whole folded token (lower case, no accents) and of its stem,
 *       the first five folded letters without a possessive 's and, in short words, without the
 *       endings -s, -e, -ed, -en, -er and -ing, which mends most inflections. Punctuation is no
 *       token.
 *   <li>Sentences 0 to {@link #sentenceCount()} − 1 in order, each with at least one token; they
 *       end at sentence punctuation that is not part of an abbreviation or number, and at line
 *       breaks that start something new, and after 250 tokens.
 *   <li>A token can be <em>markup</em>: a list number, a footnote or citation mark, a redaction
 *       token such as {@code [EMAIL]}. Markup claims nothing.
 * </ul>
 */
public final class TokenizedText {
  static final byte CAPITALIZED = 1;
  static final byte ALL_CAPITALS = 2;
  static final byte SENTENCE_START = 4;
  static final byte MARKUP = 8;

  private final String text;
  private final int size;
  private final int[] starts;
  private final int[] ends;
  private final long[] hashes;
  private final long[] stems;
  private final TokenKind[] kinds;
  private final byte[] flags;
  private final int sentenceCount;
  private final int[] sentenceTokens;
  private final int[] sentenceEnds;

  /** Computed when first asked for; threads that share the text may compute the same list twice. */
  private List<Fact> facts;

  TokenizedText(Tokenizer tokenizer) {
    this.text = tokenizer.text;
    this.size = tokenizer.size;
    this.starts = tokenizer.starts;
    this.ends = tokenizer.ends;
    this.hashes = tokenizer.hashes;
    this.stems = tokenizer.stems;
    this.kinds = tokenizer.kinds;
    this.flags = tokenizer.flags;
    this.sentenceCount = tokenizer.sentenceCount;
    this.sentenceTokens = tokenizer.sentenceTokens;
    this.sentenceEnds = tokenizer.sentenceEnds;
  }

  public static TokenizedText of(String text) {
    return new TokenizedText(new Tokenizer(text).run());
  }

  public String text() {
    return text;
  }

  /** Numbers with what they count, dates, times, codes and names, in the order of their tokens. */
  public List<Fact> facts() {
    List<Fact> found = facts;
    if (found == null) {
      found = List.copyOf(FactFinder.find(this));
      facts = found;
    }
    return found;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int start(int token) {
    return starts[token];
  }

  /** Position after the token's last character. */
  public int end(int token) {
    return ends[token];
  }

  public String word(int token) {
    return text.substring(starts[token], ends[token]);
  }

  public long hash(int token) {
    return hashes[token];
  }

  public long stem(int token) {
    return stems[token];
  }

  /** Whether a hyphen alone stands between a token and the next: {@code Wi-Fi}. */
  public boolean isHyphenated(int token) {
    return token >= 0
        && token + 1 < size
        && starts[token + 1] == ends[token] + 1
        && text.charAt(ends[token]) == '-';
  }

  /** The stem of a token and the next written as one word: that of {@code wifi} for Wi-Fi. */
  public long joinedStem(int token) {
    return of(word(token) + word(token + 1)).stem(0);
  }

  public TokenKind kind(int token) {
    return kinds[token];
  }

  /** The value of a number token, read as English writes separators. */
  public double number(int token) {
    return Numbers.value(text, starts[token], ends[token]);
  }

  /** The value of a number token whose one separator could also be read the other way. */
  public double alternativeNumber(int token) {
    return Numbers.alternative(text, starts[token], ends[token]);
  }

  public boolean isCapitalized(int token) {
    return (flags[token] & CAPITALIZED) != 0;
  }

  /** Whether every letter is upper case and there are at least two. */
  public boolean isAllCapitals(int token) {
    return (flags[token] & ALL_CAPITALS) != 0;
  }

  public boolean isSentenceStart(int token) {
    return (flags[token] & SENTENCE_START) != 0;
  }

  public boolean isMarkup(int token) {
    return (flags[token] & MARKUP) != 0;
  }

  public int sentenceCount() {
    return sentenceCount;
  }

  public int firstToken(int sentence) {
    return sentenceTokens[sentence];
  }

  /** Index after the sentence's last token. */
  public int endToken(int sentence) {
    return sentence + 1 < sentenceCount ? sentenceTokens[sentence + 1] : size;
  }

  /** The sentence's characters, with its closing punctuation and without leading list marks. */
  public String sentence(int sentence) {
    return text.substring(starts[sentenceTokens[sentence]], sentenceEnds[sentence]);
  }

  /** Position after the sentence's closing punctuation. */
  public int sentenceEnd(int sentence) {
    return sentenceEnds[sentence];
  }

  /** The character before a token, or a space where the text begins. */
  public char before(int token) {
    return starts[token] == 0 ? ' ' : text.charAt(starts[token] - 1);
  }

  /** The character after a token, or a space where the text ends. */
  public char after(int token) {
    return ends[token] == text.length() ? ' ' : text.charAt(ends[token]);
  }
}
