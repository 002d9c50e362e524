package dev.lakeglass.span;

/**
 * A record that is sound and says nothing that a table holds, such as a metric or a line of another
 * program.
 *
 * @param what what it is, without any text of the record
 */
public record PassedOver(String what) implements RawRecord {}
