package dev.lakeglass.redact;

import java.util.Locale;
import java.util.Set;

/** Reads {@code jane [at] example [dot] com} and its like, from any of its markers. */
final class DisguisedEmail {
  private static final int REACH = 96;
  private static final String OPENING = "[({<";
  private static final String CLOSING = "])}>";

  /** Where at and dot are plain words, only these end an address: "index dot product" is none. */
  private static final Set<String> TOP_LEVELS =
      Set.of(
          "com", "org", "net", "edu", "gov", "info", "biz", "io", "ai", "app", "dev", "co", "me",
          "uk", "us", "ca", "au", "nz", "ie", "in", "de", "at", "ch", "fr", "be", "nl", "es", "pt",
          "it", "pl", "cz", "se", "dk", "fi", "eu", "br", "mx", "ar", "jp", "cn", "ru", "za");

  private static final WordSet WORDS =
      WordSet.of(
          "me us them him her it you we up out in on is are was see find visit live now today meet"
              + " join follow contact hosted more info read buy online lunch dinner party");

  private DisguisedEmail() {}

  static void examine(Text text, int position, Findings findings) {
    int marker = position;
    if (text.at(position) == ' ') {
      marker = position + 1;
    }
    int at = isMarker(text, marker, "at") ? marker : atBefore(text, marker);
    if (at < 0) {
      return;
    }
    boolean bracketed = OPENING.indexOf(text.at(at)) >= 0;
    int localEnd = skipSpaceBack(text, at);
    int start = localPartStart(text, localEnd);
    int afterAt = skipSpace(text, at + (bracketed ? 4 : 2));
    int end = domainEnd(text, afterAt, bracketed);
    if (start < localEnd && end > 0) {
      findings.add(start, end, "disguised");
    }
  }

  /** Takes in {@code jane [dot]} before {@code doe}. */
  private static int localPartStart(Text text, int end) {
    int start = EmailDetector.localPartStart(text, end);
    int dot = dotBefore(text, start);
    while (dot > end - REACH && start < end) {
      int partEnd = skipSpaceBack(text, dot);
      int part = EmailDetector.localPartStart(text, partEnd);
      if (part == partEnd) {
        return start;
      }
      start = part;
      dot = dotBefore(text, start);
    }
    return start;
  }

  /** Where the marker "dot" before an index begins, or -1. */
  private static int dotBefore(Text text, int index) {
    int end = skipSpaceBack(text, index);
    if (isMarker(text, end - 5, "dot") && OPENING.indexOf(text.at(end - 5)) >= 0) {
      return end - 5;
    }
    return isMarker(text, end - 3, "dot") ? end - 3 : -1;
  }

  /** {@code jane @ example.com}, but not {@code see us @ example.com}. */
  static void examineApart(Text text, int at, Findings findings) {
    int start = EmailDetector.localPartStart(text, at - 1);
    int end = EmailDetector.domainEnd(text, at + 2);
    int dot = end - 1;
    while (dot > at && text.at(dot) != '.') {
      dot--;
    }
    if (at - 1 - start >= 2
        && end > 0
        && TOP_LEVELS.contains(text.slice(dot + 1, end).toLowerCase(Locale.ROOT))
        && !WORDS.contains(text, start, at - 1)) {
      findings.add(start, end, "disguised");
    }
  }

  /** The marker "at" that stands before a marker "dot", if the words between are a domain. */
  private static int atBefore(Text text, int dot) {
    int at = skipSpaceBack(text, dot) - 1;
    int limit = Math.max(0, dot - REACH);
    while (at >= limit && (Characters.isAsciiAlphanumeric(text.at(at)) || text.at(at) == '-')) {
      at--;
    }
    if (text.at(at) == '@') {
      return -1;
    }
    int afterAt = skipSpaceBack(text, at + 1);
    int plain = afterAt - 2;
    if (text.at(plain - 1) == ' ' && text.at(afterAt) == ' ' && isMarker(text, plain, "at")) {
      return plain;
    }
    int bracketed = afterAt - 4;
    return isMarker(text, bracketed, "at") ? bracketed : -1;
  }

  /**
   * The end of a domain in which at least one dot is disguised, or any dot after a bracketed at.
   */
  private static int domainEnd(Text text, int start, boolean plainDots) {
    int at = start;
    int best = -1;
    boolean disguised = plainDots;
    int labelStart = start;
    while (at - start < REACH) {
      while (Characters.isAsciiAlphanumeric(text.at(at)) || text.at(at) == '-') {
        at++;
      }
      if (at == labelStart) {
        return best;
      }
      if (labelStart > start && disguised && isTopLevel(text, labelStart, at, plainDots)) {
        best = at;
      }
      int next = at;
      if (text.at(at) == '.' && Characters.isAsciiAlphanumeric(text.at(at + 1))) {
        next = at + 1;
      } else {
        int marker = skipSpace(text, at);
        if (!isMarker(text, marker, "dot")) {
          return best;
        }
        disguised = true;
        next = skipSpace(text, marker + (OPENING.indexOf(text.at(marker)) >= 0 ? 5 : 3));
      }
      labelStart = next;
      at = next;
    }
    return best;
  }

  private static boolean isTopLevel(Text text, int start, int end, boolean bracketed) {
    for (int i = start; i < end; i++) {
      if (!Characters.isAsciiLetter(text.at(i))) {
        return false;
      }
    }
    boolean plausible = end - start >= 2 && end - start <= 10;
    return plausible
        && (bracketed || TOP_LEVELS.contains(text.slice(start, end).toLowerCase(Locale.ROOT)));
  }

  /** Whether {@code word}, bare between spaces or in brackets, begins here. */
  private static boolean isMarker(Text text, int start, String word) {
    int bracket = text.at(start) == 0 ? -1 : OPENING.indexOf(text.at(start));
    if (bracket >= 0) {
      return text.isAt(start + 1, word)
          && text.at(start + 1 + word.length()) == CLOSING.charAt(bracket);
    }
    return text.isAt(start, word)
        && text.at(start - 1) == ' '
        && text.at(start + word.length()) == ' ';
  }

  private static int skipSpace(Text text, int from) {
    int at = from;
    while (text.at(at) == ' ' && at - from < 3) {
      at++;
    }
    return at;
  }

  private static int skipSpaceBack(Text text, int from) {
    int at = from;
    while (text.at(at - 1) == ' ' && from - at < 3) {
      at--;
    }
    return at;
  }
}
