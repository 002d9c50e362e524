/**
 * Mergeable state of a metric. The result depends on which values were seen, never on their order
 * or on how they were split, so the same day leaves the same rows however Spark cut it.
 */
package dev.lakeglass.sketch;
