package dev.lakeglass.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * Draws of one day whose frequencies stay close to what was asked for, so that no day has an
 * incident by accident.
 *
 * <p>Each key has its own Weyl sequence {@code frac(start + k·α)}. The multiplier α is a quadratic
 * irrational with small continued-fraction terms, so after n draws a share is off by O(log n / n)
 * instead of the O(1 / √n) of independent draws. Different keys have different starts and
 * multipliers.
 */
final class Calm {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final long seed;
  private final Map<String, Sequence> sequences = new HashMap<>();
  private final Map<String, Double> owed = new HashMap<>();

  Calm(long seed, long epochDay) {
    this.seed = Hash.of(seed, epochDay, 17);
  }

  double next(String key) {
    return sequences.computeIfAbsent(key, k -> new Sequence(Hash.of(seed, Hash.of(k)))).next();
  }

  boolean hits(String key, double probability) {
    return next(key) < probability;
  }

  int pick(String key, int size) {
    return (int) (next(key) * size);
  }

  /** What was left over under this key by {@link #owe}, 0 at the start of the day. */
  double owed(String key) {
    return owed.getOrDefault(key, 0.0);
  }

  void owe(String key, double amount) {
    owed.put(key, amount);
  }

  private static final class Sequence {
    private final double step;
    private double position;

    Sequence(long hash) {
      double value = GOLDEN;
      for (int shift = 0; shift < 8; shift += 2) {
        value = 1 / (1 + ((hash >>> shift) & 3) % 3 + value);
      }
      step = value;
      position = Hash.unit(Hash.of(hash));
    }

    double next() {
      position += step;
      position -= Math.floor(position);
      return position;
    }
  }
}
