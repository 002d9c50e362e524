package dev.lakeglass.span;

/**
 * A record that could not be read.
 *
 * @param reason code such as {@code broken_json}
 * @param detail what was expected, without any text of the record; may be empty
 */
public record Rejected(String reason, String detail) implements RawRecord {}
