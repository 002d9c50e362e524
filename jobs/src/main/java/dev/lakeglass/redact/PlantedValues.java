package dev.lakeglass.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for planted values in bytes, all of them in one pass. */
public final class PlantedValues {
  /** Bytes compared first; no value is shorter. */
  private static final int PREFIX = 8;

  private final Map<Long, List<Planted>> byPrefix = new HashMap<>();
  private final Map<Planted, byte[]> bytes = new HashMap<>();

  /** A value and what kind of value it is. */
  public record Planted(String type, String value) {}

  /**
   * @throws IllegalArgumentException if a value has fewer than eight bytes
   */
  public PlantedValues(List<Planted> values) {
    for (Planted value : values) {
      byte[] utf8 = value.value().getBytes(StandardCharsets.UTF_8);
      if (utf8.length < PREFIX) {
        throw new IllegalArgumentException("Too short to be searched for: a " + value.type());
      }
      bytes.put(value, utf8);
      byPrefix.computeIfAbsent(prefix(utf8), key -> new ArrayList<>()).add(value);
    }
  }

  /** Whole values only: 192.0.2.10 is not in 192.0.2.101. */
  public List<Planted> foundIn(byte[] content) {
    List<Planted> found = new ArrayList<>();
    long window = 0;
    for (int end = 0; end < content.length; end++) {
      window = window << 8 | content[end] & 0xff;
      List<Planted> candidates = byPrefix.get(window);
      if (candidates != null && end >= PREFIX - 1) {
        int start = end - PREFIX + 1;
        candidates.stream()
            .filter(value -> isAt(content, start, bytes.get(value)))
            .forEach(found::add);
      }
    }
    return found;
  }

  public List<Planted> foundIn(String content) {
    return foundIn(content.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isAt(byte[] content, int start, byte[] value) {
    int end = start + value.length;
    if (end > content.length || !Arrays.equals(content, start, end, value, 0, value.length)) {
      return false;
    }
    return !(isDigit(value[value.length - 1]) && end < content.length && isDigit(content[end]))
        && !(isDigit(value[0]) && start > 0 && isDigit(content[start - 1]));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static long prefix(byte[] bytes) {
    long window = 0;
    for (int i = 0; i < PREFIX; i++) {
      window = window << 8 | bytes[i] & 0xff;
    }
    return window;
  }
}
