package dev.lakeglass.redact;

import java.util.Set;

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

  /** Words that introduce a version unless the network is a private one. */
  private static final WordSet LIBRARIES =
      WordSet.of(
          "netty jetty spring hibernate jackson log4j openssl openssh curl npm kernel package module"
              + " plugin driver sdk library dependency jar patch hotfix upgrade upgraded update"
              + " updated bump bumped downgrade downgraded");

  /** What makes an address even of small numbers, unlike "from", which versions follow as well. */
  private static final WordSet ADDRESSED =
      WordSet.of(
          "ip ips ipv4 address addresses addr host hosts hostname server servers client clients peer"
              + " dns gateway router subnet proxy ping traceroute tracert ssh telnet nslookup whois"
              + " login logged connect connected connecting connection nameserver nameservers"
              + " resolver listen listening bind network net cidr src dst remote remoteaddr clientip"
              + " sourceip remoteip ipaddress sourceipaddress forwarded upstream endpoint socket tcp"
              + " udp icmp port ports firewall blocked banned denied deny allow allowed attack attacks"
              + " attacker vpn nat dhcp arp traffic internet url adresse rechner serveur servidor"
              + " dirección indirizzo endereço serwer адрес адреса сервер сервера хост");

  private static final Set<String> KNOWN =
      Set.of(
          "1.1.1.1", "1.0.0.1", "1.2.3.4", "8.8.8.8", "8.8.4.4", "9.9.9.9", "4.2.2.1", "4.2.2.2");
  private static final int LARGEST_FIRST = 25;
  private static final int LARGEST_MOST = 24;
  private static final int LARGEST = 99;
  private static final int WORDS_BEFORE = 6;
  private static final int WORDS_AFTER = 3;
  private static final int REACH = 64;

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
    return isHeading(text, run, first)
        || isIntroduced(text, start, !isPrivate(run, first))
        || isSmall(run, first) && !isAddressed(text, start, end);
  }

  /**
   * Whether the numbers are as small as those of versions: one of them up to 99, the others up to
   * 24. One address in a thousand is.
   */
  private static boolean isSmall(NumberRun run, int first) {
    int large = 0;
    for (int group = first + 1; group < first + 4; group++) {
      int value = value(run, group);
      large += value > LARGEST ? 2 : value > LARGEST_MOST ? 1 : 0;
    }
    return large < 2 && value(run, first) <= LARGEST_FIRST && !isPrivate(run, first);
  }

  /**
   * Whether a word of the line, the place or the numbers themselves say that this is an address.
   */
  private static boolean isAddressed(Text text, int start, int end) {
    char before = text.at(start - 1);
    boolean network = text.at(end) == '/' && Characters.isDigit(text.at(end + 1));
    return before == '@'
        || before == '/'
        || network
        || text.isAt(end, " - ")
        || KNOWN.contains(text.slice(start, end))
        || isAddressedBefore(text, start)
        || isAddressedAfter(text, end);
  }

  private static boolean isAddressedBefore(Text text, int start) {
    int at = start - 1;
    for (int word = 0; word < WORDS_BEFORE; word++) {
      while (start - at < REACH && isGap(text.at(at))) {
        at--;
      }
      int wordStart = wordStart(text, at + 1);
      if (wordStart > at) {
        return false;
      }
      if (ADDRESSED.contains(text, wordStart, at + 1)) {
        return true;
      }
      at = wordStart - 1;
    }
    return false;
  }

  private static boolean isAddressedAfter(Text text, int end) {
    int at = end;
    for (int word = 0; word < WORDS_AFTER; word++) {
      while (at - end < REACH && isGap(text.at(at))) {
        at++;
      }
      int wordEnd = at;
      while (wordEnd - at < LONGEST_WORD && Characters.isAlphanumeric(text.at(wordEnd))) {
        wordEnd++;
      }
      if (wordEnd == at) {
        return false;
      }
      if (ADDRESSED.contains(text, at, wordEnd)) {
        return true;
      }
      at = wordEnd;
    }
    return false;
  }

  private static boolean isGap(char c) {
    return c != 0 && c != '\n' && !Characters.isAlphanumeric(c);
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
  private static boolean isIntroduced(Text text, int start, boolean isPublic) {
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
      if (RELEASES.contains(text, wordStart, end)
          || isPublic && LIBRARIES.contains(text, wordStart, end)) {
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
