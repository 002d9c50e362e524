package dev.lakeglass.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import dev.lakeglass.job.Window;
import dev.lakeglass.span.PromptDiff;
import dev.lakeglass.table.Lakehouse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which prompt versions ran on a day, and what changed from one to the next. */
@Command(
    name = "prompts",
    mixinStandardHelpOptions = true,
    description =
        "The prompt versions of a day, declared and discovered; with a NAME also what each says"
            + " differently from the one before it.")
final class PromptsCommand implements Callable<Integer> {
  private static final int LOOK_BACK_DAYS = 30;
  private static final List<String> HEAD =
      List.of("prompt", "version", "calls", "first seen", "last seen", "follows", "template");

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(
      names = "--date",
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "UTC day to look at. Default: yesterday")
  private LocalDate date = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a prompt")
  private Optional<String> name = Optional.empty();

  private final Console console;

  PromptsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lakehouse lakehouse = new JobRun(job.config(), console).lakehouse();
    List<Row> versions =
        lakehouse
            .read("prompt_versions", Window.day(date))
            .where(
                name.map(wanted -> col("prompt_name").equalTo(wanted))
                    .orElse(col("call_count").gt(0)))
            .orderBy("prompt_name", "first_seen_at", "template_hash")
            .collectAsList();
    List<List<Object>> rows = new ArrayList<>();
    for (Row version : versions) {
      rows.add(
          Arrays.asList(
              version.getAs("prompt_name"),
              version.getAs("prompt_version"),
              version.getAs("call_count"),
              version.getAs("first_seen_at").toString(),
              version.getAs("last_seen_at").toString(),
              version.getAs("previous_prompt_version"),
              version.getAs("template_hash")));
    }
    output.rows(HEAD, rows, console);
    if (name.isPresent()) {
      versions.forEach(version -> diff(lakehouse, version));
    }
    return 0;
  }

  private void diff(Lakehouse lakehouse, Row version) {
    String before = version.getAs("previous_prompt_version");
    if (before == null) {
      return;
    }
    Column isNow = col("template_hash").equalTo(version.<String>getAs("template_hash"));
    Column isBefore =
        col("prompt_version")
            .equalTo(before)
            .and(col("started_at").lt(version.getAs("first_seen_at")));
    Optional<String> now = text(lakehouse, version, isNow);
    Optional<String> then = text(lakehouse, version, isBefore);
    if (now.isEmpty() || then.isEmpty()) {
      return;
    }
    console.answer("");
    console.answer(
        "%s %s after %s".formatted(name.orElseThrow(), version.getAs("prompt_version"), before));
    PromptDiff.between(then.get(), now.get()).forEach(line -> console.answer("  " + line));
  }

  /** The system prompt of the last call of some, redacted as it stands in the table. */
  private Optional<String> text(Lakehouse lakehouse, Row version, Column wanted) {
    return lakehouse
        .read("prompts", Window.day(date).widened(LOOK_BACK_DAYS, 0))
        .where(col("prompt_name").equalTo(version.<String>getAs("prompt_name")).and(wanted))
        .where("system_prompt is not null")
        .orderBy(desc("started_at"), col("span_id"))
        .select("system_prompt")
        .limit(1)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .findFirst();
  }
}
