package dev.lakeglass.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many literals in one pass: the automaton of Aho and Corasick (Communications of the ACM 18
 * (1975) 333–340) with its failure links compiled away, one table load for each character.
 */
final class Keywords {
  private final byte[] classes = new byte[65536];
  private final int classCount;
  private final List<String> keywords;
  private int[] next;
  private int[][] outputs;

  Keywords(List<String> keywords) {
    this.keywords = List.copyOf(keywords);
    this.classCount = assignClasses();
    build();
  }

  int start() {
    return 0;
  }

  int step(int state, char c) {
    return next[state + classes[c]];
  }

  /** Indexes of the keywords that end in this state; null if there are none. */
  int[] ended(int state) {
    return outputs[state / classCount];
  }

  boolean isEnd(int state) {
    return outputs[state / classCount] != null;
  }

  int[] table() {
    return next;
  }

  byte[] classes() {
    return classes;
  }

  /** One more for each state number that ends a keyword; states are offsets into the table. */
  boolean[] ends() {
    boolean[] ends = new boolean[next.length];
    for (int state = 0; state < outputs.length; state++) {
      ends[state * classCount] = outputs[state] != null;
    }
    return ends;
  }

  private int assignClasses() {
    int count = 1;
    for (String keyword : keywords) {
      for (char c : keyword.toCharArray()) {
        char lower = Characters.lower(c);
        if (classes[lower] == 0) {
          if (count > 120) {
            throw new IllegalArgumentException("Too many different characters in keywords");
          }
          classes[lower] = (byte) count;
          classes[Character.toUpperCase(lower)] = (byte) count;
          count++;
        }
      }
    }
    return count;
  }

  private void build() {
    List<int[]> trie = new ArrayList<>();
    List<int[]> ended = new ArrayList<>();
    addState(trie, ended);
    for (int keyword = 0; keyword < keywords.size(); keyword++) {
      int state = 0;
      for (char c : keywords.get(keyword).toCharArray()) {
        int kind = classes[c];
        if (trie.get(state)[kind] < 0) {
          trie.get(state)[kind] = trie.size();
          addState(trie, ended);
        }
        state = trie.get(state)[kind];
      }
      ended.set(state, append(ended.get(state), keyword));
    }
    List<Integer> order = link(trie, ended);
    int[] places = places(order, trie.size());
    next = new int[trie.size() * classCount];
    outputs = new int[trie.size()][];
    for (int state = 0; state < trie.size(); state++) {
      int place = places[state];
      for (int kind = 0; kind < classCount; kind++) {
        next[place * classCount + kind] = places[trie.get(state)[kind]] * classCount;
      }
      outputs[place] = ended.get(state).length == 0 ? null : ended.get(state);
    }
  }

  /** The states near the root, in which texts stay most of the time, lie together in the table. */
  private static int[] places(List<Integer> order, int states) {
    int[] places = new int[states];
    for (int place = 0; place < order.size(); place++) {
      places[order.get(place)] = place + 1;
    }
    return places;
  }

  private void addState(List<int[]> trie, List<int[]> ended) {
    int[] row = new int[classCount];
    Arrays.fill(row, -1);
    trie.add(row);
    ended.add(new int[0]);
  }

  /** Adds failure links; returns the states but the root, those nearest to it first. */
  private List<Integer> link(List<int[]> trie, List<int[]> ended) {
    List<Integer> order = new ArrayList<>();
    int[] failure = new int[trie.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int kind = 0; kind < classCount; kind++) {
      int child = trie.get(0)[kind];
      if (child < 0) {
        trie.get(0)[kind] = 0;
      } else {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      order.add(state);
      for (int output : ended.get(failure[state])) {
        ended.set(state, append(ended.get(state), output));
      }
      for (int kind = 0; kind < classCount; kind++) {
        int child = trie.get(state)[kind];
        int fallback = trie.get(failure[state])[kind];
        if (child < 0) {
          trie.get(state)[kind] = fallback;
        } else {
          failure[child] = fallback;
          queue.add(child);
        }
      }
    }
    return order;
  }

  private static int[] append(int[] array, int value) {
    int[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = value;
    return longer;
  }
}
