package dev.lakeglass.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One request while it is being made up: who asks, what time it is, which spans exist. */
final class Scene {
  static final long MILLI = 1_000_000L;

  private final World world;
  private final Calm calm;
  private final SplittableRandom random;
  private final LocalDate day;
  private final Route route;
  private final Tenant tenant;
  private final String language;
  private final Person user;
  private final Slots slots;
  private final String traceId;
  private final String entryId;
  private final String sessionId;
  private final long start;
  private final List<Span> spans = new ArrayList<>();
  private final List<Span> loneSpans = new ArrayList<>();
  private final Outcome outcome = new Outcome();
  private long now;
  private String parentId;

  Scene(World world, Calm calm, LocalDate day, long start, Route route, SplittableRandom random) {
    this.world = world;
    this.calm = calm;
    this.random = random;
    this.day = day;
    this.start = start;
    this.route = route;
    tenant = Tenant.at(calm.next("tenant" + route.path()));
    language = tenant.languageAt(calm.next("language" + route.path() + tenant.id()));
    user = Person.user(world.bank(), world.seed(), tenant, random);
    slots = new Slots(world.bank(), world.planted(), random, user, tenant, day);
    traceId = Ids.traceId(random);
    entryId = Ids.spanId(random);
    parentId = entryId;
    long hourPair = start / (7_200_000L * MILLI);
    sessionId = "ses_" + Ids.hex(Hash.of(world.seed(), Hash.of(user.email()), hourPair), 16);
    now = start + MILLI * (2 + random.nextInt(12));
  }

  /** What the feedback depends on. */
  static final class Outcome {
    private String answerSpanId = "";
    private String correction = "";
    private boolean isUnsupported;
    private boolean isBad;
    private String error = "";

    String answerSpanId() {
      return answerSpanId;
    }

    String correction() {
      return correction;
    }

    boolean isUnsupported() {
      return isUnsupported;
    }

    boolean isBad() {
      return isBad;
    }

    String error() {
      return error;
    }

    void answeredBy(Span span) {
      answerSpanId = span.spanId();
    }

    void bad() {
      isBad = true;
    }

    void unsupported(String correct) {
      isUnsupported = true;
      outdated(correct);
    }

    void outdated(String correct) {
      isBad = true;
      correction = correct;
    }

    void failed(String errorType) {
      isBad = true;
      error = errorType;
    }
  }

  /** A span below the current parent that is not timed yet. */
  Span child(Service.Release release, String name, int kind, Span.Operation operation) {
    Span span = new Span(traceId, Ids.spanId(random), parentId, name, kind, release, operation);
    spans.add(span);
    return span;
  }

  /** A span that lost its trace id: alone in a trace of its own, with only the session to go by. */
  Span lone(Service.Release release, String name, Span.Operation operation) {
    Span span =
        new Span(
            Ids.traceId(random), Ids.spanId(random), "", name, Span.CLIENT, release, operation);
    loneSpans.add(span);
    return span.with("session.id", sessionId);
  }

  /** Lets the span take this long from now on. */
  Span take(Span span, long millis) {
    long begin = now;
    now += millis * MILLI + random.nextInt(900_000);
    return span.during(begin, now);
  }

  void pass(long millis) {
    now += millis * MILLI;
  }

  void nestUnder(Span span) {
    parentId = span.spanId();
  }

  boolean hits(String coin, double probability) {
    return calm.hits(coin + route.path(), probability);
  }

  double owed(String key) {
    return calm.owed(key);
  }

  void owe(String key, double amount) {
    calm.owe(key, amount);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <T> T calmly(String key, List<T> list) {
    return list.get(calm.pick(key + route.path() + language, list.size()));
  }

  /** A popular topic more often than a rare one. */
  <T> T topic(List<T> list) {
    double position = calm.next("topic" + route.path() + language);
    return list.get(World.topicAt(position, list.size()));
  }

  String phrase(String kind) {
    return slots.fill(pick(world.bank().phrases(kind, language)), language);
  }

  String fill(String template) {
    return slots.fill(template, language);
  }

  boolean hasBegun(Incident incident) {
    return Story.hasBegun(incident.begin(world.story()), day);
  }

  /** Whether the thorough version of the prompt answers. */
  boolean isVerbose() {
    return route == Route.ASK && hasBegun(Incident.VERBOSE_PROMPT);
  }

  void tell(Incident incident, String counter, long amount) {
    world.truth().story(incident, day, counter, amount);
  }

  void example(Incident incident) {
    world.truth().example(incident, day, traceId);
  }

  void oddity(String kind) {
    world.truth().oddity(kind, traceId, day);
  }

  World world() {
    return world;
  }

  Bank bank() {
    return world.bank();
  }

  SplittableRandom random() {
    return random;
  }

  LocalDate day() {
    return day;
  }

  Route route() {
    return route;
  }

  Tenant tenant() {
    return tenant;
  }

  String language() {
    return language;
  }

  Person user() {
    return user;
  }

  Slots slots() {
    return slots;
  }

  String traceId() {
    return traceId;
  }

  String entryId() {
    return entryId;
  }

  String sessionId() {
    return sessionId;
  }

  long start() {
    return start;
  }

  long now() {
    return now;
  }

  List<Span> spans() {
    return spans;
  }

  List<Span> loneSpans() {
    return loneSpans;
  }

  Outcome outcome() {
    return outcome;
  }
}
