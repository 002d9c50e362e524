package dev.lakeglass.redact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Bank identifier codes (ISO 9362) next to a word about banks. */
final class BicDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  @Override
  public String name() {
    return "bic";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.CAPITALISED_WORD);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int end = position;
    while (end - position <= 11 && isCode(text.at(end))) {
      end++;
    }
    int length = end - position;
    if (length != 8 && length != 11 || Characters.continuesWord(text.at(end))) {
      return;
    }
    for (int at = position; at < position + 6; at++) {
      if (!Characters.isAsciiLetter(text.at(at))) {
        return;
      }
    }
    if (text.mentions(Topic.BANK)
        && COUNTRIES.contains(text.slice(position + 4, position + 6))
        && text.context(position, end).speaksOf(Topic.BANK)) {
      findings.add(position, end, "introduced");
    }
  }

  private static boolean isCode(char c) {
    return c < 128 && Characters.isUpper(c) || Characters.isDigit(c);
  }
}
