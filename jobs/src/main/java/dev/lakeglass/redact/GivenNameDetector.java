package dev.lakeglass.redact;

/**
 * A listed given name before a capitalised word.
 *
 * <p>What names this and {@link PersonNameDetector} miss: given names alone in running text, names
 * whose given name is not in {@code conf/given_names.txt}, names in small letters, and names in
 * scripts without capitals. Some places and brands are taken for persons. A statistical model can
 * be added as a detector of its own.
 */
final class GivenNameDetector implements Detector {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "given_name";
  }

  @Override
  public String type() {
    return "person_name";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.CAPITALISED_WORD);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int given = Names.wordEnd(text, position);
    if (given - position < 2
        || text.at(given) != ' ' && text.at(given) != '.'
        || !Names.isGiven(text, position, given)) {
      return;
    }
    int end = Names.end(text, position, 2);
    if (end > given) {
      findings.add(position, end, "given name");
    }
  }
}
