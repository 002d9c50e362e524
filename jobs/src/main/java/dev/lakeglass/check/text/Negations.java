package dev.lakeglass.check.text;

/** Words that turn the statement of their clause into its opposite. */
public final class Negations {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "not no never none neither nor cannot can't don't doesn't didn't isn't aren't wasn't weren't"
              + " won't wouldn't shouldn't nicht kein keine keinen keiner keinem nie niemals"
              + " pas jamais aucun aucune nunca jamas ningun ninguna non mai nessun"
              + " nessuna nao nenhum nenhuma niet geen nooit nie zaden не нет"
              + " никогда");

  private Negations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }
}
