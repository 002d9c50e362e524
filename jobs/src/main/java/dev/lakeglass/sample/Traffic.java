package dev.lakeglass.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How many requests a day has and when they come: office hours, quieter at the weekend. */
final class Traffic {
  private static final double WEEKDAY = 1.08;
  private static final double WEEKEND = 0.80;
  private static final double[] WORKING =
      hours(
          0.1, 0.05, 0, 0, 0, 0.1, 0.8, 2.6, 6.2, 8.6, 9.4, 8.8, 6.9, 7.6, 9.1, 9.3, 8.7, 7.2, 5.0,
          3.4, 2.6, 1.9, 1.2, 0.5);
  private static final double[] FREE =
      hours(
          0.3, 0.1, 0, 0, 0, 0, 0.3, 1.2, 3.9, 7.4, 9.4, 9.9, 9.0, 7.9, 7.8, 8.0, 8.2, 7.8, 6.6,
          5.0, 3.6, 2.2, 1.1, 0.3);

  private final boolean isFree;
  private final int requests;

  Traffic(LocalDate day, int requestsPerDay) {
    DayOfWeek weekday = day.getDayOfWeek();
    isFree = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    requests = (int) Math.round(requestsPerDay * (isFree ? WEEKEND : WEEKDAY));
  }

  int requests() {
    return requests;
  }

  /** The second of the day at which the given share of the day's requests has come. */
  double secondAt(double share) {
    double[] sums = isFree ? FREE : WORKING;
    double wanted = share * sums[24];
    int hour = 0;
    while (hour < 23 && sums[hour + 1] <= wanted) {
      hour++;
    }
    double weight = sums[hour + 1] - sums[hour];
    return 3600 * (hour + Math.min((wanted - sums[hour]) / weight, 0.999));
  }

  private static double[] hours(double... weights) {
    double[] sums = new double[25];
    for (int hour = 0; hour < 24; hour++) {
      sums[hour + 1] = sums[hour] + weights[hour];
    }
    return sums;
  }
}
