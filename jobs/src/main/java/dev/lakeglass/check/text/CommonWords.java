package dev.lakeglass.check.text;

/**
 * Words that present or report rather than claim: "offers", "is located", "customers mention",
 * "according to". An answer may put them around anything it was given, so it says little that the
 * has other ones. In English and German.
 */
public final class CommonWords {
  private static final LongSet STEMS =
      LongSet.ofStems(
          "offer provide include feature available located situated found find use"
              + " used using make made give takes place comes get getting go goes going went"
              + " keep kept run running hold held work lie stand cover belong"
              + " known called named need require allow permit accept possible"
              + " able want like become became begin began start last end open closed range"
              + " cost price pay paid charge total amount number several various different"
              + " many few further additional well new good main overall currently"
              + " together around roughly approximately nearly almost least respectively"
              + " thing way part kind type case time year day people someone everyone visitor"
              + " guest customer client user reviewer member diner patron comment feedback"
              + " rating star score opinion praise mention note report say said state"
              + " describe tell told explain add complain appreciate enjoy criticise"
              + " highlight according based passage text article document information"
              + " record data summary question answer step follow first second third finally"
              + " next although though despite therefore since whereas instead meanwhile"
              + " moreover another others one two doing done having let sure try ensure"
              + " establishment facility amenities"
              + " attributes options services details item negative mixed average"
              + " high low large small long short great already still yet now later earlier"
              + " throughout set put see seen show shown bring brought leave left remain stay"
              + " return receive happen mean result reason due"
              // German.
              + " bietet bieten angeboten verfugt gibt liegt liegen befindet gelegen"
              + " enthalten gehort zahlt zahlen umfasst erhaltlich moglich stehen steht geht"
              + " gehen kommt kommen macht machen nimmt nehmen lasst lassen endet dauert"
              + " kostet kosten preis preise betragt belauft geoffnet gaste besucher kunden"
              + " nutzer bewertung loben lobt gelobt erwahnen berichten sagt sagen laut"
              + " gemass beschreibt heisst nennt genannt ausserdem zudem insgesamt jeweils"
              + " rund ungefahr circa knapp weitere verschiedene mehrere einige viele neu gut"
              + " gross klein ersten zweite zunachst anschliessend danach dabei dafur dazu"
              + " darauf hierfur allerdings hingegen dagegen obwohl deshalb brauchen benotigt"
              + " sollte konnte bekommt findet geworden zeigt zeigen leute jahr tag uhr mal"
              + " ort stelle art angaben frage");

  private CommonWords() {}

  /**
   * Whether a word is one of them, in whatever form.
   *
   * @param stem {@link TokenizedText#stem}
   */
  public static boolean contains(long stem) {
    return STEMS.contains(stem);
  }
}
