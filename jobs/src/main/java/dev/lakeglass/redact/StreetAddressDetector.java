package dev.lakeglass.redact;

/**
 * Street addresses: a house number with a street word in the order of English ({@code 12 Main
 * Street}), French ({@code 12 rue de la Paix}), German and Dutch ({@code Hauptstraße 12}) or
 * Spanish, Italian, Portuguese and Polish ({@code Calle Mayor 12}). Not found: streets without such
 * a word, and places.
 */
final class StreetAddressDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int MOST_DIGITS = 5;
  private static final int MOST_WORDS = 5;
  private static final WordSet AFTER_NAME =
      WordSet.of(
          "street st avenue ave av road rd boulevard blvd lane ln drive dr court"
              + " ct way place pl square sq terrace ter parkway pkwy highway hwy circle"
              + " cir crescent close trail alley row mews gardens grove walk loop plaza"
              + " turnpike pike crossing ridge heights hill hills point run cove bend"
              + " expressway freeway causeway esplanade quay");
  private static final WordSet BEFORE_NAME =
      WordSet.of(
          "rue avenue boulevard bd place allée allee chemin impasse quai cours"
              + " route square calle avenida avda plaza paseo camino carrera ronda via"
              + " viale piazza corso vicolo strada largo rua travessa praça alameda"
              + " estrada rodovia ul ulica aleja al os plac");
  private static final String[] ENDINGS = {
    "straße", "strasse", "str", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "straat",
    "laan", "plein", "gracht", "kade", "dijk", "steeg", "gatan", "vägen", "vej", "gade", "gata"
  };

  @Override
  public String name() {
    return "street_address";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.NUMBER, Trigger.Kind.MIXED_TOKEN)
        .ofLengthsBetween(1, MOST_DIGITS + 1)
        .or(Trigger.keywords("p.o. box ", "po box ", "postfach "));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (!Characters.isDigit(text.at(position))) {
      examineBox(text, position, findings);
      return;
    }
    int end = numberEnd(text, position);
    if (end < 0) {
      return;
    }
    int streetStart = streetBefore(text, position);
    if (streetStart >= 0) {
      findings.add(streetStart, end, "street first");
      return;
    }
    int streetEnd = streetAfter(text, end);
    if (streetEnd > 0) {
      findings.add(position, unitEnd(text, streetEnd), "number first");
    }
  }

  private static void examineBox(Text text, int position, Findings findings) {
    int at = position;
    while (at - position < 10 && !Characters.isDigit(text.at(at))) {
      at++;
    }
    int end = at;
    while (end - at < 7 && Characters.isDigit(text.at(end))) {
      end++;
    }
    if (end > at && Characters.isSpace(text.at(at - 1))) {
      findings.add(position, end, "box");
    }
  }

  /** The end of a house number such as 12, 12b or 12-14, or -1. */
  private static int numberEnd(Text text, int position) {
    char before = text.at(position - 1);
    if (Characters.isAlphanumeric(before) || ".-/$€£#:_%".indexOf(before) >= 0 && before != 0) {
      return -1;
    }
    int end = position;
    while (end - position <= MOST_DIGITS && Characters.isDigit(text.at(end))) {
      end++;
    }
    if (end - position > MOST_DIGITS) {
      return -1;
    }
    if (Characters.isAsciiLetter(text.at(end)) && !Characters.isAlphanumeric(text.at(end + 1))) {
      end++;
    }
    return Characters.isAlphanumeric(text.at(end)) ? -1 : end;
  }

  private static int streetAfter(Text text, int from) {
    int at = from;
    if (text.at(at) == ',') {
      at++;
    }
    if (text.at(at) != ' ') {
      return -1;
    }
    at++;
    boolean named = false;
    for (int word = 0; word < MOST_WORDS; word++) {
      int end = wordEnd(text, at);
      if (end == at) {
        return -1;
      }
      boolean capital = Characters.isUpper(text.at(at)) || Characters.isDigit(text.at(at));
      if (word == 0 && BEFORE_NAME.contains(text, at, end) && !AFTER_NAME.contains(text, at, end)) {
        return nameEnd(text, end);
      }
      if (named && capital && AFTER_NAME.contains(text, at, end)) {
        return end;
      }
      if (!capital) {
        return -1;
      }
      named = true;
      at = text.at(end) == '.' && end - at <= 3 ? end + 1 : end;
      if (text.at(at) != ' ') {
        return -1;
      }
      at++;
    }
    return -1;
  }

  /**
   * The end of the capitalised words, with de, la, du and the like between, after a street word.
   */
  private static int nameEnd(Text text, int from) {
    int end = -1;
    int at = from;
    for (int word = 0; word < MOST_WORDS; word++) {
      if (text.at(at) == '.') {
        at++;
      }
      if (text.at(at) != ' ') {
        return end;
      }
      int start = at + 1;
      int wordEnd = wordEnd(text, start);
      boolean capital = Characters.isUpper(text.at(start));
      if (wordEnd == start || !capital && wordEnd - start > 3) {
        return end;
      }
      if (capital) {
        end = wordEnd;
      } else if (text.at(wordEnd) == '\'' && Characters.isUpper(text.at(wordEnd + 1))) {
        end = wordEnd(text, wordEnd + 1);
        wordEnd = end;
      }
      at = wordEnd;
    }
    return end;
  }

  private static int streetBefore(Text text, int number) {
    int at = number - 1;
    if (text.at(at) != ' ') {
      return -1;
    }
    if (text.at(at - 1) == ',') {
      at--;
    }
    boolean named = false;
    for (int word = 0; word < MOST_WORDS; word++) {
      boolean dotted = text.at(at - 1) == '.';
      int end = dotted ? at - 1 : at;
      int start = end;
      while (end - start < 32 && isWord(text.at(start - 1))) {
        start--;
      }
      if (start == end) {
        return -1;
      }
      if (word == 0 && isCompound(text, start, end)) {
        return end - start <= 6 ? nameStart(text, start) : start;
      }
      if (word > 0 && BEFORE_NAME.contains(text, start, end)) {
        return named || Characters.isUpper(text.at(start + 1)) ? start : -1;
      }
      named |= Characters.isUpper(text.at(start)) && !Characters.isUpper(text.at(start + 1));
      if (!Characters.isUpper(text.at(start)) && end - start > 3 || text.at(start - 1) != ' ') {
        return -1;
      }
      at = start - 1;
    }
    return -1;
  }

  /** {@code Hauptstraße}, or {@code Straße} after a name. */
  private static boolean isCompound(Text text, int start, int end) {
    if (!Characters.isUpper(text.at(start))) {
      return false;
    }
    int length = end - start;
    for (String ending : ENDINGS) {
      boolean whole = length == ending.length() && ending.startsWith("stra");
      if ((whole || length > ending.length() + 2) && text.isAt(end - ending.length(), ending)) {
        return true;
      }
    }
    return false;
  }

  private static int nameStart(Text text, int street) {
    int start = street;
    while (start - 1 > 0 && text.at(start - 1) == ' ' && isWord(text.at(start - 2))) {
      int word = start - 1;
      while (start - word < 24 && isWord(text.at(word - 1))) {
        word--;
      }
      if (!Characters.isUpper(text.at(word))) {
        return start;
      }
      start = word;
    }
    return start;
  }

  /** Takes in a unit that follows: {@code Apt. 4B}, {@code Suite 210}. */
  private static int unitEnd(Text text, int from) {
    int at = from;
    while (at - from < 3 && (text.at(at) == '.' || text.at(at) == ',' || text.at(at) == ' ')) {
      at++;
    }
    for (String unit : new String[] {"apt", "apartment", "suite", "ste", "unit", "flat", "#"}) {
      if (text.isAt(at, unit)) {
        int number = at + unit.length();
        while (number - at < 12 && (text.at(number) == '.' || text.at(number) == ' ')) {
          number++;
        }
        int end = number;
        while (end - number < 6 && Characters.isAsciiAlphanumeric(text.at(end))) {
          end++;
        }
        return end > number && Characters.isDigit(text.at(number)) ? end : from;
      }
    }
    return from;
  }

  private static int wordEnd(Text text, int from) {
    int end = from;
    while (end - from < 32 && (isWord(text.at(end)) || Characters.isDigit(text.at(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Characters.isLetter(c) || c == '-' || c == '\'';
  }
}
