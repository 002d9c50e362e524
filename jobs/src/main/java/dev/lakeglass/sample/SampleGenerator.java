package dev.lakeglass.sample;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Writes the raw logs of a made-up support assistant with a known story, and {@code truth.json}
 * with what a correct reader must find in them.
 *
 * <p>Below {@link SampleOptions#out()}: {@code traces/year=…/month=…/day=…/hour=…/*.json.gz} as the
 * OpenTelemetry Collector's S3 exporter writes them, {@code feedback/DATE/part-0000.jsonl.gz}, and
 * {@code truth.json}. Nothing is kept in memory longer than the hours that are still open, so heap
 * use does not grow with the volume.
 */
public final class SampleGenerator {
  private static final Map<Route, Script> SCRIPTS =
      Map.of(
          Route.ASK, new AnswerScript(),
          Route.BILLING, new AnswerScript(),
          Route.CHAT, new ChatScript(),
          Route.EXTRACT, new ExtractScript(),
          Route.TRANSLATE, new TranslateScript(),
          Route.FAQ, new FaqScript());

  private final SampleOptions options;
  private final Truth truth;
  private final World world;
  private final Store store;
  private final Mishaps mishaps;
  private final FeedbackLog feedback;

  private SampleGenerator(SampleOptions options, Store store) {
    this.options = options;
    LocalDate lastDay = options.lastDay();
    truth = new Truth(new Story(lastDay));
    world = World.of(options, truth);
    this.store = store;
    mishaps = new Mishaps(lastDay, options.days());
    feedback = new FeedbackLog(store, truth, world.planted(), lastDay.plusDays(1), options.seed());
  }

  /**
   * Writes the sample.
   *
   * @throws FileAlreadyExistsException if the folder already holds a sample: mixing two would make
   *     the truth wrong
   * @throws IOException if the folder cannot be written
   */
  public static SampleSummary write(SampleOptions options) throws IOException {
    if (Files.exists(options.out().resolve("traces"))
        || Files.exists(options.out().resolve("feedback"))) {
      throw new FileAlreadyExistsException(
          options.out().toString(),
          null,
          "it already holds traces or feedback, and two samples must not mix; choose another folder");
    }
    try (Store store = new Store(options.out(), options.isSmall() ? 9 : 1)) {
      return new SampleGenerator(options, store).write();
    }
  }

  private SampleSummary write() throws IOException {
    for (int i = 0; i < options.days(); i++) {
      LocalDate day = options.from().plusDays(i);
      day(day);
      feedback.closeBefore(day.plusDays(1));
    }
    store.finish();
    new TruthJson(truth, world.planted(), options).write(options.out().resolve("truth.json"));
    Truth.Day total = truth.total();
    return new SampleSummary(
        total.count("requests"),
        total.count("spans"),
        store.objects(),
        feedback.lines(),
        store.rawBytes(),
        store.packedBytes());
  }

  private void day(LocalDate day) throws IOException {
    Calm calm = new Calm(options.seed(), day.toEpochDay());
    Outbox outbox =
        new Outbox(
            store,
            truth,
            day,
            mishaps,
            options.hoursPerUpload(),
            options.seed(),
            options.logFormat());
    Delivery delivery = new Delivery(outbox, truth, mishaps, day, calm);
    Traffic traffic = new Traffic(day, options.requestsPerDay());
    long midnight = nanos(day);
    for (int i = 0; i < traffic.requests(); i++) {
      var random = Hash.stream(options.seed(), day.toEpochDay(), i);
      double second = traffic.secondAt((i + random.nextDouble()) / traffic.requests());
      long start = midnight + (long) (second * 1e9);
      outbox.flushBefore(start - 600 * 1_000_000_000L);
      Route route = Route.at(calm.next("route"));
      play(new Scene(world, calm, day, start, route, random), delivery);
    }
    if (mishaps.crossesMidnight(day)) {
      var random = Hash.stream(options.seed(), day.toEpochDay(), -1);
      long start = midnight + 86_395_000_000_000L + random.nextLong(4_000_000_000L);
      Scene scene = new Scene(world, calm, day, start, Route.ASK, random);
      scene.pass(4_000);
      play(scene, delivery);
    }
    outbox.flushAll();
  }

  private void play(Scene scene, Delivery delivery) throws IOException {
    SCRIPTS.get(scene.route()).play(scene);
    delivery.send(scene, Entry.of(scene));
    new Opinions(scene, feedback).give();
  }

  private static long nanos(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
  }
}
