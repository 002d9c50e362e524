package dev.lakeglass.command;

import static org.apache.spark.sql.functions.expr;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.config.JobConfig.Source;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.source.spark.RawFile;
import dev.lakeglass.source.spark.RawFiles;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at a configuration and the lake behind it without changing anything. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks configuration, sources, tables and a day's rows, and says which signals the"
            + " applications do not send. Exit code 4 if something has failed.")
final class DoctorCommand implements Callable<Integer> {

  /** A signal that fewer requests than this carry is worth a line. */
  private static final double ENOUGH_COVERAGE = 0.95;

  /** What an application has to send to give a signal, in OpenTelemetry's words. */
  static final Map<String, String> INSTRUMENTATION =
      Map.ofEntries(
          Map.entry("entry_span", "a root span of kind SERVER or CONSUMER around each request"),
          Map.entry("route", "http.route on the root span"),
          Map.entry(
              "tenant", "the attribute named in ingest.attributes.tenant_id on the root span"),
          Map.entry(
              "user",
              "user.id (ingest.attributes.user_id) on the root span, and LAKEGLASS_KEY for the job"),
          Map.entry("session", "gen_ai.conversation.id or session.id"),
          Map.entry("prompt_version", "gen_ai.prompt.name and gen_ai.prompt.version"),
          Map.entry("token_counts", "gen_ai.usage.input_tokens and gen_ai.usage.output_tokens"),
          Map.entry("output", "gen_ai.output.messages: turn on content capture"),
          Map.entry("retrieved_documents", "gen_ai.retrieval.documents on retrieval spans"),
          Map.entry("parent_spans", "the traceparent header passed on by every service"),
          Map.entry("feedback", "feedback records that carry the request's trace id"),
          Map.entry(
              "call_span",
              "a span with gen_ai.operation.name around each model call; only the provider's or"
                  + " gateway's record tells of the others"),
          Map.entry("call_log", "the provider's or gateway's log of every account and region"),
          Map.entry(
              "call_span_and_log",
              "gen_ai.response.id or aws.request_id on the spans of model calls, or traceparent in"
                  + " the request's metadata"));

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(
      names = "--date",
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "UTC day to look at. Default: yesterday")
  private LocalDate date = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Option(
      names = "--canaries",
      description =
          "Instead: plants known values of every type in a scratch run of the job, and searches"
              + " all it wrote and said for them. Exit code 4 if one survived")
  private boolean canaries;

