package dev.lakeglass.redact;

/**
 * IPv4 addresses in dotted decimals, defanged as in {@code 203[.]0[.]113[.]5} or in a host name of
 * AWS, and IPv6 addresses in any form of RFC 4291, section 2.2. A dotted quad that {@link Release}
 * takes for a version or section is left alone.
 */
final class IpAddressDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_IPV6 = 45;
  private static final int LONGEST_DEFANGED = 32;

  @Override
  public String name() {
    return "ip_address";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.NUMBER)
        .ofLengths(1, 2, 3)
        .or(Trigger.keywords("::", "ip-", "ec2-", "[.]", "(.)", "[dot]"))
        .or(Trigger.beforeHexadecimal(":"));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    switch (text.at(position)) {
      case ':' -> examineColon(text, position, findings);
      case '[', '(' -> examineDefanged(text, position, findings);
      case 'i', 'I', 'e', 'E' -> examineHostName(text, position, findings);
      default -> examineQuads(text, findings);
    }
  }

  private static void examineQuads(Text text, Findings findings) {
    NumberRun run = text.numbers();
    for (int group = 0; group + 3 < run.groups(); group++) {
      if (isQuad(run, group) && standsAlone(text, run, group)) {
        findings.add(run.start(group), run.end(group + 3), "ipv4");
        group += 3;
      }
    }
  }

  private static boolean isQuad(NumberRun run, int first) {
    for (int group = first; group < first + 4; group++) {
      if (run.length(group) > 3 || run.length(group) == 3 && isAboveByte(run, group)) {
        return false;
      }
    }
    return run.isSeparatedBy('.', first, first + 3);
  }

  private static boolean isAboveByte(NumberRun run, int group) {
    int value =
        (run.digit(group, 0) - '0') * 100
            + (run.digit(group, 1) - '0') * 10
            + (run.digit(group, 2) - '0');
    return value > 255;
  }

  private static boolean standsAlone(Text text, NumberRun run, int first) {
    if (run.isFraction(first) || first + 4 < run.groups() && run.isFraction(first + 4)) {
      return false;
    }
    int start = run.start(first);
    char before = text.at(start - 1);
    if (Characters.continuesWord(text.at(run.end(first + 3)))
        || before == '.'
        || before == '_'
        || Characters.continuesWord(before)) {
      return false;
    }
    return !Release.isAt(text, run, first);
  }

  /** {@code ip-10-0-12-34.ec2.internal}, {@code ec2-203-0-113-25.compute-1.amazonaws.com}. */
  private static void examineHostName(Text text, int position, Findings findings) {
    int start = text.at(position + 2) == '-' ? position + 3 : position + 4;
    int end = quadEnd(text, start, "-");
    if (end > 0 && text.at(end) != '-' && !Characters.continuesWord(text.at(end))) {
      findings.add(start, end, "host name");
    }
  }

  private static void examineDefanged(Text text, int position, Findings findings) {
    int start = position;
    while (position - start < LONGEST_DEFANGED && isOfDefanged(text.at(start - 1))) {
      start--;
    }
    while (start < position && !Characters.isDigit(text.at(start))) {
      start++;
    }
    int end = quadEnd(text, start, ".", "[.]", "(.)", "[dot]");
    if (end > position
        && !Characters.continuesWord(text.at(start - 1))
        && !Characters.continuesWord(text.at(end))
        && !text.isAt(end, "[.]")) {
      findings.add(start, end, "defanged");
    }
  }

  private static boolean isOfDefanged(char c) {
    return Characters.isDigit(c) || "[](.)dot".indexOf(c) >= 0 && c != 0;
  }

  private static void examineColon(Text text, int colon, Findings findings) {
    char before = text.at(colon - 1);
    char after = text.at(colon + 1);
    boolean first = before == ':' || !Characters.isHex(before);
    if (after != ':' && !Characters.isHex(after) || first && after != ':') {
      return;
    }
    int start = colon;
    while (colon - start < LONGEST_IPV6 && Characters.isHex(text.at(start - 1))) {
      start--;
    }
    char edge = text.at(start - 1);
    if (edge == ':' && !isLabel(text, start - 1)
        || edge == '.'
        || edge == '_'
        || Characters.continuesWord(edge)) {
      return;
    }
    int end = ipv6End(text, start);
    if (end > 0) {
      findings.add(start, end, "ipv6");
    }
  }

  /** Whether a word that is no part of an address ends before a colon: {@code ip6:2001:db8::}. */
  private static boolean isLabel(Text text, int colon) {
    int at = colon - 1;
    while (colon - at < LONGEST_IPV6 && Characters.isHex(text.at(at))) {
      at--;
    }
    return Characters.isLetter(text.at(at));
  }

  /** The end of the IPv6 address that begins at {@code start}, or -1. */
  static int ipv6End(Text text, int start) {
    int groups = 0;
    boolean compressed = false;
    int at = start;
    if (text.at(at) == ':') {
      if (text.at(at + 1) != ':') {
        return -1;
      }
      compressed = true;
      at += 2;
    }
    int lastGroupEnd = at;
    while (groups < 8) {
      int groupEnd = at;
      while (groupEnd - at <= 4 && Characters.isHex(text.at(groupEnd))) {
        groupEnd++;
      }
      if (groupEnd == at) {
        break;
      }
      if (groupEnd - at > 4) {
        return -1;
      }
      if (text.at(groupEnd) == '.') {
        int quadEnd = quadEnd(text, at, ".");
        if (quadEnd > 0) {
          groups += 2;
          lastGroupEnd = quadEnd;
          break;
        }
      }
      groups++;
      lastGroupEnd = groupEnd;
      if (text.at(groupEnd) != ':') {
        break;
      }
      if (text.at(groupEnd + 1) == ':') {
        if (compressed) {
          return -1;
        }
        compressed = true;
        at = groupEnd + 2;
        lastGroupEnd = at;
      } else {
        at = groupEnd + 1;
      }
    }
    return isComplete(text, start, groups, compressed, lastGroupEnd) ? lastGroupEnd : -1;
  }

  private static boolean isComplete(Text text, int start, int groups, boolean compressed, int end) {
    char after = text.at(end);
    if (Characters.continuesWord(after) || after == '_') {
      return false;
    }
    if (after == ':' && (Characters.isHex(text.at(end + 1)) || text.at(end + 1) == ':')) {
      return false;
    }
    if (!compressed) {
      return groups == 8;
    }
    return groups < 8 && hasDigit(text, start, end) && end - start > 2;
  }

  /** Tells {@code fe80::} and {@code ::1} from operators such as {@code a::b} and {@code ::}. */
  private static boolean hasDigit(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Characters.isDigit(text.at(i))) {
        return true;
      }
    }
    return false;
  }

  /** The end of four numbers of up to three digits, at most 255, with one of the separators. */
  private static int quadEnd(Text text, int start, String... separators) {
    int at = start;
    for (int part = 0; part < 4; part++) {
      int value = 0;
      int digits = 0;
      while (digits < 4 && Characters.isDigit(text.at(at))) {
        value = 10 * value + text.at(at) - '0';
        at++;
        digits++;
      }
      if (digits == 0 || digits > 3 || value > 255) {
        return -1;
      }
      if (part < 3) {
        int next = skip(text, at, separators);
        if (next == at) {
          return -1;
        }
        at = next;
      }
    }
    return at;
  }

  private static int skip(Text text, int at, String... separators) {
    for (String separator : separators) {
      if (text.isAt(at, separator)) {
        return at + separator.length();
      }
    }
    return at;
  }
}
