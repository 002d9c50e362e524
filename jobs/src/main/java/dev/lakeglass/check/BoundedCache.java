package dev.lakeglass.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was computed for the keys used last.
 *
 * <p>Threads do not wait for each other's computations: two that ask for the same new key at once
 * may both compute it, and one result is kept.
 */
final class BoundedCache<K, V> {
  private final Map<K, V> entries;

  BoundedCache(int capacity) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  V get(K key, Function<K, V> compute) {
    synchronized (entries) {
      V cached = entries.get(key);
      if (cached != null) {
        return cached;
      }
    }
    V computed = compute.apply(key);
    synchronized (entries) {
      V other = entries.putIfAbsent(key, computed);
      return other == null ? computed : other;
    }
  }
}
