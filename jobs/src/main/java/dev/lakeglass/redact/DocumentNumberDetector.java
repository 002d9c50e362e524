package dev.lakeglass.redact;

/**
 * Passport and driving licence numbers. Their shapes are those of any code, so only codes next to a
 * word such as "passport" count.
 */
final class DocumentNumberDetector implements Detector {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final Topic topic;
  private final int shortest;
  private final int longest;

  private DocumentNumberDetector(String type, Topic topic, int shortest, int longest) {
    this.type = type;
    this.topic = topic;
    this.shortest = shortest;
    this.longest = longest;
  }

  static DocumentNumberDetector passport() {
    return new DocumentNumberDetector("passport", Topic.PASSPORT, 6, 10);
  }

  static DocumentNumberDetector drivingLicence() {
    return new DocumentNumberDetector("driving_licence", Topic.DRIVING, 5, 20);
  }

  @Override
  public String name() {
    return type;
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.NUMBER, Trigger.Kind.MIXED_TOKEN)
        .ofLengthsBetween(3, longest);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (!text.mentions(topic)) {
      return;
    }
    if (Characters.isDigit(text.at(position - 2)) && text.at(position - 1) == '-') {
      return;
    }
    int start = position;
    if (text.at(position - 1) == ' ' && isCapitals(text, position - 3)) {
      start = position - 3;
    }
    int end = start;
    int digits = 0;
    int length = 0;
    while (length <= longest && (isCode(text.at(end)) || isGap(text, end) || end == position - 1)) {
      digits += Characters.isDigit(text.at(end)) ? 1 : 0;
      length += isCode(text.at(end)) ? 1 : 0;
      end++;
    }
    boolean fits = length >= shortest && length <= longest && digits >= 4 && digits * 3 >= length;
    boolean goesOn = text.at(end) == '-' && Characters.continuesWord(text.at(end + 1));
    if (fits
        && !goesOn
        && !Characters.continuesWord(text.at(end))
        && !DateShape.isWritten(text, start, end)
        && text.context(start, end).mainlySpeaksOf(topic)) {
      findings.add(start, end, "introduced");
    }
  }

  /** Two capitals set apart before the digits, as in {@code AB 1234567}. */
  private static boolean isCapitals(Text text, int at) {
    return Characters.isUpper(text.at(at))
        && Characters.isUpper(text.at(at + 1))
        && !Characters.continuesWord(text.at(at - 1));
  }

  private static boolean isCode(char c) {
    return Characters.isAsciiAlphanumeric(c);
  }

  private static boolean isGap(Text text, int at) {
    char c = text.at(at);
    boolean hyphen = c == '-' || c == ' ' && Characters.isDigit(text.at(at - 1));
    return hyphen && Characters.isDigit(text.at(at + 1));
  }
}
