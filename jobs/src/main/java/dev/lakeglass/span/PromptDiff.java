package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was taken out of a prompt and what was put in, sentence by sentence: the shortest list of
 * changes (longest common subsequence).
 */
public final class PromptDiff {
  private static final Pattern BREAK = Pattern.compile("\\R+|(?<=[.!?])\\s+");

  /** Longer prompts are compared up to here; the table of the comparison grows with the square. */
  private static final int MOST_SENTENCES = 2_000;

  private PromptDiff() {}

  /** Sentences behind {@code "- "} for what went and {@code "+ "} for what came, in order. */
  public static List<String> between(String before, String after) {
    List<String> old = sentences(before);
    List<String> now = sentences(after);
    int[][] common = common(old, now);
    List<String> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        changes.add("- " + old.get(i++));
      } else {
        changes.add("+ " + now.get(j++));
      }
    }
    return changes;
  }

  private static List<String> sentences(String text) {
    return Arrays.stream(BREAK.split(text))
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .limit(MOST_SENTENCES)
        .toList();
  }

  /** Length of the longest common subsequence of what stands from two places on. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
