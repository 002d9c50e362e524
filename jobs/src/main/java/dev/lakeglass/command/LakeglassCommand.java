package dev.lakeglass.command;

import dev.lakeglass.job.JobException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: arguments in, exit code out. */
@Command(
    name = "lakeglass",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Why was this answer bad, slow or expensive? Quality, drift and cost reports from the LLM"
            + " traces already lying in object storage.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug, with a stack trace",
      "2:wrong arguments or configuration",
      "3:input: too many rejected records, or an unreadable object; nothing of the day was changed",
      "4:storage, or a live table that differs from its declaration",
      "5:a gate said no, see --fail-on",
      "99:no input for the day"
    },
    subcommands = {
      DailyCommand.class,
      BackfillCommand.class,
      InitCommand.class,
      DoctorCommand.class,
      RedactCommand.class,
      SqlCommand.class,
      SampleCommand.class,
      EvaluateCommand.class,
      EvaluateRetrievalCommand.class,
      SniffCommand.class,
      PricesCommand.class,
      PromptsCommand.class,
      CostCommand.class
    })
public final class LakeglassCommand implements Runnable {
  @Spec private CommandSpec spec;
  private final Console console;

  private LakeglassCommand(Console console) {
    this.console = console;
  }

  /** Runs one command; everything it has to say goes to the two writers. */
  public static int run(String[] arguments, PrintWriter answer, PrintWriter log) {
    Console console = new Console(answer, log);
    CommandLine commandLine = new CommandLine(new LakeglassCommand(console), factory(console));
    StageCommand.NAMES.forEach(
        name -> commandLine.addSubcommand(name, new StageCommand(name, console)));
    boolean isStrict = java.util.Arrays.asList(arguments).contains("--strict-args");
    commandLine.getSubcommands().values().forEach(c -> c.setUnmatchedArgumentsAllowed(!isStrict));
    commandLine.setOut(answer).setErr(log);
    commandLine.setExecutionExceptionHandler((e, c, parsed) -> explain(e, console));
    commandLine.setParameterExceptionHandler((e, args) -> explainUsage(e, console));
    commandLine.setExecutionStrategy(
        parsed -> {
          warnOfUnknown(parsed, console);
          return new CommandLine.RunLast().execute(parsed);
        });
    return commandLine.execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static CommandLine.IFactory factory(Console console) {
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        try {
          return type.getDeclaredConstructor(Console.class).newInstance(console);
        } catch (NoSuchMethodException e) {
          return CommandLine.defaultFactory().create(type);
        }
      }
    };
  }

  /** Schedulers such as Glue add arguments of their own: told, not fatal. */
  private static void warnOfUnknown(CommandLine.ParseResult parsed, Console console) {
    for (CommandLine.ParseResult level = parsed;
        level != null;
        level = level.hasSubcommand() ? level.subcommand() : null) {
      if (!level.unmatched().isEmpty()) {
        console.progress(
            "Ignored unknown arguments: "
                + String.join(" ", level.unmatched())
                + " (with --strict-args this is an error)");
      }
    }
  }

  private static int explain(Exception failure, Console console) {
    if (failure instanceof JobException known) {
      console.progress("lakeglass: " + known.getMessage());
      return known.category().exitCode();
    }
    console.progress("lakeglass: this is a bug, please report it with the lines below.");
    java.io.StringWriter trace = new java.io.StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    console.progress(trace.toString());
    return 1;
  }

  private static int explainUsage(ParameterException e, Console console) {
    console.progress("lakeglass: " + e.getMessage());
    console.progress("Try: lakeglass " + e.getCommandLine().getCommandName() + " --help");
    return 2;
  }

  /** A writer in UTF-8 whatever the platform's default. */
  public static PrintWriter utf8(java.io.OutputStream out) {
    return new PrintWriter(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }
}
