package dev.lakeglass.redact;

import java.util.Locale;

/** Finds the national identifiers of {@link NumericId}, one kind for each instance. */
final class NumericIdDetector implements Detector {
  private static final long serialVersionUID = 1L;

  private final NumericId id;
  private final long lengths;

  NumericIdDetector(NumericId id) {
    this.id = id;
    this.lengths = trigger().lengths();
  }

  @Override
  public String name() {
    return id.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.LONG_NUMBER).ofLengths(id.firstLengths());
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    NumberRun run = text.numbers();
    for (int group = 0; group < run.groups(); group++) {
      if ((lengths >> run.length(group) & 1) == 0) {
        continue;
      }
      int last = plain(text, run, group);
      last = last >= 0 ? last : introduced(text, run, group);
      if (last >= 0) {
        findings.add(run.start(group), run.end(last), "checked");
        group = last;
      }
    }
  }

  private int plain(Text text, NumberRun run, int first) {
    for (NumberTemplate template : id.plain()) {
      int last = template.lastGroup(run, first);
      if (last >= 0 && id.isValid(run.digits(first, last)) && !isOther(text, run, first, last)) {
        return last;
      }
    }
    return -1;
  }

  /** A number in one piece or in even groups, or after an account's head, is often another. */
  private boolean isOther(Text text, NumberRun run, int first, int last) {
    Context context = text.context(run.start(first), run.end(last));
    if (first == 0 && isPlus(text, run.start(0) - 1)) {
      return true;
    }
    if (context.speaksOf(id.topic())) {
      return false;
    }
    boolean bare = first == last || run.isEven(first, last);
    return first == 0 && IbanDetector.isHeadBefore(text, run.start(0))
        || bare
            && (context.mainlySpeaksOf(Topic.IDENTIFIER) || context.mainlySpeaksOf(Topic.PHONE));
  }

  /** The plus of a telephone number, not the one that stands for a space in a URL. */
  private static boolean isPlus(Text text, int at) {
    return text.at(at) == '+' && !Characters.continuesWord(text.at(at - 1));
  }

  private int introduced(Text text, NumberRun run, int first) {
    if (!text.mentions(id.topic())) {
      return -1;
    }
    for (NumberTemplate template : id.introduced()) {
      int last = template.lastGroup(run, first);
      if (last >= 0
          && id.isValid(run.digits(first, last))
          && text.context(run.start(first), run.end(last)).mainlySpeaksOf(id.topic())) {
        return last;
      }
    }
    return -1;
  }
}
