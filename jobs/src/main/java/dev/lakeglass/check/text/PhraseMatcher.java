package dev.lakeglass.check.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all phrases of all groups in one pass over a tokenised text.
 *
 * <p>A phrase is words as they are written, compared without case and accents. {@code {a|b c|}}
 * stands for one of the alternatives (the last one here is empty), {@code _} for up to three words
 * of any kind. A match never crosses the end of a sentence. Alternatives are multiplied out when
 * the matcher is built, so a match costs one hash lookup per word.
 */
public final class PhraseMatcher {
  private static final String GAP = "_";
  private static final int LONGEST_GAP = 3;

  private final Node root = new Node();
  private final LongSet firstWords;

  /**
   * @param phrasesByGroup phrases under the name of their group
   * @throws IllegalArgumentException if a phrase has an unclosed brace, no word or begins with a
   *     gap
   */
  public PhraseMatcher(Map<String, List<String>> phrasesByGroup) {
    phrasesByGroup.forEach((group, phrases) -> phrases.forEach(phrase -> add(group, phrase)));
    firstWords = new LongSet(root.children.size());
    root.children.keySet().forEach(firstWords::add);
  }

  /** One occurrence of a phrase of a group. */
  public record Match(String group, int sentence, int firstToken, int endToken) {}

  /**
   * Matches in order of their first word; where two begin at one word, the longest of each group.
   */
  public List<Match> find(TokenizedText text) {
    List<Match> matches = new ArrayList<>();
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      int end = text.endToken(sentence);
      for (int token = text.firstToken(sentence); token < end; token++) {
        if (firstWords.contains(text.hash(token))) {
          findAt(text, sentence, token, matches);
        }
      }
    }
    return matches;
  }

  private void findAt(TokenizedText text, int sentence, int token, List<Match> matches) {
    Map<String, Integer> ends = new HashMap<>(4);
    walk(root, text, token, text.endToken(sentence), ends);
    ends.forEach((group, end) -> matches.add(new Match(group, sentence, token, end)));
  }

  private static void walk(
      Node node, TokenizedText text, int token, int limit, Map<String, Integer> ends) {
    for (String group : node.groups) {
      ends.merge(group, token, Math::max);
    }
    if (node.afterGap != null) {
      for (int skipped = 0; skipped <= LONGEST_GAP && token + skipped < limit; skipped++) {
        walk(node.afterGap, text, token + skipped, limit, ends);
      }
    }
    if (token == limit) {
      return;
    }
    Node child = node.children.get(text.hash(token));
    if (child != null) {
      walk(child, text, token + 1, limit, ends);
    }
  }

  private void add(String group, String phrase) {
    for (String variant : PhraseVariants.of(phrase)) {
      Node node = root;
      for (String part : variant.trim().split("\\s+")) {
        node = part.equals(GAP) ? node.gap() : descend(node, part);
      }
      if (node == root || root.afterGap != null) {
        throw new IllegalArgumentException(
            "Cannot use phrase \"%s\" of %s: it must begin with a word".formatted(phrase, group));
      }
      if (!node.groups.contains(group)) {
        node.groups.add(group);
      }
    }
  }

  private static Node descend(Node from, String part) {
    Node node = from;
    TokenizedText words = TokenizedText.of(part);
    for (int token = 0; token < words.size(); token++) {
      node = node.children.computeIfAbsent(words.hash(token), hash -> new Node());
    }
    return node;
  }

  private static final class Node {
    private final Map<Long, Node> children = new HashMap<>();
    private final List<String> groups = new ArrayList<>(1);
    private Node afterGap;

    private Node gap() {
      if (afterGap == null) {
        afterGap = new Node();
      }
      return afterGap;
    }
  }
}