  private final Console console;
  private final List<List<Object>> rows = new ArrayList<>();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    if (canaries) {
      job.canaryRun(config, console).outcomes().forEach(this::row);
      return answer();
    }
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    row("configuration", config.lake(), State.OK, config.sources().size() + " sources");
    config.sources().forEach(source -> lookAt(source, lakehouse));
    if (tablesAreDeclared(lakehouse)) {
      SqlFile.checks().forEach(check -> run(check, lakehouse));
      signals(lakehouse);
    }
    return answer();
  }

  private void row(CanaryRun.Outcome outcome) {
    if (!outcome.isPlanted()) {
      row("canary", outcome.type(), State.WARN, "no known value of this type to plant");
    } else if (outcome.places().isEmpty()) {
      row("canary", outcome.type(), State.OK, "in no file, table or log");
    } else {
      row(
          "canary",
          outcome.type(),
          State.FAIL,
          "survived in " + String.join(", ", outcome.places()));
    }
  }

  private int answer() {
    output.rows(List.of("what", "name", "state", "detail"), rows, console);
    boolean isHealthy = rows.stream().noneMatch(row -> row.get(2).equals(State.FAIL.text()));
    return isHealthy ? 0 : Category.CONTRACT.exitCode();
  }

  private enum State {
    OK,
    WARN,
    FAIL;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private void row(String what, String name, State state, String detail) {
    rows.add(List.of(what, name, state.text(), detail));
  }

  private void lookAt(Source source, Lakehouse lakehouse) {
    try {
      List<RawFile> files =
          new RawFiles(lakehouse.hadoop())
              .list(
                  source,
                  date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                  date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      long bytes = files.stream().mapToLong(RawFile::bytes).sum();
      row(
          "source",
          source.name(),
          files.isEmpty() ? State.WARN : State.OK,
          files.isEmpty()
              ? "no object for %s under %s".formatted(date, source.path())
              : "%,d objects, %,d bytes for %s".formatted(files.size(), bytes, date));
    } catch (JobException e) {
      row("source", source.name(), State.FAIL, e.getMessage());
    }
  }

  private boolean tablesAreDeclared(Lakehouse lakehouse) {
    List<String> tables = SqlFile.tables();
    long missing = tables.stream().filter(table -> !lakehouse.exists(table)).count();
    try {
      lakehouse.requireDeclared(tables);
    } catch (JobException e) {
      row("tables", lakehouse.root(), State.FAIL, e.getMessage());
      return false;
    }
    row(
        "tables",
        lakehouse.root(),
        missing == 0 ? State.OK : State.WARN,
        missing == 0
            ? tables.size() + " tables as declared"
            : "%d of %d tables not created yet: init creates them"
                .formatted(missing, tables.size()));
    return missing < tables.size();
  }

  private void run(String check, Lakehouse lakehouse) {
    String query = SqlFile.read("checks/" + check + ".sql");
    List<Row> broken =
        Lakehouse.within(lakehouse.sql(query, Window.day(date)), Window.day(date)).collectAsList();
    State ifBroken = query.startsWith("-- severity: fail") ? State.FAIL : State.WARN;
    row(
        "check",
        check,
        broken.isEmpty() ? State.OK : ifBroken,
        broken.isEmpty() ? "" : "%,d rows, first: %s".formatted(broken.size(), text(broken)));
  }

  private static String text(List<Row> rows) {
    Row first = rows.get(0);
    return IntStream.range(0, first.size())
        .mapToObj(i -> first.schema().fieldNames()[i] + "=" + first.get(i))
        .collect(Collectors.joining(" "));
  }

  private void signals(Lakehouse lakehouse) {
    Dataset<Row> coverage = lakehouse.read("signal_coverage_daily", Window.day(date));
    sources(coverage);
    List<Row> gaps =
        coverage
            .where("covered_ratio < if(signal = 'feedback', 1e-9, " + ENOUGH_COVERAGE + ")")
            // who has no log of a provider at all need not be told for each route
            .where("covered_count > 0 or signal not in ('call_log', 'call_span_and_log')")
            .select("application", "route", "signal", "covered_count", "request_count")
            .orderBy("application", "route", "signal")
            .collectAsList();
    for (Row gap : gaps) {
      row(
          "signal",
          gap.getString(0) + " " + gap.getString(1),
          State.WARN,
          "%s on %d of %d requests; send %s"
              .formatted(
                  gap.getString(2),
                  gap.getLong(3),
                  gap.getLong(4),
                  INSTRUMENTATION.get(gap.getString(2))));
    }
  }

  /** Which sources tell of the model calls of each application and route. */
  private void sources(Dataset<Row> coverage) {
    List<Row> routes =
        coverage
            .where("signal in ('call_span', 'call_log', 'call_span_and_log')")
            .groupBy("application", "route")
            .agg(
                expr("max(request_count)"),
                expr("max(if(signal = 'call_span', covered_count, 0))"),
                expr("max(if(signal = 'call_log', covered_count, 0))"),
                expr("max(if(signal = 'call_span_and_log', covered_count, 0))"))
            .orderBy("application", "route")
            .collectAsList();
    for (Row route : routes) {
      long both = route.getLong(5);
      row(
          "calls",
          route.getString(0) + " " + route.getString(1),
          State.OK,
          "%d requests with model calls; told by span and log %d, span only %d, log only %d, in part %d"
              .formatted(
                  route.getLong(2),
                  both,
                  route.getLong(3) - both,
                  route.getLong(4) - both,
                  route.getLong(2) - route.getLong(3) - route.getLong(4) + both));
    }
  }
}
