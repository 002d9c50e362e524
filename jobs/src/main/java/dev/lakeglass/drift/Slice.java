package dev.lakeglass.drift;

import java.util.Comparator;
import java.util.List;

/**
 * Part of the traffic: one value of one dimension, or all of it.
 *
 * @param key dimension, {@code all} for everything
 * @param value value of the dimension, {@code all} for everything
 */
public record Slice(String key, String value) implements Comparable<Slice> {
  public static final Slice ALL = new Slice("all", "all");

  /** The more of the cause a dimension names, the earlier: of equal slices the first is blamed. */
  private static final List<String> MOST_TELLING_FIRST =
      List.of(
          "prompt_version",
          "prompt_name",
          "index_name",
          "dataset_version",
          "route",
          "model_name",
          "tenant_id",
          "release",
          "application",
          "all");

  private static final Comparator<Slice> ORDER =
      Comparator.comparingInt(Slice::rank).thenComparing(Slice::key).thenComparing(Slice::value);

  /** {@code key=value}. */
  static Slice parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "Cannot read slice \"" + text + "\": expected dimension=value");
    }
    return new Slice(text.substring(0, equals), text.substring(equals + 1));
  }

  @Override
  public int compareTo(Slice other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }

  /** As people say it: route /v1/ask, prompt support-answer. */
  String words() {
    return switch (key) {
      case "prompt_name", "prompt_version" -> "prompt " + value;
      case "model_name" -> "model " + value;
      case "tenant_id" -> "tenant " + value;
      case "index_name" -> "index " + value;
      case "dataset_version" -> "data set " + value;
      default -> key + " " + value;
    };
  }

  private int rank() {
    int index = MOST_TELLING_FIRST.indexOf(key);
    return index < 0 ? MOST_TELLING_FIRST.size() : index;
  }
}
