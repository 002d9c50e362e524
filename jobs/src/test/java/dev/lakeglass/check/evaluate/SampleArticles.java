package dev.lakeglass.check.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.Answer;
import dev.lakeglass.check.ContextDocument;
import dev.lakeglass.check.OutputChecks;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Evaluates unsupported_claims on the articles of the sample generator, which had no part in
 * fitting it and were written by somebody else: {@code SampleArticles articles-en.jsonl
 * articles-other.jsonl}.
 *
 * <p>Every answer of an article is good with the article's present values. It is made bad by the
 * article's wrong values, by its outdated values, or by putting a sentence about something else in
 * the place of its last one. The context is the article and three others of its language.
 */
final class SampleArticles {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DISTRACTORS = 3;

  private final List<JsonNode> articles = new ArrayList<>();
  private final Random random = new Random(5);

  private SampleArticles() {}

  /** How an answer was made. */
  enum Kind {
    TRUE,
    WRONG_VALUE,
    OLD_VALUE,
    FOREIGN_SENTENCE
  }

  public static void main(String[] files) throws IOException {
    SampleArticles sample = new SampleArticles();
    for (String file : files) {
      for (String line : Files.readAllLines(Path.of(file))) {
        sample.articles.add(MAPPER.readTree(line));
      }
    }
    Map<Kind, List<LabelledAnswer>> answers = sample.answers();
    CheckEvaluation evaluation = new CheckEvaluation(OutputChecks.standard());
    List<LabelledAnswer> all = new ArrayList<>(answers.get(Kind.TRUE));
    for (Kind kind : List.of(Kind.WRONG_VALUE, Kind.OLD_VALUE, Kind.FOREIGN_SENTENCE)) {
      List<LabelledAnswer> both = new ArrayList<>(answers.get(Kind.TRUE));
      both.addAll(answers.get(kind));
      all.addAll(answers.get(kind));
      System.out.println(kind + "\n" + evaluation.evaluate("unsupported_claims", both));
    }
    System.out.println("ALL\n" + evaluation.evaluate("unsupported_claims", all));
    if (System.getProperty("mistakes") != null) {
      printMistakes(answers);
    }
  }

  private static void printMistakes(Map<Kind, List<LabelledAnswer>> answers) {
    answers.forEach(
        (kind, list) ->
            list.forEach(
                one ->
                    OutputChecks.standard().run(one.answer()).stream()
                        .filter(result -> result.checkName().equals("unsupported_claims"))
                        .map(result -> result.result())
                        .filter(
                            result ->
                                result.verdict().word().equals("fail")
                                    == (one.label() == Label.GOOD))
                        .forEach(
                            result ->
                                System.out.printf(
                                    "%s %.2f %s | %s | %s%n",
                                    kind,
                                    result.score(),
                                    result.reason(),
                                    result.evidence(),
                                    one.answer().outputText().orElse("")))));
  }

  private Map<Kind, List<LabelledAnswer>> answers() {
    Map<Kind, List<LabelledAnswer>> answers = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      answers.put(kind, new ArrayList<>());
    }
    for (JsonNode article : articles) {
      for (JsonNode ask : article.get("asks")) {
        for (JsonNode text : ask.get("a")) {
          add(answers, article, ask.get("q").get(0).asText(), text.asText());
        }
      }
    }
    return answers;
  }

  private void add(
      Map<Kind, List<LabelledAnswer>> answers, JsonNode article, String question, String text) {
    String truth = fill(text, article.get("now"));
    put(answers, Kind.TRUE, article, article, question, truth);
    for (Kind kind : List.of(Kind.WRONG_VALUE, Kind.OLD_VALUE)) {
      String name = kind == Kind.OLD_VALUE ? "old" : "wrong";
      String changed = article.has(name) ? fill(text, article.get(name)) : truth;
      if (!changed.equals(truth)) {
        put(answers, kind, article, article, question, changed);
      }
    }
    int last = truth.lastIndexOf(". ", truth.length() - 2);
    if (last > 0) {
      JsonNode foreign = other(article, article);
      String changed = truth.substring(0, last + 2) + lastSentence(foreign);
      put(answers, Kind.FOREIGN_SENTENCE, article, foreign, question, changed);
    }
  }

  private String lastSentence(JsonNode article) {
    JsonNode asks = article.get("asks");
    JsonNode texts = asks.get(random.nextInt(asks.size())).get("a");
    String text = texts.get(random.nextInt(texts.size())).asText();
    String filled = fill(text, article.get("now"));
    return filled.substring(filled.lastIndexOf(". ", filled.length() - 2) + 1).strip();
  }

  /** Another article of the same language, but not the excluded one. */
  private JsonNode other(JsonNode article, JsonNode excluded) {
    List<JsonNode> others =
        articles.stream()
            .filter(one -> one != article && one != excluded)
            .filter(one -> one.get("lang").equals(article.get("lang")))
            .toList();
    return others.get(random.nextInt(others.size()));
  }

  private void put(
      Map<Kind, List<LabelledAnswer>> answers,
      Kind kind,
      JsonNode article,
      JsonNode excluded,
      String question,
      String text) {
    List<ContextDocument> documents = new ArrayList<>();
    documents.add(document(article));
    for (int index = 0; index < DISTRACTORS; index++) {
      documents.add(document(other(article, excluded)));
    }
    Answer answer =
        Answer.builder().userInput(question).documents(documents).outputText(text).build();
    answers.get(kind).add(new LabelledAnswer(answer, kind == Kind.TRUE ? Label.GOOD : Label.BAD));
  }

  private static ContextDocument document(JsonNode article) {
    StringBuilder content = new StringBuilder(article.get("title").asText()).append("\n");
    article.get("body").forEach(line -> content.append(line.asText()).append(' '));
    return new ContextDocument(
        article.get("id").asText(), fill(content.toString(), article.get("now")));
  }

  private static String fill(String template, JsonNode values) {
    String filled = template;
    for (String name : (Iterable<String>) values::fieldNames) {
      filled = filled.replace("{" + name + "}", values.get(name).asText());
    }
    return filled;
  }
}
