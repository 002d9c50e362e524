package dev.lakeglass.span;

/** What one record of a raw log turned out to be: a bad record is data, not an exception. */
public sealed interface RawRecord permits RawSpan, RawFeedback, Rejected, PassedOver {}
