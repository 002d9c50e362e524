package dev.lakeglass.command;

import dev.lakeglass.check.evaluate.Interval;
import dev.lakeglass.check.evaluate.RankingEvaluation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures searches against labelled relevance; needs neither Spark nor a lake. */
@Command(
    name = "evaluate-retrieval",
    mixinStandardHelpOptions = true,
    description =
        "Measures searches against labelled relevance: nDCG, MRR, recall and precision at k, as"
            + " trec_eval defines them, with 95 %% bootstrap intervals.")
final class EvaluateRetrievalCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines: ranked (ids, best first) and relevant (id to grade, or an array of ids)")
  private Path data;

  @Option(
      names = "-k",
      defaultValue = "10",
      description = "Places that count. Default: ${DEFAULT-VALUE}")
  private int places;

  private final Console console;

  EvaluateRetrievalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RankingEvaluation measured =
        RankingEvaluation.of(RankingEvaluation.read(LabelledFile.lines(data)), Math.max(1, places));
    output.rows(
        List.of("measure", "value", "lower", "upper"),
        List.of(
            Arrays.asList("searches", measured.searches(), null, null),
            row("nDCG", measured.ndcg()),
            row("MRR", measured.reciprocalRank()),
            row("recall", measured.recall()),
            row("precision", measured.precision())),
        console);
    return 0;
  }

  private List<Object> row(String name, Interval interval) {
    return LabelledFile.measure(name + "@" + Math.max(1, places), interval);
  }
}
