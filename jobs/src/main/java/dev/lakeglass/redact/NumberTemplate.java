package dev.lakeglass.redact;

/**
 * A customary spelling of a number: {@code ###-##-####}.
 *
 * @param lengths digits of each group
 * @param separators what stands between the groups; {@code " - "} counts as its hyphen
 */
record NumberTemplate(int[] lengths, String separators) {

  static NumberTemplate of(String template) {
    String[] groups = template.split("[^#]+");
    int[] lengths = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      lengths[i] = groups[i].length();
    }
    String separators = template.replace(" - ", "-").replace("#", "");
    return new NumberTemplate(lengths, separators);
  }

  /** The last group of this spelling if it stands alone at the group, or -1. */
  int lastGroup(NumberRun run, int first) {
    int last = first + lengths.length - 1;
    if (run.length(first) != lengths[0] || !run.hasLengths(first, lengths)) {
      return -1;
    }
    for (int i = 0; i < separators.length(); i++) {
      if (run.separator(first + i) != separators.charAt(i) || run.gap(first + i) > 3) {
        return -1;
      }
    }
    return run.isFree(first, last) ? last : -1;
  }
}
