package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import java.io.Serializable;

/**
 * Which answers {@code embedding_distance} measures, and with which model.
 *
 * @param model class of the embedding model; empty for none
 * @param sample share of traces, 0 to 1
 */
public record EmbeddingSettings(String model, double sample) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double RANGE = 0x1p53;

  public static final EmbeddingSettings NONE = new EmbeddingSettings("", 0);

  boolean isOn() {
    return !model.isEmpty() && sample > 0;
  }

  /** Depends on the trace alone, so that each run measures the same answers. */
  boolean includes(String traceId) {
    return isOn() && (Hashing.ofWord(traceId) >>> 11) / RANGE < sample;
  }
}
