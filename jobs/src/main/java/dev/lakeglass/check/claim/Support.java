package dev.lakeglass.check.claim;

/** How far the context bears out one fact of an answer. */
enum Support {
  SUPPORTED,
  /** The number is there, but of something else or of nothing named. */
  VALUE_ONLY,
  /** The context speaks of the same unit or thing, always with another number. */
  CONTRADICTED,
  ABSENT
}
