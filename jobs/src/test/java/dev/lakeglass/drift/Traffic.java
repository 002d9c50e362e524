package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Made-up traffic of an assistant, request by request, sliced as the job slices it. Weekends have
 * half the volume and shorter answers; every day and every route has a level of its own around the
 * mean, so days differ by more than chance.
 */
final class Traffic {
  static final List<String> ROUTES = List.of("/chat", "/search", "/refund", "/summary");
  private static final List<String> MODELS = List.of("large", "small");
  private static final List<String> TENANTS = List.of("acme", "birch", "cedar", "dune", "elm");
  private static final int WEEKDAY_REQUESTS = 400;

  /** Changes a request before it is counted. */
  interface Incident {
    void change(LocalDate day, Request request);
  }

  static final class Request {
    String route;
    String tenant;
    String model;
    String promptVersion = "7";
    double outputTokens;
    double durationMs;
    double retries;
    double errorProbability = 0.02;
    double thumbsDownProbability = 0.04;
    double lengthProbability = 0.03;
  }

  private final long seed;
  private final double variation;
  private final Incident incident;
  private final Map<MetricSlice, Map<LocalDate, MetricState>> states = new HashMap<>();
  private final Map<Slice, Map<LocalDate, DimensionMix>> builtMixes = new HashMap<>();
  private final Map<Slice, Map<String, Map<String, Long>>> mixesOfDay = new HashMap<>();

  private Traffic(long seed, double variation, Incident incident) {
    this.seed = seed;
    this.variation = variation;
    this.incident = incident;
  }

  /**
   * @param variation standard deviation of the level of a day, relative
   */
  static Traffic calm(long seed, double variation) {
    return new Traffic(seed, variation, (day, request) -> {});
  }

  static Traffic with(long seed, Incident incident) {
    return new Traffic(seed, 0.03, incident);
  }

  DriftInput input(LocalDate day, List<EarlierAlert> earlier) {
    for (LocalDate date : day.minusDays(28).datesUntil(day.plusDays(1)).toList()) {
      if (!builtMixes.getOrDefault(Slice.ALL, Map.of()).containsKey(date)) {
        addDay(date);
      }
    }
    return new DriftInput(day, states, builtMixes, earlier);
  }

  /** Forgets days no later day looks back to. */
  void forgetBefore(LocalDate day) {
    states.values().forEach(days -> days.keySet().removeIf(date -> date.isBefore(day)));
    builtMixes.values().forEach(days -> days.keySet().removeIf(date -> date.isBefore(day)));
  }

  private void addDay(LocalDate day) {
    Random random = new Random(seed * 1_000_003 + day.toEpochDay());
    boolean isWeekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    int requests =
        (int) (WEEKDAY_REQUESTS * (isWeekend ? 0.5 : 1) * (0.9 + 0.2 * random.nextDouble()));
    double dayLevel = level(random) * (isWeekend ? 0.97 : 1);
    Map<String, Double> levels = new TreeMap<>();
    ROUTES.forEach(route -> levels.put(route, level(random)));
    mixesOfDay.clear();
    for (int i = 0; i < requests; i++) {
      Request request = request(random, dayLevel, levels);
      incident.change(day, request);
      count(day, random, request);
    }
    mixesOfDay.forEach(
        (slice, mix) ->
            builtMixes
                .computeIfAbsent(slice, key -> new TreeMap<>())
                .put(day, DimensionMix.of(mix)));
  }

  private double level(Random random) {
    return Math.exp(variation * random.nextGaussian());
  }

  private static Request request(Random random, double dayLevel, Map<String, Double> levels) {
    Request request = new Request();
    request.route = ROUTES.get((int) (ROUTES.size() * Math.sqrt(random.nextDouble())));
    request.tenant = TENANTS.get((int) (TENANTS.size() * Math.sqrt(random.nextDouble())));
    request.model = MODELS.get(request.route.length() % 2);
    double level = dayLevel * levels.get(request.route);
    request.outputTokens = Math.round(300 * level * Math.exp(0.5 * random.nextGaussian()));
    request.durationMs = 2000 * level * level * Math.exp(0.7 * random.nextGaussian());
    request.retries = random.nextDouble() < 0.05 * level ? 1 : 0;
    request.errorProbability *= level * level;
    request.thumbsDownProbability *= level * level;
    request.lengthProbability *= level * level;
    return request;
  }

  private void count(LocalDate day, Random random, Request request) {
    boolean isError = random.nextDouble() < request.errorProbability;
    boolean isThumbsDown = random.nextDouble() < request.thumbsDownProbability;
    String finish = random.nextDouble() < request.lengthProbability ? "length" : "stop";
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("route", request.route);
    dimensions.put("tenant_id", request.tenant);
    dimensions.put("model_name", request.model);
    dimensions.put("prompt_version", request.promptVersion);
    addTo(Slice.ALL, day, request, dimensions, isError, isThumbsDown, finish);
    dimensions.forEach(
        (key, value) ->
            addTo(new Slice(key, value), day, request, dimensions, isError, isThumbsDown, finish));
  }

  private void addTo(
      Slice slice,
      LocalDate day,
      Request request,
      Map<String, String> dimensions,
      boolean isError,
      boolean isThumbsDown,
      String finish) {
    state("output_tokens", slice, day, MetricState.numeric()).update(request.outputTokens);
    state("duration_ms", slice, day, MetricState.numeric()).update(request.durationMs);
    state("retry_count", slice, day, MetricState.numeric()).update(request.retries);
    state("is_error", slice, day, MetricState.bool()).update(isError);
    state("is_thumbs_down", slice, day, MetricState.bool()).update(isThumbsDown);
    state("finish_reason", slice, day, MetricState.categorical()).update(finish);
    Map<String, Map<String, Long>> mix = mixesOfDay.computeIfAbsent(slice, key -> new TreeMap<>());
    dimensions.forEach(
        (key, value) ->
            mix.computeIfAbsent(key, name -> new TreeMap<>()).merge(value, 1L, Long::sum));
  }

  private MetricState state(String metric, Slice slice, LocalDate day, MetricState empty) {
    return states
        .computeIfAbsent(new MetricSlice(metric, slice), key -> new TreeMap<>())
        .computeIfAbsent(day, key -> empty);
  }
}
