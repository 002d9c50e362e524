package dev.lakeglass.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A UTC day as {@code 2026-11-22}, or as a moment of it, as schedulers write them. */
final class UtcDay implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
          : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no day; expected for example 2026-11-22");
    }
  }
}
