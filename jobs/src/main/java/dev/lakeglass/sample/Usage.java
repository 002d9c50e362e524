package dev.lakeglass.sample;

/**
 * Token counts of one call as logged: input includes cached and written ones, output includes
 * reasoning.
 *
 * @param isReported false where the provider sent no counts; all numbers are then 0
 */
record Usage(
    boolean isReported, long input, long cached, long cacheWrite, long output, long reasoning) {
  static final Usage UNREPORTED = new Usage(false, 0, 0, 0, 0, 0);

  static Usage of(long input, long output) {
    return new Usage(true, input, 0, 0, output, 0);
  }

  Usage withCache(long read, long written) {
    return new Usage(true, input, read, written, output, reasoning);
  }

  Usage withReasoning(long tokens) {
    return new Usage(true, input, cached, cacheWrite, output + tokens, tokens);
  }
}
