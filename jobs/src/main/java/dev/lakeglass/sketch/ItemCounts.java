package dev.lakeglass.sketch;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each value of a categorical metric was seen: exact for up to {@value #MAX_ITEMS}
 * different values. Beyond, the values with the greatest hashes are summed under {@value #OTHER}:
 * which ones does not depend on the order, and both sides of a comparison keep the same ones (the
 * idea of Gibbons' distinct sampling, VLDB 2001).
 */
final class ItemCounts {
  static final int MAX_ITEMS = 256;
  static final String OTHER = "(other)";

  private static final Comparator<String> BY_HASH =
      Comparator.<String>comparingInt(item -> mix(item.hashCode()))
          .thenComparing(Comparator.naturalOrder());

  private final TreeMap<String, Long> counts = new TreeMap<>(BY_HASH);
  private long other;

  void add(String item, long count) {
    if (item.equals(OTHER)) {
      other += count;
      return;
    }
    boolean full = counts.size() == MAX_ITEMS && !counts.containsKey(item);
    if (full && BY_HASH.compare(item, counts.lastKey()) > 0) {
      other += count;
      return;
    }
    if (full) {
      other += counts.pollLastEntry().getValue();
    }
    counts.merge(item, count, Long::sum);
  }

  void merge(ItemCounts that) {
    that.counts.forEach(this::add);
    other += that.other;
  }

  /** By name; {@value #OTHER} only if something was summed there. */
  SortedMap<String, Long> asMap() {
    TreeMap<String, Long> map = new TreeMap<>(Comparator.<String>naturalOrder());
    map.putAll((Map<String, Long>) counts);
    if (other > 0) {
      map.put(OTHER, other);
    }
    return Collections.unmodifiableSortedMap(map);
  }

  /** Spreads the weak bits of {@link String#hashCode}: the finalizer of MurmurHash3. */
  private static int mix(int hash) {
    int mixed = hash;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
