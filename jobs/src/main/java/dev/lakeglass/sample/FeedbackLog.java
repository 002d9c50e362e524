package dev.lakeglass.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Feedback by the day it arrives: one file per day, written in gzip members of bounded size, so
 * that a week of open days needs little memory.
 */
final class FeedbackLog {
  private static final int FULL_MEMBER = 256 << 10;

  private final Store store;
  private final Truth truth;
  private final Planted planted;
  private final LocalDate end;
  private final long seed;
  private final TreeMap<LocalDate, Page> open = new TreeMap<>();
  private long lines;

  FeedbackLog(Store store, Truth truth, Planted planted, LocalDate end, long seed) {
    this.store = store;
    this.truth = truth;
    this.planted = planted;
    this.end = end;
    this.seed = seed;
  }

  /** Whether feedback given on that day has arrived by the end of the sample. */
  boolean accepts(LocalDate day) {
    return day.isBefore(end);
  }

  void add(Feedback feedback) throws IOException {
    truth.label(feedback);
    line(feedback.day(), Message.write(feedback::write));
  }

  /** Finishes the files of all days before {@code day}. */
  void closeBefore(LocalDate day) throws IOException {
    Map<LocalDate, Page> old = open.headMap(day);
    for (Map.Entry<LocalDate, Page> entry : old.entrySet()) {
      breakLines(entry.getKey());
      entry.getValue().close();
    }
    old.clear();
  }

  long lines() {
    return lines;
  }

  private void breakLines(LocalDate day) throws IOException {
    long age = end.toEpochDay() - 1 - day.toEpochDay();
    var random = Hash.stream(seed, day.toEpochDay(), 71);
    String id = "fb_" + Ids.hex(random.nextLong(), 14);
    if (age % 4 == 1) {
      String email = planted.use(Planted.Type.EMAIL, "night.shift" + age + "@northwind.example");
      line(
          day,
          "{\"feedback_id\":\""
              + id
              + "\",\"ts\":\""
              + day
              + "T19:41:07.310Z\",\"kind\":\"explicit\",\"name\":\"thumb\",\"comment\":\"Please write to "
              + email);
      truth.rejected(path(day), 1);
    }
    if (age % 5 == 2) {
      String phone = planted.draw(Planted.Type.PHONE, random);
      line(
          day,
          "{\"feedback_id\":\""
              + id
              + "\",\"ts\":\""
              + day
              + "T20:02:55.042Z\",\"kind\":\"explicit\",\"name\":\"rating\",\"data_type\":\"numeric\","
              + "\"score\":2,\"comment\":\"Call me: "
              + phone
              + "\"}");
      truth.rejected(path(day), 1);
    }
  }

  private void line(LocalDate day, String text) throws IOException {
    lines++;
    open.computeIfAbsent(day, Page::new).add(text);
  }

  private static String path(LocalDate day) {
    return "feedback/" + day + "/part-0000.jsonl.gz";
  }

  private final class Page {
    private final LocalDate day;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean isBegun;

    Page(LocalDate day) {
      this.day = day;
    }

    void add(String line) throws IOException {
      text.write(line.getBytes(StandardCharsets.UTF_8));
      text.write('\n');
      if (text.size() >= FULL_MEMBER) {
        close();
      }
    }

    void close() throws IOException {
      byte[] raw = text.toByteArray();
      text.reset();
      if (isBegun) {
        store.append(path(day), raw);
      } else {
        store.write(path(day), raw);
      }
      isBegun = true;
    }
  }
}
