package dev.lakeglass.check.text;

/** Words that widen or sharpen a statement: always, everyone, immediately, regardless. */
public final class Generalizations {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "always never every everyone everybody anyone anybody any all both none nobody even"
              + " regardless whether whatever completely entirely immediately instantly simply"
              + " guaranteed unlimited exclusively automatically definitely forever everywhere"
              + " immer nie niemals jeder jede jedes alle beide sämtliche niemand sogar überall sofort"
              + " unbegrenzt automatisch ausschließlich jederzeit völlig egal"
              + " toujours jamais tous toutes chaque partout immédiatement même automatiquement"
              + " siempre nunca todos todas cada cualquier inmediatamente incluso automáticamente"
              + " sempre mai tutti tutte ogni chiunque subito todo toda qualquer imediatamente"
              + " altijd nooit iedereen alle elke direct zelfs");

  private Generalizations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }
}
