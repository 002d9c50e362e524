package dev.lakeglass.check.text;

import java.util.ArrayList;
import java.util.List;

/** Words that contradict each other in the same place: before and after, allowed and forbidden. */
public final class Opposites {
  private static final String[] PAIRS = {
    // English
    "before earlier|after later",
    "morning|evening",
    "day|night",
    "rise rose rises rising grow grew grown gain gained up increase increased higher more"
        + "|fall fell falls falling decline declined drop dropped lose lost down decrease decreased"
        + " shrank lower less fewer",
    "above|below",
    "allowed permitted permissible welcome admitted|forbidden prohibited banned refused",
    "free gratis|cost costs charged paid pay",
    "included including includes|excluded excluding except excludes separately extra",
    "with|without",
    "open opened|closed shut",
    "first|last second",
    "east eastern|west western",
    "north northern|south southern",
    "left|right",
    "always|never",
    "all every everyone everybody|none nobody some only",
    "maximum most|minimum least",
    "begin begins began start starts|end ends ended finish finishes",
    "inside indoors|outside outdoors",
    "keep keeps kept|delete deletes deleted erased removed",
    "possible|impossible",
    "required mandatory compulsory|optional voluntary",
    "approved accepted upheld|rejected refused overturned",
    "passed|failed",
    "won win wins|lost lose loses",
    "online|offline",
    "yes|no",
    "safe|dangerous",
    "alone|together",
    "warm hot|cold cool",
    "buyer|seller",
    "sender|recipient",
    "employer|employee",
    "fast faster quickly|slow slower slowly",
    "automatically|manually",
    // German
    "vor vorher|nach danach",
    "morgens vormittags|abends nachmittags",
    "erlaubt zulässig gestattet|verboten unzulässig untersagt",
    "kostenlos gratis umsonst kostenfrei|kostet kosten bezahlen zahlen",
    "mit|ohne",
    "offen geöffnet|geschlossen zu",
    "erste ersten|letzte letzten zweite zweiten",
    "mehr höher steigt stieg gestiegen|weniger niedriger sinkt sank gesunken fiel",
    "immer|nie niemals",
    "alle jeder|keine niemand",
    "eingeschlossen inklusive enthalten|ausgeschlossen ausgenommen extra",
    "norden nördlich|süden südlich",
    "osten östlich|westen westlich",
    "freiwillig|verpflichtend pflicht",
    "warm heiß|kalt",
    "früh früher|spät später",
    // French
    "avant|après",
    "matin|soir",
    "gratuit gratuite gratuits|payant payante coûte",
    "permis permise autorisé autorisés admis|interdit interdite interdits refusé",
    "avec|sans",
    "ouvert ouverte|fermé fermée",
    "premier première|dernier dernière",
    "toujours|jamais",
    "oui|non",
    "hausse augmente|baisse diminue",
    // Spanish
    "antes|después",
    "gratis gratuito gratuita|cuesta pagar pagas",
    "permitido permitida permite|prohibido prohibida prohíbe",
    "con|sin",
    "abierto abierta abre|cerrado cerrada cierra",
    "primero primera|último última segundo segunda",
    "siempre|nunca",
    "sube aumenta|baja disminuye",
    // Portuguese and Italian
    "depois|antes",
    "grátis gratuita|custa",
    "proibido proibida|permitido permitida",
    "sempre|nunca mai",
    "prima|dopo",
    "aperto aperta|chiuso chiusa",
    "vietato vietata|permesso permessa ammesso ammesse",
    // Dutch
    "voor|na",
    "toegestaan|verboden",
    "altijd|nooit",
  };

  private static final LongIntMap SIDES = sides();

  private Opposites() {}

  /** Groups a word stands in, as {@code ±group}; 0 if none. A word stands in one at most. */
  static int sideOf(long hash) {
    return SIDES.get(hash, 0);
  }

  /**
   * Whether the first text says in its range one word of a pair and not the other, and the second
   * says the other and not the one.
   */
  public static boolean contradict(
      TokenizedText one, int from, int end, TokenizedText other, int otherFrom, int otherEnd) {
    List<Integer> own = sides(one, from, end);
    if (own.isEmpty()) {
      return false;
    }
    List<Integer> theirs = sides(other, otherFrom, otherEnd);
    return own.stream()
        .anyMatch(side -> theirs.contains(-side) && !theirs.contains(side) && !own.contains(-side));
  }

  private static List<Integer> sides(TokenizedText text, int from, int end) {
    List<Integer> sides = new ArrayList<>();
    for (int token = from; token < end; token++) {
      int side = sideOf(text.hash(token));
      if (side != 0) {
        sides.add(side);
      }
    }
    return sides;
  }

  private static LongIntMap sides() {
    LongIntMap sides = new LongIntMap(512);
    for (int pair = 0; pair < PAIRS.length; pair++) {
      String[] words = PAIRS[pair].split("\\|");
      put(words[0], pair + 1, sides);
      put(words[1], -(pair + 1), sides);
    }
    return sides;
  }

  private static void put(String words, int side, LongIntMap sides) {
    for (String word : words.split(" ")) {
      long hash = Hashing.ofWord(word);
      if (!sides.contains(hash)) {
        sides.put(hash, side);
      }
    }
  }
}
