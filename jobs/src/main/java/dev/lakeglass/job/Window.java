package dev.lakeglass.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** A half-open range of UTC days: {@code from} is inside, {@code to} is not. Never empty. */
public record Window(LocalDate from, LocalDate to) implements Serializable {

  /**
   * @throws IllegalArgumentException if the range is empty
   */
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "Cannot use the day range from " + from + " to " + to + ": it holds no day");
    }
  }

  public static Window day(LocalDate day) {
    return new Window(day, day.plusDays(1));
  }

  public List<LocalDate> days() {
    return from.datesUntil(to).toList();
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** The same window, begun earlier and ended later by the given number of days. */
  public Window widened(int daysBefore, int daysAfter) {
    return new Window(from.minusDays(daysBefore), to.plusDays(daysAfter));
  }

  @Override
  public String toString() {
    return days().size() == 1 ? from.toString() : from + " to " + to.minusDays(1);
  }
}
