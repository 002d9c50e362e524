package dev.lakeglass.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps what was computed for the keys used last. */
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

  synchronized V get(K key, Function<K, V> compute) {
    V cached = entries.get(key);
    if (cached == null) {
      cached = compute.apply(key);
      entries.put(key, cached);
    }
    return cached;
  }
}
