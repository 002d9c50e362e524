package dev.lakeglass.check.text;

/**
 * Words that present or report rather than claim ("offers", "is located", "customers mention",
 * "according to") and general ones that stand in for others ("help", "big", "often"). An answer may
 * put them around anything it was given, so it says little that the context has other ones. In
 * English and German.
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
              + " above acquire actually add admit advice afternoon again agree ahead aim allow along"
              + " also always amount announce annoyed anybody anyway apart appear area argue arrive"
              + " ask aspect assess attach attempt avoid aware away back ban basically bear become"
              + " begin behind believe below beside besides beyond big bonus boost bought break brief"
              + " bring broke buy care carry case cause cease certain change check chief choose chose"
              + " circumstance claim clear close collect combine commence common compare complete"
              + " comprise concern conclude condition confirm connect consider consist constant"
              + " contain continue correct cover create current cut decide decrease degree delighted"
              + " deliver demonstrate depend differ difficulty discuss dislike display divide drop"
              + " early earn ease effort element else elsewhere empty enable encounter enjoy enough"
              + " enter entire equal especially essentially even evening ever everybody exact example"
              + " exception expect experience extend extent extra face fact factor fail fairly fall"
              + " far fast fear feel felt fetch fill finish fit fix focus follow forbid form former"
              + " fortunately forward frequent full gain gather generally get glad goal grow halt"
              + " handle happy hasn't hate haven't height help here's hide hit hold hope hour huge"
              + " idea illustrate immediate important improve increase indicate individual inform"
              + " inside insist instance instead intend introduce issue it'll join keep key largely"
              + " late launch lead length less level likely limit linger link little location look"
              + " lose lost love lower luckily main mainly major match matter measure meet mere met"
              + " midday mind minor minute miss mix moment month more morning mostly move near nearby"
              + " nearly never night nobody normal note notice notify obtain obvious occasional often"
              + " once only others otherwise outside particular particularly partly pass period"
              + " permit persist person pick place plain plan pleased point position possible precise"
              + " present prevent probable problem produce proper prove purpose quantity question"
              + " quick quite raise rapid rare rather reach receive recent reduce regard regret"
              + " regular relate remain remember remove replace reply restrict reveal right rise"
              + " roughly sadly save seem sell send sent separate serve share short shorten show sign"
              + " signal simple site situation size slightly slow sold somebody sometimes somewhat"
              + " speak specific speed spend split spot spread stay stop stress strike sudden suffer"
              + " suggest suit supply support sure surprise switch talk tell test thankfully they'll"
              + " think thought throw tie tiny tip today tonight too toward treat trouble turn twice"
              + " typical undergo unfortunately unhappy urge usual value vary vast view wait warn"
              + " watch week weekday weekend weight whatever whichever while whoever whole whose"
              + " widen win worry worth wrong you'd you'll"
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
