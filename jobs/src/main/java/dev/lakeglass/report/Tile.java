package dev.lakeglass.report;

/**
 * A headline number with what it is compared with.
 *
 * @param detail interval, sample size or a second number
 * @param baseline what the baseline had, or that there is none
 * @param warning what the number does not contain; empty if nothing
 */
record Tile(
    String title,
    String value,
    String detail,
    String baseline,
    String warning,
    Graph graph,
    String href) {}
