package dev.lakeglass.redact;

import java.io.CharArrayWriter;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Removes personal data and secrets from texts before their first write.
 *
 * <p>Immutable and thread-safe. {@code redact(redact(x)) = redact(x)}, and the same text always
 * gives the same result. Time is linear in the length of the text. JSON inside a text stays JSON: a
 * token has no character that JSON escapes, and one that replaces a bare number is quoted.
 */
public final class Redactor implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A replacement can take away what spoke against another match, in a row of numbers one after the
   * other; a text that goes on like this is rejected.
   */
  private static final int MOST_ROUNDS = 64;

  private final RedactionPolicy policy;
  private transient volatile Scanner scanner;

  public Redactor(RedactionPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy is null");
    this.scanner = new Scanner(policy.detectors(), policy.budget());
  }

  public RedactionPolicy policy() {
    return policy;
  }

  /**
   * The text without what the policy removes.
   *
   * @throws RedactionException if a detector fails, or the text was made to be slow or endless; the
   *     record must then be rejected without text
   */
  public Redaction redact(String text) {
    Scanner.Scan scan = scanner().scan(text);
    List<Match> matches = scan.matches();
    if (matches.isEmpty()) {
      return Redaction.unchanged(text);
    }
    Map<String, Integer> counts = new HashMap<>();
    String redacted = text;
    for (int round = 0; round < MOST_ROUNDS && !matches.isEmpty(); round++) {
      for (Match match : matches) {
        counts.merge(match.type(), 1, Integer::sum);
      }
      Replacements replaced = new Replacements();
      redacted = replace(redacted, matches, replaced);
      scan = scanner().rescan(redacted, scan, replaced);
      matches = scan.matches();
    }
    if (!matches.isEmpty()) {
      throw RedactionException.unsettled(MOST_ROUNDS);
    }
    return new Redaction(redacted, counts);
  }

  /** What would be replaced, in order of place: for previews and measurements. */
  public List<Match> find(String text) {
    return scanner().find(text);
  }

  private String replace(String text, List<Match> matches, Replacements replaced) {
    CharArrayWriter redacted = new CharArrayWriter(text.length() + 64);
    int copied = 0;
    for (Match match : matches) {
      JsonNumber.Place place = JsonNumber.around(text, match.start(), match.end());
      redacted.write(text, copied, place.start() - copied);
      int start = redacted.size();
      String value = text.substring(match.start(), match.end());
      redacted.append(place.wrap(replacement(match.type(), value)));
      copied = place.end();
      replaced.add(place.start(), place.end(), start, redacted.size());
    }
    redacted.write(text, copied, text.length() - copied);
    return redacted.toString();
  }

  private String replacement(String type, String value) {
    String name = Token.name(type);
    return switch (policy.action(type)) {
      case DROP -> "";
      case PSEUDONYM -> "[" + name + "_" + pseudonym(type, value) + "]";
      case PARTIAL -> partial(name, value);
      case MASK, KEEP -> "[" + name + "]";
    };
  }

  private String pseudonym(String type, String value) {
    String canonical = CanonicalValue.of(type, value);
    return policy.pseudonymizer().digits(type, canonical, Token.PSEUDONYM_DIGITS);
  }

  private static String partial(String name, String value) {
    StringBuilder shown = new StringBuilder();
    int total = 0;
    for (int i = value.length() - 1; i >= 0; i--) {
      if (Characters.isAsciiAlphanumeric(value.charAt(i))) {
        total++;
        if (shown.length() < Token.PARTIAL_CHARACTERS) {
          shown.append(value.charAt(i));
        }
      }
    }
    boolean mostHidden = total >= 2 * Token.PARTIAL_CHARACTERS;
    return mostHidden ? "[" + name + "_****" + shown.reverse() + "]" : "[" + name + "]";
  }

  private Scanner scanner() {
    Scanner ready = scanner;
    if (ready == null) {
      ready = new Scanner(policy.detectors(), policy.budget());
      scanner = ready;
    }
    return ready;
  }
}
