package dev.lakeglass.redact;

/**
 * Tells versions and sections of four numbers from IP addresses, which they look like: {@code
 * nginx/1.25.3.1}, {@code build 22.4.3.12}, {@code see section 1.2.3.4}.
 */
final class Release {
  private static final int LARGEST_SECTION = 19;
  private static final int LONGEST_WORD = 16;
  private static final WordSet NETWORK =
      WordSet.of(
          "ip ips ipv4 address addresses addr host hosts hostname server client peer dns gateway"
              + " router node broker subnet proxy from at via");
  private static final WordSet RELEASES =
      WordSet.of(
          "version versions release releases section sections chapter build builds firmware v ver"
              + " revision kapitel abschnitt paragraph rev firefox chrome chromium safari opera"
              + " windows android ios macos java jdk nginx apache tomcat mysql mariadb postgres"
              + " postgresql oracle clickhouse elasticsearch kibana cuda python outlook acrobat");

  private Release() {}

  /** Whether the four groups from {@code first} on are no address. */
  static boolean isAt(Text text, NumberRun run, int first) {
    int start = run.start(first);
    int end = run.end(first + 3);
    if (text.at(end) == ':' && Characters.isDigit(text.at(end + 1))) {
      return false;
    }
    char before = text.at(start - 1);
    if (before == '\u00a7' || before == ' ' && text.at(start - 2) == '\u00a7') {
      return true;
    }
    if ((before == '/' || before == '-') && Characters.isAlphanumeric(text.at(start - 2))) {
      return !isPrivate(run, first)
          && !NETWORK.contains(text, wordStart(text, start - 1), start - 1);
    }
    return isHeading(text, run, first) || isIntroduced(text, start);
  }

  /** Networks that no product counts its versions in (RFC 1918, 127/8). */
  private static boolean isPrivate(NumberRun run, int first) {
    int one = value(run, first);
    int two = value(run, first + 1);
    return one == 10 || one == 127 || one == 192 && two == 168 || one == 172 && two / 16 == 1;
  }

  /** Small numbers that begin a line, before a word with a capital. */
  private static boolean isHeading(Text text, NumberRun run, int first) {
    char before = text.at(run.start(first) - 1);
    int end = run.end(first + 3);
    if (before != 0 && before != '\n' && before != '#'
        || text.at(end) != ' '
        || !Characters.isUpper(text.at(end + 1))
        || !Characters.isLower(text.at(end + 2))) {
      return false;
    }
    boolean small = !isPrivate(run, first);
    for (int group = first; group < first + 4; group++) {
      small &= value(run, group) <= LARGEST_SECTION;
    }
    return small;
  }

  /** Whether one of the two words before says so, and none nearer speaks of a network. */
  private static boolean isIntroduced(Text text, int start) {
    int end = start;
    for (int word = 0; word < 2; word++) {
      int gap = 0;
      while (gap++ < 4 && isBetween(text.at(end - 1))) {
        end--;
      }
      int wordStart = wordStart(text, end);
      if (wordStart == end || NETWORK.contains(text, wordStart, end)) {
        return false;
      }
      if (RELEASES.contains(text, wordStart, end)) {
        return true;
      }
      end = wordStart;
    }
    return false;
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == '.' || c == ':' || c == '=' || c == '"' || c == '\'';
  }

  private static int wordStart(Text text, int end) {
    int start = end;
    while (end - start < LONGEST_WORD && Characters.isAlphanumeric(text.at(start - 1))) {
      start--;
    }
    return start;
  }

  private static int value(NumberRun run, int group) {
    int value = 0;
    for (int i = 0; i < run.length(group); i++) {
      value = 10 * value + run.digit(group, i) - '0';
    }
    return value;
  }
}
