package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs detectors over a text in one pass: for each character one look at its class, for each that
 * can begin a keyword a walk down the trie of keywords; only where a trigger fires is a detector
 * asked.
 */
final class Scanner {
  private static final int DIGIT = 1;
  private static final int CAPITAL = 2;
  private static final int SMALL = 4;
  private static final int LOWER = 8;
  private static final int ALPHANUMERIC = 16;
  private static final int CONTINUES_WORD = 32;
  private static final int BEGINS_KEYWORD = 64;

  private final Detector[] detectors;
  private final Asked onShortNumber;
  private final Asked onLongNumber;
  private final Asked onMixedToken;
  private final int[] onCapital;
  private final int[] onWholeText;
  private final Keywords keywords;
  private final byte[] kinds;
  private final String[] literals;
  private final int[][] askers;
  private final boolean[] exact;
  private final int longestKeyword;
  private final int budget;
  private final Set<String> tokenNames;

  Scanner(List<Detector> detectors) {
    this(detectors, Text.STANDARD_BUDGET);
  }

  Scanner(List<Detector> detectors, int budget) {
    this.budget = budget;
    this.detectors = detectors.toArray(new Detector[0]);
    this.onShortNumber = new Asked(detectors, asking(Trigger.Kind.NUMBER));
    this.onLongNumber = new Asked(detectors, asking(Trigger.Kind.NUMBER, Trigger.Kind.LONG_NUMBER));
    this.onMixedToken = new Asked(detectors, asking(Trigger.Kind.MIXED_TOKEN));
    this.onCapital = asking(Trigger.Kind.CAPITALISED_WORD);
    this.onWholeText = asking(Trigger.Kind.WHOLE_TEXT);
    Map<String, List<Integer>> byKeyword = new LinkedHashMap<>();
    for (int rank = 0; rank < detectors.size(); rank++) {
      for (String keyword : detectors.get(rank).trigger().keywords()) {
        byKeyword.computeIfAbsent(keyword, unused -> new ArrayList<>()).add(rank);
      }
    }
    this.literals = byKeyword.keySet().toArray(new String[0]);
    this.askers =
        byKeyword.values().stream()
            .map(ranks -> ranks.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.exact = new boolean[literals.length];
    List<String> lowered = new ArrayList<>();
    for (int keyword = 0; keyword < literals.length; keyword++) {
      String literal = literals[keyword];
      lowered.add(lower(literal));
      exact[keyword] = literal.chars().anyMatch(c -> Characters.isUpper((char) c));
    }
    this.longestKeyword = lowered.stream().mapToInt(String::length).max().orElse(0);
    this.keywords = new Keywords(lowered);
    this.kinds = kinds(keywords);
    this.tokenNames =
        detectors.stream()
            .map(detector -> Token.name(detector.type()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Positions in the original text, in order, overlaps united. */
  List<Match> find(String text) {
    return scan(text).matches();
  }

  Scan scan(String original) {
    return scan(text(original));
  }

  /** Finds what {@link #scan} would, in a text that became of another one by replacements. */
  Scan rescan(String original, Scan earlier, Replacements replaced) {
    Text text = text(original);
    Replacements seen = replaced.in(earlier.text, text);
    if (seen == null) {
      return scan(text);
    }
    ReadRanges read = earlier.allRead();
    text.succeed(earlier.text, seen);
    Parts parts = new Parts();
    Parts numbers = new Parts();
    read.touched(seen, text, longestKeyword, parts, numbers);
    Scan scan = new Scan(text, new Findings(), new ReadRanges(), read, seen);
    return run(scan, parts.within(text.length()), numbers.within(text.length()));
  }

  private Scan scan(Text text) {
    int[] all = {0, text.length()};
    Scan scan = new Scan(text, new Findings(), new ReadRanges(), null, null);
    return run(scan, all, all.clone());
  }

  /**
   * Matches in the original text, in order of place.
   *
   * <p>What overlaps is united, so that no character that any detector claims survives. The union
   * takes the type of the detector that comes first in the list; of one detector's, the leftmost.
   */
  private static List<Match> unite(Scan scan) {
    List<Findings.Found> found = new ArrayList<>(scan.findings.found());
    if (found.isEmpty()) {
      return List.of();
    }
    found.sort(
        Comparator.comparingInt(Findings.Found::start).thenComparingInt(Findings.Found::rank));
    List<Match> matches = new ArrayList<>();
    Findings.Found best = found.get(0);
    int start = best.start();
    int end = best.end();
    for (Findings.Found next : found.subList(1, found.size())) {
      if (next.start() >= end) {
        matches.add(scan.match(best, start, end));
        best = next;
        start = next.start();
        end = next.end();
        continue;
      }
      best = better(best, next);
      end = Math.max(end, next.end());
    }
    matches.add(scan.match(best, start, end));
    return matches;
  }

  private static Findings.Found better(Findings.Found first, Findings.Found second) {
    return second.rank() < first.rank() ? second : first;
  }

  private Text text(String original) {
    Text text = Text.of(original, tokenNames);
    text.allow(budget);
    return text;
  }

  /** The number of places at which a detector found something. */
  int count(Text text) {
    return scan(text).findings().found().size();
  }

  private Scan run(Scan scan, int[] parts, int[] numbers) {
    try {
      if (scan.text.length() > 0) {
        ask(onWholeText, scan.text, 0, scan.findings);
      }
      scan(parts, numbers, scan);
    } catch (RedactionException rejected) {
      throw rejected;
    } catch (RuntimeException | StackOverflowError failure) {
      throw RedactionException.ofDetector(scan.findings.asked(), failure);
    }
    return scan;
  }

  /**
   * Asks detectors wherever a trigger fires.
   *
   * @param parts where to look for keywords, in ascending order
   * @param numbers parts of these parts where to look for numbers, tokens and capitals too
   */
  private void scan(int[] parts, int[] numbers, Scan scan) {
    Text text = scan.text;
    char[] characters = text.characters();
    int near = 0;
    int nextNumber = 0;
    int scanned = 0;
    for (int part = 0; part < parts.length; part += 2) {
      int end = parts[part + 1];
      int start = Math.max(scanned, parts[part]);
      int before = kinds[text.peek(start - 1)];
      for (int i = start; i < end; i++) {
        int kind = kinds[characters[i]];
        if ((kind & SMALL) != 0 && (before & CONTINUES_WORD) != 0) {
          before = kind;
          continue;
        }
        if ((kind & BEGINS_KEYWORD) != 0
            && keywords.mayBegin(characters, i)
            && mayBeginKeyword(kind, before)) {
          keywordsAt(i, scan);
        }
        if ((kind & (DIGIT | CAPITAL)) != 0) {
          while (near < numbers.length && i >= numbers[near + 1]) {
            near += 2;
          }
          if (near < numbers.length && i >= numbers[near]) {
            if ((kind & CAPITAL) != 0) {
              capital(i, before, scan);
            } else if (i >= nextNumber) {
              nextNumber = digit(i, scan);
              if (text.numbers().isCut()) {
                end = Math.max(end, Math.min(text.length(), nextNumber + NumberRun.REACH));
                numbers[near + 1] = Math.max(numbers[near + 1], end);
              }
            }
          }
        }
        before = kind;
      }
      scanned = Math.max(scanned, end);
    }
  }

  private void capital(int position, int before, Scan scan) {
    if ((before & (CAPITAL | SMALL)) == 0) {
      scan.text.beginReading();
      ask(onCapital, scan.text, position, scan.findings);
      scan.text.addRead(scan.read, position, position + 1);
    }
  }

  /** A keyword that begins with a letter or digit must begin a word, or a hump of camelCase. */
  private static boolean mayBeginKeyword(int first, int before) {
    return (before & CONTINUES_WORD) == 0
        || (first & ALPHANUMERIC) == 0
        || (first & CAPITAL) != 0 && (before & LOWER) != 0;
  }

  /** Handles the number run or mixed token at a digit and returns where to look for the next. */
  private int digit(int position, Scan scan) {
    scan.text.beginReading();
    int next = digit(scan.text, position, scan.findings);
    scan.text.addRead(scan.read, position, next);
    return next;
  }

  private int digit(Text text, int position, Findings findings) {
    if (Characters.isAsciiLetter(text.at(position - 1))) {
      return mixedToken(text, position, findings);
    }
    int uuidEnd = Uuid.endAround(text, position);
    if (uuidEnd > 0) {
      return uuidEnd;
    }
    NumberRun run = text.numbers();
    run.parse(position);
    if (run.isFractionOfOne()) {
      return run.end();
    }
    boolean isLong = run.digitCount(0, run.groups() - 1) >= Trigger.LONG_NUMBER_DIGITS;
    ask(isLong ? onLongNumber : onShortNumber, run.lengthMask(), text, position, findings);
    int end = run.end();
    if (Characters.isAsciiLetter(text.at(end))) {
      return mixedToken(text, end - 1, findings);
    }
    return end;
  }

  private int mixedToken(Text text, int position, Findings findings) {
    int start = position;
    while (Characters.isAsciiAlphanumeric(text.at(start - 1))) {
      start--;
    }
    int uuidEnd = Uuid.endAround(text, start);
    if (uuidEnd > 0) {
      return uuidEnd;
    }
    int end = position;
    while (Characters.isAsciiAlphanumeric(text.at(end))) {
      end++;
    }
    ask(onMixedToken, 1L << Math.min(63, end - start), text, start, findings);
    return end;
  }

  private void keywordsAt(int start, Scan scan) {
    Text text = scan.text;
    boolean asked = false;
    int at = start;
    int state = keywords.step(0, text.peek(at));
    while (state != 0) {
      if (keywords.isEnd(state)) {
        for (int keyword : keywords.ended(state)) {
          if (!exact[keyword] || standsExactly(text, start, literals[keyword])) {
            if (!asked) {
              text.beginReading();
              asked = true;
            }
            ask(askers[keyword], text, start, scan.findings);
          }
        }
      }
      state = keywords.step(state, text.peek(++at));
    }
    if (asked) {
      text.addRead(scan.read, start, start);
    }
  }

  private static boolean standsExactly(Text text, int start, String literal) {
    for (int i = 0; i < literal.length(); i++) {
      if (text.peek(start + i) != literal.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void ask(int[] ranks, Text text, int position, Findings findings) {
    for (int rank : ranks) {
      ask(rank, text, position, findings);
    }
  }

  /** Asks the detectors of a token of this length, or of a number with groups of these lengths. */
  private void ask(Asked asked, long lengths, Text text, int position, Findings findings) {
    long rest = asked.of(lengths);
    while (rest != 0) {
      ask(asked.rank(Long.numberOfTrailingZeros(rest)), text, position, findings);
      rest &= rest - 1;
    }
  }

  private void ask(int rank, Text text, int position, Findings findings) {
    Detector detector = detectors[rank];
    findings.ask(detector, rank);
    detector.examine(text, position, findings);
  }

  private int[] asking(Trigger.Kind... kinds) {
    int[] ranks = new int[detectors.length];
    int count = 0;
    for (int rank = 0; rank < ranks.length; rank++) {
      if (!Collections.disjoint(detectors[rank].trigger().kinds(), List.of(kinds))) {
        ranks[count++] = rank;
      }
    }
    return Arrays.copyOf(ranks, count);
  }

  private static String lower(String literal) {
    char[] lower = literal.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Characters.lower(lower[i]);
    }
    return new String(lower);
  }

  /** All that the pass must know of a character, in one load. */
  private static byte[] kinds(Keywords keywords) {
    byte[] kinds = new byte[65536];
    for (int i = 0; i < kinds.length; i++) {
      char c = (char) i;
      int kind = Characters.isDigit(c) ? DIGIT : 0;
      kind |= Characters.isUpper(c) ? CAPITAL : 0;
      kind |= Characters.isLetter(c) && !Characters.isUpper(c) ? SMALL : 0;
      kind |= Characters.isLower(c) ? LOWER : 0;
      kind |= Characters.isAlphanumeric(c) ? ALPHANUMERIC : 0;
      kind |= Characters.continuesWord(c) ? CONTINUES_WORD : 0;
      kinds[i] = (byte) (keywords.step(0, c) == 0 ? kind : kind | BEGINS_KEYWORD);
    }
    return kinds;
  }

  /**
   * A text and what was found in it.
   *
   * @param read what was read of it in this scan
   * @param earlier what was read of the text from which it came by replacements, or null
   * @param replaced these replacements, or null
   */
  record Scan(
      Text text, Findings findings, ReadRanges read, ReadRanges earlier, Replacements replaced) {
    private ReadRanges allRead() {
      return earlier == null ? read : read.with(earlier, replaced);
    }

    List<Match> matches() {
      return unite(this);
    }

    private Match match(Findings.Found best, int start, int end) {
      return new Match(
          best.detector().type(),
          text.originalIndex(start),
          text.originalIndex(end),
          best.reason());
    }
  }

  /** Counts by type, in the order of the types. */
  static Map<String, Integer> count(List<Match> matches) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Match match : matches) {
      counts.merge(match.type(), 1, Integer::sum);
    }
    return counts;
  }
}
