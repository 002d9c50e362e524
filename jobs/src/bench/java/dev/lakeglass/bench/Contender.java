package dev.lakeglass.bench;

import java.nio.file.Path;

/** One way to do a job; it lives in a process of its own. */
interface Contender extends AutoCloseable {

  /** Does the whole job once: reads what lies in {@code input}, writes to {@code out}. */
  void run(Path input, Path out) throws Exception;

  @Override
  default void close() {}
}
