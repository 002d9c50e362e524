package dev.lakeglass.redact;

/** Tells a quantity by the currency or unit that follows it, as in {@code 612 345 678 EUR}. */
final class Units {
  private static final int LONGEST_WORD = 12;
  private static final WordSet WORDS =
      WordSet.of(
          "eur euro euros usd dollars gbp pounds pln zł złotych chf sek kr czk huf inr rupees yen"
              + " people personas personnes menschen einwohner habitants tokens rows records bytes"
              + " requests users events lines km m kg ms seconds times items units million billion"
              + " ns nanoseconds microseconds milliseconds kb mb gb px characters messages copies mah bits");

  private Units() {}

  static boolean follow(Text text, int end) {
    int start = text.at(end) == ' ' ? end + 1 : end;
    int wordEnd = start;
    while (wordEnd - start < LONGEST_WORD && Characters.isLetter(text.at(wordEnd))) {
      wordEnd++;
    }
    boolean symbol = start < text.length() && "€$£¥%".indexOf(text.at(start)) >= 0;
    return symbol || WORDS.contains(text, start, wordEnd);
  }
}
