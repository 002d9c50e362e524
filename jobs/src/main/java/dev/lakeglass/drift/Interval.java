package dev.lakeglass.drift;

/** Both ends of a 95 % confidence interval. */
public record Interval(double lower, double upper) {}
