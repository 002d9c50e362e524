package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the document ids and numbers a text cites in brackets. */
final class Citations {
  private static final String OPENERS = "[\u3010(";
  private static final String CLOSERS = "]\u3011)";
  private static final int LONGEST = 80;
  private static final int LONGEST_NUMBER = 3;

  private Citations() {}

  static List<String> in(String text, List<ContextDocument> documents) {
    Set<String> ids = new HashSet<>();
    Set<String> shapes = new HashSet<>();
    for (ContextDocument document : documents) {
      ids.add(document.id());
      shapes.add(shape(document.id()));
    }
    shapes.remove("");
    List<String> cited = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      int bracket = OPENERS.indexOf(text.charAt(at));
      int end = bracket < 0 ? -1 : closing(text, at, CLOSERS.charAt(bracket));
      if (end > at && !isLink(text, end)) {
        boolean isSquare = text.charAt(at) != '(';
        for (String mark : text.substring(at + 1, end).split("[,;]")) {
          add(mark.strip(), isSquare, ids, shapes, cited);
        }
      }
    }
    return cited;
  }

  /** Which document a mark stands for, by its id or by its number from 1: its place from 0. */
  static OptionalInt place(String mark, List<ContextDocument> documents) {
    for (int place = 0; place < documents.size(); place++) {
      if (documents.get(place).id().equals(mark)) {
        return OptionalInt.of(place);
      }
    }
    int number = mark.chars().allMatch(Character::isDigit) ? Integer.parseInt(mark) : 0;
    return number >= 1 && number <= documents.size()
        ? OptionalInt.of(number - 1)
        : OptionalInt.empty();
  }

  /** Position of the closing bracket not far behind the opening one, or -1. */
  private static int closing(String text, int open, char bracket) {
    int limit = Math.min(text.length(), open + LONGEST);
    for (int at = open + 1; at < limit; at++) {
      if (text.charAt(at) == bracket) {
        return at;
      }
    }
    return -1;
  }

  private static void add(
      String mark, boolean isSquare, Set<String> ids, Set<String> shapes, List<String> cited) {
    String bare = withoutLabel(mark);
    boolean isNumber =
        isSquare
            && !bare.isEmpty()
            && bare.length() <= LONGEST_NUMBER
            && bare.chars().allMatch(Character::isDigit);
    boolean looksLikeId = ids.contains(bare) || shapes.contains(shape(bare)) && hasLetter(bare);
    if (isNumber || looksLikeId) {
      cited.add(bare);
    }
  }

  /** {@code doc: kb-1}, {@code source kb-1}, {@code ^1}. */
  private static String withoutLabel(String mark) {
    int space = Math.max(mark.lastIndexOf(' '), mark.lastIndexOf(':'));
    String bare = mark.substring(space + 1).strip();
    return bare.startsWith("^") ? bare.substring(1) : bare;
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private static boolean isLink(String text, int close) {
    return close + 1 < text.length() && text.charAt(close) == ']' && text.charAt(close + 1) == '(';
  }

  /**
   * Digits become 0, and several of them one: {@code kb-0042} and {@code kb-7} are {@code kb-0}.
   */
  private static String shape(String id) {
    StringBuilder shape = new StringBuilder();
    for (int at = 0; at < id.length(); at++) {
      char character = id.charAt(at);
      if (!Character.isDigit(character)) {
        shape.append(character);
      } else if (shape.length() == 0 || shape.charAt(shape.length() - 1) != '0') {
        shape.append('0');
      }
    }
    return shape.indexOf("0") >= 0 ? shape.toString() : "";
  }
}
