package dev.lakeglass.check.text;

/** Kinds of statements that can be compared exactly. */
public enum FactType {
  /** A number without a unit. */
  NUMBER,
  PERCENT,
  MONEY,
  /** A number of something: a unit of measure, or the noun that follows. */
  QUANTITY,
  DATE,
  TIME,
  /** Letters and digits mixed, or a version number. */
  CODE,
  /** Capitalised words inside a sentence. */
  NAME
}
