package dev.lakeglass.check.text;

/** Words that turn a statement into its opposite. */
public final class Negations {
  private static final LongSet WORDS = words();

  private Negations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }

  private static LongSet words() {
    LongSet words = new LongSet(64);
    String list =
        "not no never none neither nor cannot can't don't doesn't didn't isn't aren't wasn't weren't"
            + " won't wouldn't shouldn't without nicht kein keine keinen keiner keinem nie niemals"
            + " ohne pas jamais aucun aucune sans nunca jamas ningun ninguna sin non mai nessun"
            + " nessuna senza nao nenhum nenhuma sem niet geen nooit zonder nie zaden bez не нет"
            + " никогда без";
    for (String word : list.split(" ")) {
      words.add(Hashing.ofWord(word));
    }
    return words;
  }
}
