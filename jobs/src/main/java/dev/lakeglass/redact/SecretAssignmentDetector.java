package dev.lakeglass.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values assigned to a name that speaks of a secret: {@code password=…}, {@code "api_key": "…"},
 * {@code my password is …}, {@code --token …}. What is named a key or token must look random; what
 * is named a password need not.
 */
final class SecretAssignmentDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_VALUE = 512;
  private static final int MOST_BETWEEN = 24;
  private static final int SHORTEST_PASSWORD = 4;
  private static final int SHORTEST_KEY = 10;
  private static final int SHORTEST_SCRAMBLED = 12;
  private static final int SHORTEST_NEXT = 24;
  private static final int FEWEST_DIGITS = 4;

  /** So many small letters in a row are a word. */
  private static final int LONGEST_SYLLABLES = 7;

  private static final double KEY_ENTROPY = 2.8;

  private static final List<String> PASSWORDS =
      List.of(
          "password",
          "passwd",
          "_pass",
          "pgpassword",
          "passphrase",
          "passcode",
          "pwd",
          "passwort",
          "kennwort",
          "contraseña",
          "mot de passe",
          "motdepasse",
          "senha",
          "wachtwoord",
          "hasło",
          "parola",
          "lösenord");
  private static final List<String> KEYS =
      List.of(
          "secret",
          "api_key",
          "apikey",
          "api-key",
          "api key",
          "access_key",
          "accesskey",
          "access-key",
          "access key",
          "auth_token",
          "authtoken",
          "auth-token",
          "auth token",
          "access_token",
          "accesstoken",
          "access token",
          "refresh_token",
          "refresh token",
          "private_key",
          "privatekey",
          "private key",
          "encryption_key",
          "encryption key",
          "signing_key",
          "account_key",
          "accountkey",
          "token",
          "credential",
          "authorization",
          "auth_key",
          "authkey",
          "client_secret",
          "secretkey",
          "app_key",
          "appkey",
          "app-key",
          "master_key",
          "masterkey",
          "license_key",
          "session_key",
          "jsessionid",
          "phpsessid",
          "connect.sid",
          "subscription-key",
          "subscription_key");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "string",
          "text",
          "password",
          "passwd",
          "required",
          "optional",
          "null",
          "none",
          "nil",
          "true",
          "false",
          "undefined",
          "str",
          "hidden",
          "masked",
          "redacted",
          "your_password",
          "yourpassword",
          "your-password",
          "reset",
          "incorrect",
          "invalid",
          "wrong",
          "correct",
          "expired",
          "missing",
          "empty",
          "here",
          "this",
          "that",
          "been",
          "not",
          "too",
          "weak",
          "strong",
          "secret",
          "token",
          "value",
          "input",
          "object",
          "number",
          "boolean",
          "bytes",
          "field",
          "change",
          "forgot",
          "unknown",
          "default",
          "auto",
          "basic",
          "bearer",
          "type");

  @Override
  public String name() {
    return "secret";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(PASSWORDS).or(Trigger.keywords(KEYS));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    boolean password = !longest(text, position, PASSWORDS).isEmpty();
    int nameEnd = nameEnd(text, position, password);
    if (nameEnd < 0) {
      return;
    }
    int start = afterConnector(text, position, nameEnd, password);
    start = start < 0 ? valueApart(text, nameEnd) : start;
    if (start < 0) {
      examineNext(text, nameEnd, password, findings);
      return;
    }
    char quote = isQuote(text.at(start - 1)) ? text.at(start - 1) : 0;
    boolean said = text.at(start - 1) == ' ' && Characters.isLetter(text.at(start - 2));
    int end = valueEnd(text, start, quote, said ? ".?:!" : ".?:");
    text.spendReading(end - position);
    if (end > start && isSecret(text.slice(start, end), password, quote != 0, said)) {
      findings.add(start, end, password ? "password" : "key");
    }
  }

  /** A long random value right after the name of a key, as in {@code api token 3f9c… leaked}. */
  private static void examineNext(Text text, int nameEnd, boolean password, Findings findings) {
    if (password || text.at(nameEnd) != ' ') {
      return;
    }
    int start = skip(text, nameEnd, 2);
    int end = start;
    int digits = 0;
    int smallLetters = 0;
    while (end - start < LONGEST_VALUE
        && isOfRandom(text.at(end))
        && smallLetters < LONGEST_SYLLABLES) {
      digits += Characters.isDigit(text.at(end)) ? 1 : 0;
      smallLetters = Characters.isLower(text.at(end)) ? smallLetters + 1 : 0;
      end++;
    }
    text.spendReading(end - start);
    boolean random =
        end - start >= SHORTEST_NEXT
            && digits >= FEWEST_DIGITS
            && smallLetters < LONGEST_SYLLABLES
            && !Characters.continuesWord(text.at(end));
    if (random && isKey(text.slice(start, end))) {
      findings.add(start, end, "key");
    }
  }

  private static boolean isOfRandom(char c) {
    return Characters.isAsciiAlphanumeric(c) || c == '_' || c == '-';
  }

  private static int nameEnd(Text text, int position, boolean password) {
    String word = longest(text, position, password ? PASSWORDS : KEYS);
    int end = position + word.length();
    if (Characters.isLetter(text.at(end)) && !Characters.isUpper(text.at(end))) {
      return -1;
    }
    int limit = end + LONGEST_NAME;
    while (end < limit && (Characters.isAlphanumeric(text.at(end)) || text.at(end) == '_')) {
      end++;
    }
    return end;
  }

  private static String longest(Text text, int position, List<String> words) {
    String best = "";
    for (String word : words) {
      if (word.length() > best.length() && text.isAt(position, word)) {
        best = word;
      }
    }
    return best;
  }

  /** Where the value begins after {@code :}, {@code =}, {@code is} and their like, or -1. */
  private static int afterConnector(Text text, int position, int nameEnd, boolean password) {
    int at = skip(text, nameEnd, 3);
    boolean connected = false;
    while (text.at(at) == ':' || text.at(at) == '=' || text.at(at) == '>') {
      at++;
      connected = true;
    }
    if (!connected) {
      int word = connectingWord(text, at);
      if (word > 0) {
        at = word;
        connected = text.at(nameEnd) == ' ';
        at = text.at(at) == ':' ? at + 1 : at;
      } else {
        connected = text.at(position - 1) == '-' && text.at(nameEnd) == ' ';
      }
    }
    int start = skip(text, at, 4);
    return connected && (password || start > nameEnd) ? start : -1;
  }

  /** The value of {@code name: DB_PASSWORD, value: …} and {@code "password" { default = "…"}. */
  private static int valueApart(Text text, int nameEnd) {
    int at = nameEnd;
    while (at - nameEnd < MOST_BETWEEN
        && at < text.length()
        && " \t\n\r\"',;{".indexOf(text.at(at)) >= 0) {
      at++;
    }
    if (at == nameEnd) {
      return -1;
    }
    for (String word : new String[] {"value", "default"}) {
      if (text.isAt(at, word)) {
        int connector = skip(text, at + word.length(), 3);
        boolean assigned = text.at(connector) == '=' || text.at(connector) == ':';
        return assigned ? skip(text, connector + 1, 4) : -1;
      }
    }
    return -1;
  }

  private static int connectingWord(Text text, int at) {
    for (String word : new String[] {"is", "was", "ist", "est", "es", "è", "é", "to", "lautet"}) {
      if (text.isAt(at, word)
          && (text.at(at + word.length()) == ' ' || text.at(at + word.length()) == ':')) {
        return at + word.length();
      }
    }
    return -1;
  }

  private static int skip(Text text, int from, int most) {
    int at = from;
    while (at - from < most
        && (text.at(at) == ' '
            || text.at(at) == '\t'
            || isQuote(text.at(at))
            || text.at(at) == ']')) {
      at++;
    }
    return at;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static int valueEnd(Text text, int start, char quote, String closing) {
    int end = start;
    while (end - start < LONGEST_VALUE
        && !isValueEnd(text.at(end), quote)
        && !isNextParameter(text, end)) {
      end++;
    }
    if (quote == 0) {
      while (end > start && closing.indexOf(text.at(end - 1)) >= 0) {
        end--;
      }
    }
    return end;
  }

  private static boolean isValueEnd(char c, char quote) {
    if (c == 0 || c == '\n' || c == '\r' || c == '"' || c == Text.OPAQUE) {
      return true;
    }
    if (quote != 0) {
      return c == quote || Characters.isSpace(c);
    }
    return Characters.isSpace(c) || ",;)}]<'`|".indexOf(c) >= 0;
  }

  /** Whether {@code &name=} begins here, as in the query of a URL. */
  private static boolean isNextParameter(Text text, int at) {
    if (text.at(at) != '&') {
      return false;
    }
    int end = at + 1;
    while (end - at < LONGEST_NAME
        && (Characters.isAsciiAlphanumeric(text.at(end)) || text.at(end) == '_')) {
      end++;
    }
    return end > at + 1 && (text.at(end) == '=' || text.at(end) == ';');
  }

  private static boolean isSecret(String value, boolean password, boolean quoted, boolean said) {
    if (isReference(value) || PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))) {
      return false;
    }
    return password ? isPassword(value, quoted, said) : isKey(value);
  }

  /** A variable, call or template that will be filled in, or a row of stars. */
  private static boolean isReference(String value) {
    char first = value.charAt(0);
    return "$<{%[(*".indexOf(first) >= 0 && value.length() < 3
        || value.startsWith("${")
        || value.startsWith("$(")
        || value.startsWith("{{")
        || value.startsWith("{")
        || value.startsWith("[")
        || value.startsWith("<")
        || value.startsWith("os.")
        || value.startsWith("process.env")
        || value.startsWith("self.")
        || value.contains("(")
        || value.contains("://")
        || value.chars().distinct().count() < 3;
  }

  private static boolean isPassword(String value, boolean quoted, boolean said) {
    if (value.length() < SHORTEST_PASSWORD) {
      return false;
    }
    if (quoted && !said) {
      return true;
    }
    if (isScrambled(value)) {
      return true;
    }
    boolean plain = value.chars().allMatch(c -> Characters.isLetter((char) c) || c == '-');
    return !plain || hasHump(value) && !said;
  }

  private static boolean hasHump(String value) {
    for (int i = 1; i < value.length(); i++) {
      if (Characters.isUpper(value.charAt(i)) && Characters.isLower(value.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String value) {
    boolean path = value.startsWith("/") && !isScrambled(value) || value.startsWith("./");
    if (value.length() < SHORTEST_KEY || path) {
      return false;
    }
    int digits = 0;
    int letters = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      digits += Characters.isDigit(c) ? 1 : 0;
      letters += Characters.isAsciiLetter(c) ? 1 : 0;
      if (c >= 128 || !Characters.isAsciiAlphanumeric(c) && "_-./+=~:%$!@#^*".indexOf(c) < 0) {
        return false;
      }
    }
    boolean mixed =
        digits >= 2 && letters >= 2 || letters >= 24 && hasHump(value) || isScrambled(value);
    return mixed && Entropy.ofCharacters(value) >= KEY_ENTROPY && !isWords(value);
  }

  /** Capitals and small letters that change as no words do, nor camelCase. */
  private static boolean isScrambled(String value) {
    int changes = 0;
    int capitals = 0;
    for (int i = 1; i < value.length(); i++) {
      char before = value.charAt(i - 1);
      char c = value.charAt(i);
      boolean upper = Characters.isUpper(c);
      boolean joined = Characters.isAsciiAlphanumeric(before) && Characters.isAsciiAlphanumeric(c);
      changes += joined && upper != Characters.isUpper(before) ? 1 : 0;
      capitals += upper && Characters.isUpper(before) ? 1 : 0;
    }
    return value.length() >= SHORTEST_SCRAMBLED && capitals >= 2 && changes * 3 >= value.length();
  }

  /** Lower-case words with few digits, such as {@code my-secret-name-01}. */
  private static boolean isWords(String value) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < value.length(); i++) {
      run = Characters.isLower(value.charAt(i)) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest >= 6 && Entropy.ofCharacters(value) < 3.6;
  }
}
