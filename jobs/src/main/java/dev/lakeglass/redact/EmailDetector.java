package dev.lakeglass.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses with Unicode letters, plus tags and sub-domains, and their usual disguises
 * ({@code jane [at] example [dot] com}, {@code jane at example dot com}). Not found: domains
 * without a dot.
 */
final class EmailDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final List<String> RETURN_PATHS =
      List.of("bounce+", "bounce-", "bounces+", "bounces-", "prvs=", "msprvs1=", "srs0=", "srs1=");
  private static final String ROBOT = "[bot]";
  private static final int LONGEST_LOCAL_PART = 128;
  private static final int LONGEST_QUOTED = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final char FIRST_EAST_ASIAN = '\u2E80';

  /** Endings of file names that follow an @ in code and assets, such as {@code logo@2x.png}. */
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "pdf", "js", "mjs", "ts", "tsx", "jsx",
          "css", "scss", "json", "yaml", "yml", "xml", "html", "htm", "txt", "md", "csv", "py",
          "java", "class", "rb", "php", "exe", "dll", "zip", "tar", "gz", "service", "timer");

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(
        "@", "[at]", "(at)", "{at}", "<at>", " at ", "[dot]", "(dot)", " dot ", "{dot}");
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    if (text.at(position) == '@') {
      examineAt(text, position, findings);
    } else {
      DisguisedEmail.examine(text, position, findings);
    }
  }

  private static void examineAt(Text text, int at, Findings findings) {
    boolean apart = text.at(at - 1) == ' ' && text.at(at + 1) == ' ';
    if (apart) {
      DisguisedEmail.examineApart(text, at, findings);
      return;
    }
    int start =
        switch (text.at(at - 1)) {
          case '"' -> quotedStart(text, at);
          case ']' -> robotStart(text, at);
          default -> localPartStart(text, at);
        };
    int end = domainEnd(text, at + 1);
    if (start < at && end > 0 && !isRepository(text, start, at, end)) {
      findings.add(start, end, "address");
    }
  }

  static int localPartStart(Text text, int at) {
    int start = at;
    boolean eastAsian = text.at(at - 1) >= FIRST_EAST_ASIAN;
    while (at - start < LONGEST_LOCAL_PART && isLocal(text.at(start - 1))) {
      if (!eastAsian && text.at(start - 1) >= FIRST_EAST_ASIAN) {
        break;
      }
      start--;
    }
    if (text.at(start - 1) == '=') {
      start = returnPathStart(text, start);
    }
    while (start < at && isEdge(text.at(start))) {
      start++;
    }
    return text.at(at - 1) == '.' ? at : start;
  }

  /** Only the return paths of mail servers hold a {@code =}; elsewhere it assigns the address. */
  private static int returnPathStart(Text text, int from) {
    int start = from;
    while (from - start < LONGEST_LOCAL_PART
        && (isLocal(text.at(start - 1)) || text.at(start - 1) == '=')) {
      start--;
    }
    for (String beginning : RETURN_PATHS) {
      if (text.isAt(start, beginning)) {
        return start;
      }
    }
    return from;
  }

  /** Where {@code dependabot[bot]@…} begins; {@code at} itself if this is no robot of GitHub's. */
  private static int robotStart(Text text, int at) {
    int name = at - ROBOT.length();
    int start = text.isAt(name, ROBOT) ? localPartStart(text, name) : name;
    return start < name ? start : at;
  }

  /** Where {@code "jane roe"@…} begins; {@code at} itself if this is no quoted local part. */
  private static int quotedStart(Text text, int at) {
    int start = at - 2;
    boolean word = false;
    while (at - start < LONGEST_QUOTED && (isLocal(text.at(start)) || text.at(start) == ' ')) {
      word |= Characters.isAlphanumeric(text.at(start));
      start--;
    }
    boolean opens = text.at(start) == '"' && !Characters.isAlphanumeric(text.at(start - 1));
    return word && opens ? start : at;
  }

  private static boolean isEdge(char c) {
    return c == '.' || c == '-' || c == '\'' || c == '*' || c == '~' || c == '%';
  }

  private static boolean isLocal(char c) {
    return Characters.isAlphanumeric(c)
        || c == '.'
        || c == '_'
        || c == '-'
        || c == '+'
        || c == '\''
        || c == '%'
        || c == '~'
        || c == '*'
        || c == '#'
        || c == '!'
        || c == '^';
  }

  /** The end of a domain name with a plausible top level, or -1. */
  static int domainEnd(Text text, int start) {
    int best = -1;
    int labelStart = start;
    int at = start;
    while (at - start <= LONGEST_DOMAIN) {
      char c = text.at(at);
      if (isLabel(c)) {
        at++;
        continue;
      }
      if (at == labelStart) {
        break;
      }
      int end = trimLabel(text, labelStart, at);
      if (labelStart > start && isTopLevel(text, labelStart, end)) {
        best = end;
      }
      boolean bracketed = c == '[' && text.at(at + 1) == '.' && text.at(at + 2) == ']';
      if (end < at || c != '.' && !bracketed) {
        break;
      }
      labelStart = bracketed ? at + 3 : at + 1;
      at = labelStart;
    }
    return best;
  }

  private static boolean isLabel(char c) {
    return Characters.isAlphanumeric(c) || c == '-';
  }

  /** Cuts off hyphens at the end and East Asian letters that follow a Latin label unspaced. */
  private static int trimLabel(Text text, int start, int end) {
    int trimmed = end;
    if (text.at(start) < FIRST_EAST_ASIAN) {
      for (int i = start; i < end; i++) {
        if (text.at(i) >= FIRST_EAST_ASIAN) {
          trimmed = i;
          break;
        }
      }
    }
    while (trimmed > start && text.at(trimmed - 1) == '-') {
      trimmed--;
    }
    return trimmed;
  }

  private static boolean isTopLevel(Text text, int start, int end) {
    if (text.isAt(start, "xn--")) {
      return end - start > 5;
    }
    if (end - start > 24 || end - start < (text.at(start) < 128 ? 2 : 1)) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!Characters.isLetter(text.at(i)) && !isMark(text.at(i))) {
        return false;
      }
    }
    return end - start > 7
        || !FILE_ENDINGS.contains(text.slice(start, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isMark(char c) {
    return c >= 128
        && (Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /** {@code git@host:path} names a service account, not a person. */
  private static boolean isRepository(Text text, int start, int at, int end) {
    return at - start == 3
        && text.isAt(start, "git")
        && (text.at(end) == ':' || text.at(end) == '/');
  }
}
