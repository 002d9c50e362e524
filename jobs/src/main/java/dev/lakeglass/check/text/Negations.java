package dev.lakeglass.check.text;

/** Words that turn the statement of their clause into its opposite. */
public final class Negations {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "not no never none neither nor cannot can't don't doesn't didn't isn't aren't wasn't weren't"
              + " won't wouldn't shouldn't nicht kein keine keinen keiner keinem nie niemals"
              + " pas jamais aucun aucune nunca jamas ningun ninguna non nessun"
              + " nessuna nao nenhum nenhuma niet geen nooit nie zaden не нет"
              + " никогда");

  /** Words that say that something is not there without turning their whole clause round. */
  private static final LongSet ABSENCES =
      LongSet.ofWords(
          "without nothing nobody except unavailable prohibited forbidden banned lack lacks"
              + " excluded excludes missing ohne nichts niemand ausser verboten weder");

  private Negations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }

  /** Whether a word denies that something is there: a negation, "without", "unavailable". */
  public static boolean denies(long hash) {
    return WORDS.contains(hash) || ABSENCES.contains(hash);
  }
}
