package dev.lakeglass.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * All default checks over answers of about 200 words with four documents of about 100 words each, a
 * question and a system prompt shared by all; half of each answer's sentences come from its
 * documents. No text but the system prompt occurs twice as a whole. An operation is an answer, so
 * ops/s are answers per second and core, if nothing else runs. Afterwards the same per second of
 * processor time and each check's share are printed, with what checks share (tokens, phrases, JSON)
 * apart.
 *
 * <p>The peer, {@code tokensOnly}, cuts the same texts into words and judges nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CheckBenchmark {
  private static final int ANSWERS = 2_000;
  private static final int ROUNDS = 8;
  private static final String SYSTEM_PROMPT =
      "You are the support assistant of Northwind Household, a shop for kitchen appliances. Answer"
          + " only from the documents you are given. If they do not hold the answer, say so and offer"
          + " to hand the conversation over. Keep answers short, friendly and factual, never promise a"
          + " refund, never ask for passwords or card numbers, and cite the documents you used.";
  private static final String[] SUBJECTS = {
    "The warranty of the kettle K-%d", "A return to the warehouse in Rotterdam", "The invoice %d",
    "Standard delivery within Germany", "The spare part SP%d", "Our newsletter with %d vouchers",
    "The filter of the coffee machine", "An exchange at the store in Lyon", "The subscription",
    "The app for Android and iOS", "A cancelled order", "The payment by bank transfer"
  };
  private static final String[] VERBS = {
    "covers repairs within",
    "is completed after",
    "costs a fee that is charged for",
    "can be changed during",
    "remains valid for",
    "must be registered before",
    "runs for",
    "is refunded no later than",
    "will be shipped in",
    "needs the confirmation of support after"
  };
  private static final String[] OBJECTS = {
    "%d days of the delivery",
    "%d business days",
    "%d months from the date of purchase",
    "%d.50 EUR in total",
    "the %d March 2026",
    "%d percent of all cases",
    "%d hours",
    "the agreed period of %d weeks",
    "up to %d items per customer",
    "the end of %d"
  };
  private static final String[] ENDINGS = {
    ", unless the customer asks Maria Keller for another date.",
    " if the original packaging has been kept in good condition.",
    ", which the customer can look up in the account at any time.",
    " and the receipt is sent by e-mail on the following morning.",
    ".",
    ", as described in the general terms and conditions of the shop."
  };

  private List<Answer> answers;
  private CheckRules rules;
  private KnownTexts knownTexts;
  private OutputChecks checks;
  private int next;

  @Setup
  public void prepare() {
    answers = answers(new Random(7));
    rules = CheckRules.standard();
    knownTexts = new KnownTexts(rules);
    checks = OutputChecks.with(rules);
  }

  private Answer answer() {
    next = (next + 1) % ANSWERS;
    return answers.get(next);
  }

  @Benchmark
  public List<NamedResult> allChecks() {
    return checks.run(answer());
  }

  @Benchmark
  public int tokensOnly() {
    AnalyzedAnswer analyzed = new AnalyzedAnswer(answer(), rules, knownTexts);
    return analyzed.output().size() + analyzed.question().size() + analyzed.documents().size();
  }

  @TearDown
  public void printShares(BenchmarkParams parameters) {
    if (parameters.getBenchmark().endsWith("allChecks")) {
      printProcessorTime();
      printShares();
    }
  }

  /** Other work on the machine does not count here. */
  private void printProcessorTime() {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      answers.forEach(checks::run);
    }
    double seconds = (thread.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf("%n%.0f answers per second of processor time%n", ANSWERS * ROUNDS / seconds);
  }

  private void printShares() {
    Map<String, Long> nanos = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Answer answer : answers) {
        AnalyzedAnswer analyzed = new AnalyzedAnswer(answer, rules, knownTexts);
        long last = System.nanoTime();
        analyzed.output();
        analyzed.documents();
        analyzed.question();
        last = lap(nanos, "(tokenise)", last);
        analyzed.outputPhrases();
        analyzed.questionPhrases();
        last = lap(nanos, "(phrases)", last);
        analyzed.json();
        analyzed.isJsonExpected();
        last = lap(nanos, "(json)", last);
        for (OutputCheck check : checks.checks()) {
          check.check(analyzed);
          last = lap(nanos, check.name(), last);
        }
      }
    }
    System.out.println();
    long total = nanos.values().stream().mapToLong(Long::longValue).sum();
    nanos.forEach(
        (name, time) ->
            System.out.printf(
                "%-24s %6.2f us %5.1f %%%n",
                name, time / 1e3 / ANSWERS / ROUNDS, 100.0 * time / total));
  }

  private static long lap(Map<String, Long> nanos, String name, long last) {
    long now = System.nanoTime();
    nanos.merge(name, now - last, Long::sum);
    return now;
  }

  private static List<Answer> answers(Random random) {
    List<Answer> answers = new ArrayList<>(ANSWERS);
    for (int index = 0; index < ANSWERS; index++) {
      List<String> said = new ArrayList<>();
      List<ContextDocument> documents = new ArrayList<>();
      StringBuilder input = new StringBuilder();
      for (int document = 0; document < 4; document++) {
        String content = text(random, 100, said);
        documents.add(new ContextDocument("kb-" + index + document, content));
        input.append("<document id=\"kb-").append(index).append(document).append("\">");
        input.append(content).append("</document>\n");
      }
      input.append("How long does the warranty last and who covers the return of order ");
      input.append(random.nextInt(90_000)).append('?');
      answers.add(
          Answer.builder()
              .systemPrompt(SYSTEM_PROMPT)
              .userInput(input.toString())
              .documents(documents)
              .finishReason("stop")
              .outputType("text")
              .outputShape("prose, medium")
              .usualShape(new UsualShape("prose", 0.95, "medium", 0.95, 0.95))
              .promptDocumentIds(ids(documents))
              .retrievedDocumentIds(ids(documents))
              .outputText(answer(random, said))
              .build());
    }
    return answers;
  }

  private static List<String> ids(List<ContextDocument> documents) {
    return documents.stream().map(ContextDocument::id).toList();
  }

  private static String answer(Random random, List<String> said) {
    StringBuilder answer = new StringBuilder();
    int words = 0;
    while (words < 200) {
      String sentence =
          random.nextBoolean() ? said.get(random.nextInt(said.size())) : sentence(random);
      answer.append(sentence).append(' ');
      words += sentence.split(" ").length;
    }
    return answer.toString();
  }

  private static String text(Random random, int length, List<String> said) {
    StringBuilder text = new StringBuilder();
    int words = 0;
    while (words < length) {
      String sentence = sentence(random);
      said.add(sentence);
      text.append(sentence).append(' ');
      words += sentence.split(" ").length;
    }
    return text.toString();
  }

  private static String sentence(Random random) {
    String pattern =
        pick(random, SUBJECTS) + " " + pick(random, VERBS) + " " + pick(random, OBJECTS);
    return pattern.replace("%d", Integer.toString(1 + random.nextInt(99))) + pick(random, ENDINGS);
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
