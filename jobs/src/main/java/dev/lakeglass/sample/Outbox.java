package dev.lakeglass.sample;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The Collectors of one day: batches spans by group of services and hour of upload, and writes each
 * batch as one OTLP document, sometimes twice, sometimes with a damaged copy.
 */
final class Outbox {
  private static final long HOUR = 3_600_000_000_000L;
  private static final int FULL_BATCH = 3 << 20;
  private static final double RESENT_SHARE = 0.004;

  private final Store store;
  private final Truth truth;
  private final LocalDate day;
  private final Mishaps mishaps;
  private final int period;
  private final long seed;
  private final LogFormat format;
  private final TreeMap<Long, Batch> batches = new TreeMap<>();
  private int written;

  /**
   * @param period hours between two uploads, a divisor of 24; each happens in the last of its hours
   */
  Outbox(
      Store store,
      Truth truth,
      LocalDate day,
      Mishaps mishaps,
      int period,
      long seed,
      LogFormat format) {
    this.format = format;
    this.store = store;
    this.truth = truth;
    this.day = day;
    this.mishaps = mishaps;
    this.period = period;
    this.seed = Hash.of(seed, day.toEpochDay(), 5);
  }

  /**
   * Puts a span of a trace that began on {@code traceDay} into a batch and returns the hour in
   * which that is uploaded.
   */
  Instant deliver(Span span, LocalDate traceDay, long uploadNanos) throws IOException {
    Service.Group group = span.release().service().group();
    long hour = Math.floorDiv(uploadNanos, HOUR * period) * period + period - 1;
    long key = hour * Service.Group.values().length + group.ordinal();
    Batch batch = batches.computeIfAbsent(key, k -> new Batch(hour, group, format));
    if (batch.add(span, traceDay) >= FULL_BATCH) {
      batches.remove(key);
      write(batch);
    }
    return batch.at();
  }

  /** Writes the batches of all hours that ended before the instant. */
  void flushBefore(long nanos) throws IOException {
    long hour = Math.floorDiv(nanos, HOUR);
    Iterator<Batch> all = batches.values().iterator();
    while (all.hasNext()) {
      Batch batch = all.next();
      if (batch.hour() >= hour) {
        return;
      }
      all.remove();
      write(batch);
    }
  }

  void flushAll() throws IOException {
    flushBefore(Long.MAX_VALUE);
  }

  private void write(Batch batch) throws IOException {
    byte[] document = batch.document();
    store.write(path(batch.hour()), document);
    byte[] callLogs = batch.callLogs();
    if (callLogs.length > 0) {
      store.write(path(batch.hour()).replace(ending(), "_calls.jsonl.gz"), callLogs);
    }
    LocalDate uploaded = LocalDate.ofInstant(batch.at(), ZoneOffset.UTC);
    if (batch.group() == Service.Group.APPS && uploaded.equals(day)) {
      damage(batch, document);
    }
    boolean isResent = Hash.unit(Hash.of(seed, written, 6)) < RESENT_SHARE;
    if (isResent || uploaded.equals(day) && mishaps.resends(day, batch.at())) {
      store.write(path(batch.hour()), document);
      batch.spansByDay().forEach(truth::duplicates);
    }
  }

  private void damage(Batch batch, byte[] document) throws IOException {
    if (mishaps.cutsDocument(day, batch.at())) {
      String path = path(batch.hour());
      store.write(path, Arrays.copyOf(document, document.length * 3 / 5));
      truth.rejected(path, 1);
    }
    if (mishaps.cutsGzip(day, batch.at())) {
      String path = path(batch.hour());
      store.write(path, document, packed -> Arrays.copyOf(packed, packed.length * 3 / 5));
      truth.rejected(path, 1);
    }
    if (mishaps.leavesEmpty(day, batch.at())) {
      String path = path(batch.hour());
      store.write(path, new byte[0], packed -> new byte[0]);
      truth.empty(path);
    }
  }

  private String ending() {
    return format.isProtobuf() ? ".binpb.gz" : ".json.gz";
  }

  private String path(long hour) {
    var time = Instant.ofEpochSecond(hour * 3600).atOffset(ZoneOffset.UTC);
    // A step that is coprime to the range visits every number once, so names never collide.
    long number = 100_000_000 + Math.floorMod(seed + written++ * 611_953_721L, 899_999_999L);
    return String.format(
        Locale.ROOT,
        "traces/year=%04d/month=%02d/day=%02d/hour=%02d/traces_%09d" + ending(),
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        number);
  }
}
