package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {
  @Test
  void agreesWithTheSetOfTheLibrary() {
    Random random = new Random(3);
    LongSet own = new LongSet(1);
    Set<Long> theirs = new HashSet<>();
    for (int step = 0; step < 10_000; step++) {
      // Few distinct keys whose low bits collide.
      long key = 1L + ((long) random.nextInt(3_000) << 20);
      assertThat(own.contains(key)).isEqualTo(theirs.contains(key));
      assertThat(own.add(key)).isEqualTo(theirs.add(key));
    }
    assertThat(own.size()).isEqualTo(theirs.size());
  }

  @Test
  void mapsLikeTheMapOfTheLibrary() {
    Random random = new Random(4);
    LongIntMap own = new LongIntMap(1);
    Map<Long, Integer> theirs = new HashMap<>();
    for (int step = 0; step < 10_000; step++) {
      long key = 1L + ((long) random.nextInt(3_000) << 20);
      assertThat(own.get(key, -1)).isEqualTo(theirs.getOrDefault(key, -1));
      own.put(key, step);
      theirs.put(key, step);
    }
    assertThat(own.size()).isEqualTo(theirs.size());
  }
}
