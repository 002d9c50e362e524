package dev.lakeglass.check.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of months in the languages we read dates in. */
final class Months {
  private static final String[] NAMES = {
    "january jan januar janvier enero ene gennaio janeiro januari stycznia",
    "february feb februar fevrier fevr febrero febbraio fevereiro februari lutego",
    "march mar marz mars marzo marco maart marca",
    "april apr avril avr abril abr aprile kwietnia",
    "may mai mayo maggio maio mei maja",
    "june jun juni juin junio giugno junho czerwca",
    "july jul juli juillet juil julio luglio julho lipca",
    "august aug aout agosto ago augustus sierpnia",
    "september sep sept septembre septiembre settembre setembro wrzesnia",
    "october oct oktober okt octobre octubre ottobre outubro pazdziernika",
    "november nov novembre noviembre novembro listopada",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia",
  };

  private static final Map<Long, Integer> BY_HASH = byHash();

  private Months() {}

  /** 1 to 12, or 0 if the token is no month. */
  static int of(long hash) {
    return BY_HASH.getOrDefault(hash, 0);
  }

  static boolean startsAt(String text, int start) {
    int end = start;
    while (end < text.length() && Characters.classOf(text.charAt(end)) == Characters.LETTER) {
      end++;
    }
    return end - start >= 3 && of(Hashing.ofWord(text.substring(start, end))) > 0;
  }

  private static Map<Long, Integer> byHash() {
    Map<Long, Integer> months = new HashMap<>();
    for (int month = 0; month < NAMES.length; month++) {
      for (String name : NAMES[month].toLowerCase(Locale.ROOT).split(" ")) {
        months.put(Hashing.ofWord(name), month + 1);
      }
    }
    return Map.copyOf(months);
  }
}
