package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.table.Lakehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A query over the tables of the lake; without one, a shell that reads queries line by line. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "A query over the lake's tables, printed as a table.")
final class SqlCommand implements Callable<Integer> {
  private static final int LONGEST_CELL = 80;

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(
      names = "--limit",
      defaultValue = "200",
      description = "Most rows printed. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "The query; without it, queries are read line by line from standard input")
  private String query;

  private final Console console;

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    lakehouse.showAll();
    if (query != null) {
      print(lakehouse, query);
      return 0;
    }
    console.progress("One query per line; an empty line or the end of input leaves.");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
      try {
        print(lakehouse, line);
      } catch (JobException e) {
        console.progress(e.getMessage());
      }
    }
    return 0;
  }

  private void print(Lakehouse lakehouse, String sql) {
    Dataset<Row> result = evaluate(lakehouse, sql);
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.limit(limit + 1).collectAsList()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.isNullAt(i) ? null : cut(row.get(i).toString()));
      }
      rows.add(cells);
    }
    boolean isCut = rows.size() > limit;
    output.rows(Arrays.asList(result.columns()), isCut ? rows.subList(0, limit) : rows, console);
    if (isCut) {
      console.progress("Only the first " + limit + " rows; --limit shows more.");
    }
  }

  /** Every column as Spark prints it. */
  private static Dataset<Row> evaluate(Lakehouse lakehouse, String sql) {
    try {
      Dataset<Row> result = lakehouse.spark().sql(sql);
      Column[] texts =
          Arrays.stream(result.columns())
              .map(column -> result.col("`" + column + "`").cast("string").as(column))
              .toArray(Column[]::new);
      return result.select(texts);
    } catch (Exception e) {
      if (e instanceof AnalysisException problem) {
        throw new JobException(
            Category.CONFIG, "Cannot run the query: " + problem.getSimpleMessage(), e);
      }
      throw e;
    }
  }

  private static String cut(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL - 1) + "…";
  }
}
