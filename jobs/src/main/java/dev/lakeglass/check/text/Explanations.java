package dev.lakeglass.check.text;

/**
 * Words that attach a reason, a purpose or a remark to a statement: because, which, so, making. In
 * English and German.
 */
public final class Explanations {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "because since therefore thus making ensuring allowing which so"
              + " weil da daher damit deshalb wodurch");

  private Explanations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }
}
