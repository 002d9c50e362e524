package dev.lakeglass.redact;

/**
 * The first three characters of words in any case, of each its last five bits: tells in one load
 * that no word begins at a place, as none does at most.
 */
final class FirstThree {
  private static final int BITS = 5;
  private static final int ANY = (1 << BITS) - 1;
  private static final int[] FORMS = forms();

  /** For the first two characters a bit for each third. */
  private final int[] thirds = new int[1 << 2 * BITS];

  void add(String word) {
    int second = word.length() < 2 ? ~0 : FORMS[word.charAt(1)];
    int third = word.length() < 3 ? ~0 : FORMS[word.charAt(2)];
    for (int two = 0; two < thirds.length; two++) {
      if ((FORMS[word.charAt(0)] >> (two >> BITS) & second >> (two & ANY) & 1) != 0) {
        thirds[two] |= third;
      }
    }
  }

  /** The last three of the characters so far, from those before the last one. */
  static int next(int three, char c) {
    return three << BITS | c & ANY;
  }

  /** Whether a word may begin with these three, as {@link #next} makes them. */
  boolean contains(int three) {
    return (thirds[three >> BITS & thirds.length - 1] >> three & 1) != 0;
  }

  /** Whether a word may begin at an index; two more characters must follow it in the array. */
  boolean mayBegin(char[] characters, int index) {
    int two = (characters[index] & ANY) << BITS | characters[index + 1] & ANY;
    return (thirds[two] >> characters[index + 2] & 1) != 0;
  }

  /** For each small letter, a bit for the last five bits of it and of each of its capitals. */
  private static int[] forms() {
    int[] forms = new int[1 << Character.SIZE];
    for (int c = 0; c < forms.length; c++) {
      forms[Characters.lower((char) c)] |= 1 << c;
      forms[c] |= 1 << c | 1 << Character.toUpperCase((char) c);
    }
    return forms;
  }
}
