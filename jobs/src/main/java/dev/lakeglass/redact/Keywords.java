package dev.lakeglass.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the literals that begin at a place: a trie in one array, those of its states that end a
 * literal last, so that most places are left after one or two loads.
 */
final class Keywords {
  private static final int MOST_CLASSES = 120;
  private static final int MOST_STATES = 65_535;

  private final byte[] classes = new byte[65536];
  private final char[] next;
  private final int shift;
  private final int firstEnd;
  private final int[][] ended;
  private final FirstThree beginnings = new FirstThree();

  Keywords(List<String> keywords) {
    int classCount = assignClasses(keywords);
    this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(classCount - 1);
    Node root = new Node();
    for (int keyword = 0; keyword < keywords.size(); keyword++) {
      beginnings.add(keywords.get(keyword));
      Node node = root;
      for (char c : keywords.get(keyword).toCharArray()) {
        node = node.children.computeIfAbsent((int) classes[c], unused -> new Node());
      }
      node.ended.add(keyword);
    }
    List<Node> passed = new ArrayList<>();
    List<Node> ends = new ArrayList<>();
    sort(root, passed, ends);
    this.firstEnd = passed.size();
    this.next = new char[passed.size() + ends.size() << shift];
    this.ended = new int[ends.size()][];
    passed.addAll(ends);
    for (int state = 0; state < passed.size(); state++) {
      passed.get(state).state = state;
    }
    passed.forEach(this::layOut);
  }

  /**
   * The state after one more character, in any case; 0, in which every search begins, if no keyword
   * goes on with it.
   */
  int step(int state, char c) {
    return next[(state << shift) + classes[c]];
  }

  /** Whether to take steps from an index on; two more characters must follow it in the array. */
  boolean mayBegin(char[] characters, int index) {
    return beginnings.mayBegin(characters, index);
  }

  boolean isEnd(int state) {
    return state >= firstEnd;
  }

  /** Indexes of the keywords that end in this state. */
  int[] ended(int state) {
    return ended[state - firstEnd];
  }

  private int assignClasses(List<String> keywords) {
    int count = 1;
    for (String keyword : keywords) {
      for (char lower : keyword.toCharArray()) {
        if (classes[lower] == 0) {
          if (count > MOST_CLASSES) {
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

  /** Nodes nearest to the root first, so that what is read most lies together. */
  private static void sort(Node root, List<Node> passed, List<Node> ends) {
    ArrayDeque<Node> queue = new ArrayDeque<>(List.of(root));
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      (node.ended.isEmpty() ? passed : ends).add(node);
      queue.addAll(node.children.values());
    }
    if (passed.size() + ends.size() > MOST_STATES) {
      throw new IllegalArgumentException("Too many keywords");
    }
  }

  private void layOut(Node node) {
    node.children.forEach((kind, child) -> next[(node.state << shift) + kind] = (char) child.state);
    if (isEnd(node.state)) {
      ended[node.state - firstEnd] = node.ended.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private static final class Node {
    private final TreeMap<Integer, Node> children = new TreeMap<>();
    private final List<Integer> ended = new ArrayList<>();
    private int state;
  }
}
