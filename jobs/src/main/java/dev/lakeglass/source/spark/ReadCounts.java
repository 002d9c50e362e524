package dev.lakeglass.source.spark;

/** What was read of an object: stored bytes, and what became of its records. */
record ReadCounts(long readBytes, long decoded, long rejected, long passedOver) {}
