package dev.lakeglass.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Objects;

/** One rule of the secret rules file; see there for what its keys mean. */
final class SecretRule implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int REACH = 8192;
  private static final int REACH_BEFORE = 64;

  private final String id;
  private final String type;
  private final String regex;
  private final Pattern pattern;
  private final String before;
  private final Pattern patternBefore;
  private final List<String> keywords;
  private final double entropy;
  private final List<Pattern> allowed;

  SecretRule(
      String id,
      String type,
      String regex,
      String before,
      List<String> keywords,
      double entropy,
      List<String> allowed) {
    this.id = Objects.requireNonNull(id, "id is null");
    this.type = Objects.requireNonNull(type, "type is null");
    this.regex = Objects.requireNonNull(regex, "regex is null");
    this.pattern = anchored(id, regex);
    this.before = Objects.requireNonNull(before, "before is null");
    this.patternBefore = compile(id, "(?:" + before + ")$");
    this.keywords = List.copyOf(keywords);
    this.entropy = entropy;
    this.allowed = allowed.stream().map(expression -> compile(id, expression)).toList();
    if (keywords.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use secret rule \"" + id + "\": it needs at least one keyword");
    }
  }

  String regex() {
    return regex;
  }

  /**
   * Without the anchor the engine would go on to read the rest of the window after it has found
   * that nothing matches at its beginning.
   */
  private static Pattern anchored(String id, String regex) {
    compile(id, regex);
    return compile(id, "^(?:" + regex + ")");
  }

  private static Pattern compile(String id, String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(
          "Cannot use secret rule \"" + id + "\": " + invalid.getMessage(), invalid);
    }
  }

  @Override
  public String name() {
    return id;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String settings() {
    return type + regex + before + keywords + entropy + allowed;
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(keywords);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    Window window = new Window(text, position, Math.min(text.length(), position + REACH));
    Matcher matcher = pattern.matcher(window);
    boolean matches = matcher.lookingAt();
    text.spendReading(window.furthest);
    if (!matches) {
      return;
    }
    int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
    int start = position + matcher.start(group);
    int end = position + matcher.end(group);
    if (end > start && isSecret(text.slice(start, end))) {
      findings.add(start - lengthBefore(text, start), end, id);
    }
  }

  /** How many characters before the match belong to the secret. */
  private int lengthBefore(Text text, int start) {
    if (before.isEmpty()) {
      return 0;
    }
    String lead = text.slice(Math.max(0, start - REACH_BEFORE), start);
    Matcher matcher = patternBefore.matcher(lead);
    return matcher.find() ? lead.length() - matcher.start() : 0;
  }

  private boolean isSecret(String secret) {
    return (entropy == 0 || Entropy.ofCharacters(secret) >= entropy)
        && allowed.stream().noneMatch(pattern -> pattern.matches(secret));
  }

  /** A part of a text that remembers how far it was read. */
  private static final class Window implements CharSequence {
    private final Text text;
    private final int start;
    private final int end;
    private int furthest;

    Window(Text text, int start, int end) {
      this.text = text;
      this.start = start;
      this.end = end;
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      furthest = Math.max(furthest, index);
      return text.at(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.slice(start + from, start + to);
    }

    @Override
    public String toString() {
      return text.slice(start, end);
    }
  }
}
