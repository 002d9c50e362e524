package dev.lakeglass.cost;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which models a price is for: a name, a name with {@code *} at its ends for any text, or a regular
 * expression after {@code ~}. Upper and lower case are the same.
 */
record ModelPattern(String text) implements Serializable {
  private static final int EXACT = 1_000;

  ModelPattern {
    text = text.startsWith("~") ? text : text.toLowerCase(Locale.ROOT);
  }

  boolean matches(String model) {
    if (isExpression()) {
      return expression().matcher(model).find();
    }
    String literal = literal();
    boolean isOpenBefore = text.startsWith("*");
    boolean isOpenAfter = text.length() > 1 && text.endsWith("*");
    if (isOpenBefore && isOpenAfter) {
      return model.contains(literal);
    }
    if (isOpenBefore) {
      return model.endsWith(literal);
    }
    return isOpenAfter ? model.startsWith(literal) : model.equals(literal);
  }

  /** How much of a name the pattern pins down; an exact name beats every pattern. */
  int specificity() {
    if (isExpression()) {
      return text.replaceAll("\\(\\?![^)]*(\\([^)]*\\))*[^)]*\\)|[^A-Za-z0-9]", "").length();
    }
    return text.contains("*") ? literal().length() : EXACT + text.length();
  }

  boolean isValid() {
    if (!isExpression()) {
      return !literal().contains("*") && !text.isEmpty();
    }
    try {
      return expression() != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private Pattern expression() {
    return Pattern.compile(text.substring(1), Pattern.CASE_INSENSITIVE);
  }

  private boolean isExpression() {
    return text.startsWith("~");
  }

  private String literal() {
    int begin = text.startsWith("*") ? 1 : 0;
    int end = text.endsWith("*") ? text.length() - 1 : text.length();
    return begin >= end ? "" : text.substring(begin, end);
  }
}
