package dev.lakeglass.sample;

import java.time.LocalDate;

/** When each incident begins, counted back from the last day; all begin at midnight UTC. */
record Story(LocalDate lastDay) {
  LocalDate hugeDocuments() {
    return lastDay.minusDays(4);
  }

  LocalDate cheaperModel() {
    return lastDay.minusDays(3);
  }

  LocalDate verbosePrompt() {
    return lastDay.minusDays(2);
  }

  LocalDate indexRefresh() {
    return lastDay.minusDays(1);
  }

  LocalDate inconsistentAnswers() {
    return lastDay.minusDays(1);
  }

  LocalDate jsonBreak() {
    return lastDay;
  }

  LocalDate unpricedModel() {
    return lastDay;
  }

  /** The edition of the main index that was live before the refresh. */
  LocalDate oldIndex() {
    return indexRefresh().minusDays(22);
  }

  static boolean hasBegun(LocalDate incident, LocalDate day) {
    return !day.isBefore(incident);
  }
}
