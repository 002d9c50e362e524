package dev.lakeglass.check.text;

/** Names of the days of the week, in English and German; they are capitalised but no names. */
public final class Weekdays {
  public static final int COUNT = 7;

  private static final LongIntMap DAYS = days();

  private Weekdays() {}

  static boolean contains(long hash) {
    return Integer.bitCount(daysOf(hash)) == 1;
  }

  /** A bit for each day a word means, Monday first: one for "Friday", five for "weekdays". */
  public static int daysOf(long hash) {
    return DAYS.get(hash, 0);
  }

  private static LongIntMap days() {
    String[] words = {
      "monday mondays mon montag montags",
      "tuesday tuesdays tue tues dienstag dienstags",
      "wednesday wednesdays wed mittwoch mittwochs",
      "thursday thursdays thu thur thurs donnerstag donnerstags",
      "friday fridays fri freitag freitags",
      "saturday saturdays sat samstag sonnabend samstags",
      "sunday sundays sun sonntag sonntags",
    };
    LongIntMap days = new LongIntMap(128);
    for (int day = 0; day < COUNT; day++) {
      put(days, words[day], 1 << day);
    }
    put(days, "weekday weekdays werktags", 0b0011111);
    put(days, "weekend weekends wochenende", 0b1100000);
    put(days, "daily taglich", 0b1111111);
    return days;
  }

  private static void put(LongIntMap days, String words, int value) {
    for (String word : words.split(" ")) {
      days.put(Hashing.ofWord(word), value);
    }
  }
}
