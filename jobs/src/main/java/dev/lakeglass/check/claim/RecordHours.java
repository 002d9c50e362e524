package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;
import dev.lakeglass.check.text.Weekdays;
import java.util.ArrayList;
import java.util.List;

/** When a record is open: sentences such as "Hours Friday: 9:00 - 17:30". */
final class RecordHours {
  private static final LongSet CLOSED = LongSet.ofWords("closed closing");
  private static final LongSet OPENING =
      LongSet.ofWords(
          "open opens opened opening close closes closed closing hours doors until starts starting");

  /** A sentence with one of these words tells hours in too free a manner to be compared. */
  private static final LongSet LOOSE =
      LongSet.ofWords(
          "most mostly other others otherwise generally usually typically between except first last"
              + " half hour earlier later shorter longer rest remaining review reviewer customer"
              + " guest ausser sonst meist");

  private static final LongSet RANGE = LongSet.ofWords("to through until till thru");
  private static final LongSet BEFORE_HOURS = LongSet.ofWords("to until till at from by");
  private static final int FEWEST_DAYS = 3;
  private static final int HALF_DAY = 720;
  private static final int NEAR = 2;

  /** Of each day its times on a clock of twelve hours; none if it is closed. */
  private final List<List<Integer>> times = new ArrayList<>();

  private int days;
  private boolean isAmbiguous;

  RecordHours() {
    for (int day = 0; day < Weekdays.COUNT; day++) {
      times.add(new ArrayList<>());
    }
  }

  /** Notes a sentence of the context, if it says when a day opens; facts are the sentence's. */
  void add(TokenizedText text, int from, int end, List<Fact> facts) {
    boolean isTime = facts.stream().anyMatch(fact -> fact.type() == FactType.TIME);
    boolean isClosed = CLOSED.contains(text.hash(end - 1)) && end - 2 >= from;
    if (!isTime && !(isClosed && text.after(end - 2) == ':')) {
      return;
    }
    int own = 0;
    int token = from;
    while (token < end && (token == from || text.after(token - 1) != ':')) {
      own |= Weekdays.daysOf(text.hash(token));
      token++;
    }
    if (token == end || own == 0) {
      return;
    }
    isAmbiguous |= (days & own) != 0;
    days |= own;
    for (int day = 0; day < Weekdays.COUNT; day++) {
      if ((own >> day & 1) == 1) {
        for (Fact fact : facts) {
          if (fact.type() == FactType.TIME) {
            times.get(day).add((int) fact.value() % HALF_DAY);
          }
        }
      }
    }
  }

  /**
   * Days, or a time, in the order they are told.
   *
   * @param days a bit for each day, Monday first; 0 for a time
   */
  private record Told(int days, int time, int token) {}

  /** How many times of a sentence are not those of the days beside them. */
  int wrong(TokenizedText answer, int from, int end, List<Fact> facts) {
    if (isAmbiguous || Integer.bitCount(days) < FEWEST_DAYS) {
      return 0;
    }
    if (!tellsHours(answer, from, end)) {
      return 0;
    }
    List<Told> told = told(answer, from, end, facts);
    int wrong = 0;
    for (int at = 0; at < told.size(); at++) {
      Told one = told.get(at);
      if (one.days() == 0) {
        Told before = days(told, at, -1);
        Told after = days(told, at, 1);
        boolean isKnown = before != null || after != null;
        boolean isRight =
            before != null && opens(before.days() & ~exceptions(before, after), one.time())
                || after != null && opens(after.days(), one.time());
        wrong += isKnown && !isRight ? 1 : 0;
      } else if (isClosed(answer, from, one.token())) {
        wrong += areClosed(one.days()) ? 0 : 1;
      }
    }
    return wrong;
  }

