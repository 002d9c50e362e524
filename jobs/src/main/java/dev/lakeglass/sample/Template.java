package dev.lakeglass.sample;

import java.util.function.UnaryOperator;

/** Replaces {@code {name}} in a text; braces around anything else, as in JSON, stay. */
final class Template {
  private Template() {}

  static String fill(String template, UnaryOperator<String> values) {
    int open = template.indexOf('{');
    if (open < 0) {
      return template;
    }
    StringBuilder filled = new StringBuilder(template.length() + 64);
    int done = 0;
    while (open >= 0) {
      int close = endOfName(template, open + 1);
      if (close > 0) {
        filled
            .append(template, done, open)
            .append(values.apply(template.substring(open + 1, close)));
        done = close + 1;
      }
      open = template.indexOf('{', Math.max(open + 1, done));
    }
    return filled.append(template, done, template.length()).toString();
  }

  private static int endOfName(String template, int start) {
    int end = start;
    while (end < template.length() && isNamePart(template.charAt(end))) {
      end++;
    }
    return end > start && end < template.length() && template.charAt(end) == '}' ? end : -1;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }
}
