package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates the tables that do not exist yet, and compares the others with their declarations. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Creates the tables; the first daily run does it too.")
final class InitCommand implements Callable<Integer> {

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  private final Console console;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    List<String> tables = SqlFile.tables();
    lakehouse.requireDeclared(tables);
    List<List<Object>> rows = new ArrayList<>();
    for (String table : tables) {
      rows.add(List.of(table, lakehouse.exists(table) ? "exists" : "created"));
    }
    lakehouse.create(tables);
    output.rows(List.of("table", "state"), rows, console);
    return 0;
  }
}
