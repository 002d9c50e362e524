package dev.lakeglass.redact;

/** Dates, in digits or with the name of a month, next to a word about birth. */
final class BirthDateDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_WORD = 12;
  private static final String[] ORDINALS = {"st", "nd", "rd", "th", "er", "º", "."};
  private static final WordSet MONTHS =
      WordSet.of(
          "january february march april may june july august september october november december"
              + " jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni"
              + " juli oktober dezember janvier février mars avril juin juillet août septembre"
              + " octobre novembre décembre enero febrero marzo abril mayo junio julio agosto"
              + " septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno"
              + " luglio settembre ottobre dicembre januari februari maart mei augustus janeiro"
              + " fevereiro março maio junho julho setembro outubro dezembro stycznia lutego marca"
              + " kwietnia maja czerwca lipca sierpnia września października listopada grudnia");

  @Override
  public String name() {
    return "date_of_birth";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.NUMBER, Trigger.Kind.MIXED_TOKEN).ofLengths(1, 2, 3, 4, 8);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (!text.mentions(Topic.BIRTH) || !Characters.isDigit(text.at(position))) {
      return;
    }
    NumberRun run = text.numbers();
    boolean inDigits = run.groups() > 0 && run.start(0) == position && numeric(text, run, findings);
    if (!inDigits) {
      worded(text, position, findings);
    }
  }

  private static boolean numeric(Text text, NumberRun run, Findings findings) {
    for (int group = 0; group + 2 < run.groups(); group++) {
      if (DateShape.isAt(run, group) && isBirth(text, run.start(group), run.end(group + 2))) {
        findings.add(run.start(group), run.end(group + 2), "digits");
        return true;
      }
    }
    boolean compact = run.length(0) == 8 && DateShape.isCompact(run.digits(0, 0));
    if (compact && isBirth(text, run.start(0), run.end(0))) {
      findings.add(run.start(0), run.end(0), "digits");
    }
    return compact;
  }

  /** {@code 12 May 1990}, {@code 3rd of March, 1984}, {@code May 12, 1990}. */
  private static void worded(Text text, int position, Findings findings) {
    int dayEnd = digitsEnd(text, position);
    if (dayEnd - position > 2) {
      return;
    }
    int afterDay = skipOrdinal(text, dayEnd);
    int monthEnd = wordEnd(text, afterDay);
    if (isMonth(text, afterDay, monthEnd)) {
      int year = skip(text, monthEnd);
      addIfYear(text, position, year, findings);
      return;
    }
    int monthStart = wordStartBefore(text, position);
    if (monthStart >= 0 && isMonth(text, monthStart, wordEnd(text, monthStart))) {
      addIfYear(text, monthStart, skip(text, skipOrdinal(text, dayEnd)), findings);
    }
  }

  private static void addIfYear(Text text, int start, int year, Findings findings) {
    int end = digitsEnd(text, year);
    boolean isYear = end - year == 4 && (text.at(year) == '1' || text.at(year) == '2');
    if (isYear && isBirth(text, start, end)) {
      findings.add(start, end, "month");
    }
  }

  private static boolean isBirth(Text text, int start, int end) {
    return text.context(start, end).mainlySpeaksOf(Topic.BIRTH);
  }

  private static boolean isMonth(Text text, int start, int end) {
    return end - start >= 3 && end - start <= LONGEST_WORD && MONTHS.contains(text, start, end);
  }

  private static int digitsEnd(Text text, int from) {
    int end = from;
    while (Characters.isDigit(text.at(end))) {
      end++;
    }
    return end;
  }

  private static int wordEnd(Text text, int from) {
    int end = from;
    while (end - from <= LONGEST_WORD && Characters.isLetter(text.at(end))) {
      end++;
    }
    return end;
  }

  private static int wordStartBefore(Text text, int position) {
    int end = position;
    while (position - end < 2 && (text.at(end - 1) == ' ' || text.at(end - 1) == '.')) {
      end--;
    }
    int start = end;
    while (end - start <= LONGEST_WORD && Characters.isLetter(text.at(start - 1))) {
      start--;
    }
    return start == end || end == position ? -1 : start;
  }

  private static int skipOrdinal(Text text, int from) {
    int at = from;
    for (String ordinal : ORDINALS) {
      if (text.isAt(at, ordinal)) {
        at += ordinal.length();
        break;
      }
    }
    at = skip(text, at);
    return text.isAt(at, "of ") || text.isAt(at, "de ") ? at + 3 : at;
  }

  private static int skip(Text text, int from) {
    int at = from;
    while (at - from < 3 && " ,.-".indexOf(text.at(at)) >= 0 && text.at(at) != 0) {
      at++;
    }
    return text.isAt(at, "de ") ? at + 3 : text.isAt(at, "of ") ? at + 3 : at;
  }
}
