package dev.lakeglass.check;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Prints how many answers per second and core all default checks judge, warm, and each one's share
 * of the wall time.
 *
 * <p>Answers have about 200 words, four documents of about 100 words each, a question and a system
 * prompt shared by all; half of each answer's sentences come from its documents. No text but the
 * system prompt occurs twice as a whole.
 */
final class CheckBenchmark {
  private static final int ANSWERS = 2_000;
  private static final int ROUNDS = 8;
  private static final int WARM_UP_ROUNDS = 8;
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

  private CheckBenchmark() {}

  public static void main(String[] arguments) {
    List<Answer> answers = answers(new Random(7));
    OutputChecks checks = OutputChecks.standard();
    int failures = 0;
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      failures += runAll(checks, answers);
    }
    long start = processorTime();
    for (int round = 0; round < ROUNDS; round++) {
      failures += runAll(checks, answers);
    }
    double seconds = (processorTime() - start) / 1e9;
    System.out.printf("answers per second of processor time: %.0f%n", ANSWERS * ROUNDS / seconds);
    System.out.printf(
        "fails per answer: %.3f%n", (double) failures / ANSWERS / (ROUNDS + WARM_UP_ROUNDS));
    printShares(answers);
  }

  /** Processor time of this thread, so that other work on the machine does not count. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static int runAll(OutputChecks checks, List<Answer> answers) {
    int failures = 0;
    for (Answer answer : answers) {
      for (NamedResult result : checks.run(answer)) {
        failures += result.result().verdict() == Verdict.FAIL ? 1 : 0;
      }
    }
    return failures;
  }

  private static void printShares(List<Answer> answers) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    CheckRules rules = CheckRules.standard();
    SystemPrompts systemPrompts = new SystemPrompts(rules);
    List<OutputCheck> checks = OutputChecks.with(rules).checks();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      if (round == WARM_UP_ROUNDS) {
        nanos.clear();
      }
      for (Answer answer : answers) {
        AnalyzedAnswer analyzed = new AnalyzedAnswer(answer, rules, systemPrompts);
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
        for (OutputCheck check : checks) {
          check.check(analyzed);
          last = lap(nanos, check.name(), last);
        }
      }
    }
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
              .outputText(answer(random, said))
              .build());
    }
    return answers;
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
