package dev.lakeglass.source.spark;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A raw object to read.
 *
 * @param path full path or URI
 * @param name path relative to the fixed part of the source's path
 * @param bytes size as stored
 * @param arrival start of the hour or day in which it arrived, else its time of change
 * @param arrivalEnd end of that hour or day
 * @param isArrivalKnown whether {@code arrival} was read from the path
 */
public record RawFile(
    String sourceName,
    String format,
    String path,
    String name,
    long bytes,
    Instant arrival,
    Instant arrivalEnd,
    boolean isArrivalKnown)
    implements Serializable {

  public LocalDate arrivalDate() {
    return arrival.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
