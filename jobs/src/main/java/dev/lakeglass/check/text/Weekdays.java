package dev.lakeglass.check.text;

/** Names of the days of the week, in English and German; they are capitalised but no names. */
final class Weekdays {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
              + " thursdays fridays saturdays sundays montag dienstag mittwoch donnerstag freitag"
              + " samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags"
              + " mon tue tues wed thu thur thurs fri sat sun");

  private Weekdays() {}

  static boolean contains(long hash) {
    return WORDS.contains(hash);
  }
}