  /** Whether a sentence names days and speaks of opening, or begins with a day. */
  private static boolean tellsHours(TokenizedText answer, int from, int end) {
    boolean isOpening = Weekdays.daysOf(answer.hash(from)) != 0;
    boolean isDay = isOpening;
    for (int token = from; token < end; token++) {
      if (LOOSE.contains(answer.hash(token))) {
        return false;
      }
      isOpening |= OPENING.contains(answer.hash(token));
      isDay |= Weekdays.daysOf(answer.hash(token)) != 0;
    }
    return isDay && isOpening;
  }

  /** "From Monday to Friday until 5, on Fridays an hour less". */
  private static int exceptions(Told before, Told after) {
    boolean isPart =
        after != null && after.days() != before.days() && (after.days() & ~before.days()) == 0;
    return isPart ? after.days() : 0;
  }

  private static Told days(List<Told> told, int from, int step) {
    int at = from + step;
    while (at >= 0 && at < told.size() && told.get(at).days() == 0) {
      at += step;
    }
    return at >= 0 && at < told.size() ? told.get(at) : null;
  }

  private boolean opens(int own, int time) {
    for (int day = 0; day < Weekdays.COUNT; day++) {
      if ((own >> day & 1) == 1 && !times.get(day).contains(time)) {
        return false;
      }
    }
    return true;
  }

  private boolean areClosed(int own) {
    for (int day = 0; day < Weekdays.COUNT; day++) {
      if ((own >> day & 1) == 1 && !times.get(day).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether "closed" or "closed on" stands before a day. */
  private static boolean isClosed(TokenizedText answer, int from, int token) {
    return token > from && CLOSED.contains(answer.hash(token - 1))
        || token - 1 > from
            && CLOSED.contains(answer.hash(token - 2))
            && answer.after(token - 2) == ' ';
  }

  private static List<Told> told(TokenizedText answer, int from, int end, List<Fact> facts) {
    List<Told> told = new ArrayList<>();
    int fact = 0;
    int last = from - 1;
    for (int token = from; token < end; token++) {
      while (fact < facts.size() && facts.get(fact).token() < token) {
        fact++;
      }
      int own = Weekdays.daysOf(answer.hash(token));
      boolean isFact = fact < facts.size() && facts.get(fact).token() == token;
      if (own != 0) {
        addDays(told, answer, token, own, last);
        last = token;
      } else if (isFact && isTime(facts.get(fact), answer, from)) {
        Fact time = facts.get(fact);
        int minutes = (int) (time.type() == FactType.TIME ? time.value() : time.value() * 60);
        told.add(new Told(0, minutes % HALF_DAY, token));
      }
    }
    return told;
  }

  /** A day alone, one more of those before it, or the last of a range. */
  private static void addDays(List<Told> told, TokenizedText answer, int token, int own, int last) {
    Told before = told.isEmpty() ? null : told.get(told.size() - 1);
    if (before == null || before.days() == 0 || token - last > NEAR) {
      told.add(new Told(own, 0, token));
      return;
    }
    int all = before.days() | own;
    boolean isRange =
        token - last == 2 && RANGE.contains(answer.hash(token - 1))
            || token - last == 1 && "-\u2013\u2014".indexOf(answer.before(token)) >= 0;
    if (isRange) {
      int lastDay = Integer.numberOfTrailingZeros(own);
      int day = Integer.numberOfTrailingZeros(Weekdays.daysOf(answer.hash(last)));
      while (day != lastDay) {
        all |= 1 << day;
        day = (day + 1) % Weekdays.COUNT;
      }
    }
    told.set(told.size() - 1, new Told(all, 0, before.token()));
  }

  private static boolean isTime(Fact fact, TokenizedText answer, int from) {
    boolean isHour =
        fact.type() == FactType.NUMBER
            && fact.value() <= 24
            && fact.value() == Math.rint(fact.value())
            && fact.token() > from
            && BEFORE_HOURS.contains(answer.hash(fact.token() - 1));
    return isHour || fact.type() == FactType.TIME;
  }
}
