package dev.lakeglass.check;

import dev.lakeglass.check.ClaimTraining.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Makes answers with and without unsupported sentences from {@code claims/corpus.yaml}.
 *
 * <p>The context is the domain's document with its facts filled in and two documents of other
 * domains. A false sentence takes the place of a true one, so both kinds of answer are equally
 * long: its slot filled with another value (half of them), a false statement (a quarter) or an
 * invention (a quarter).
 */
final class ClaimCorpus {
  private final List<Map<String, Object>> domains;
  private final Random random;

  ClaimCorpus(long seed) {
    this.domains = load();
    this.random = new Random(seed);
  }

  /** A sentence of an answer. */
  record Sentence(String text, boolean isFalse) {}

  /** An answer with everything it was made from. */
  record Example(int domain, String question, List<String> documents, List<Sentence> sentences) {
    boolean isFalse() {
      return sentences.stream().anyMatch(Sentence::isFalse);
    }

    String text() {
      return String.join(" ", sentences.stream().map(Sentence::text).toList());
    }

    List<Span> falseSpans() {
      List<Span> spans = new ArrayList<>();
      int from = 0;
      for (Sentence sentence : sentences) {
        if (sentence.isFalse()) {
          spans.add(new Span(from, from + sentence.text().length()));
        }
        from += sentence.text().length() + 1;
      }
      return spans;
    }

    Answer answer() {
      return Answer.builder()
          .userInput(question)
          .documents(documents.stream().map(text -> new ContextDocument("", text)).toList())
          .outputText(text())
          .build();
    }
  }

  int domains() {
    return domains.size();
  }

  String domainName(int domain) {
    return domains.get(domain).get("name").toString();
  }

  List<Example> examples(int domain, int count) {
    List<Example> examples = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      examples.add(example(domain, index % 2 == 1));
    }
    return examples;
  }

  private Example example(int index, boolean isFalse) {
    Map<String, Object> domain = domains.get(index);
    Map<String, String> values = values(domain, Map.of());
    List<String> documents = new ArrayList<>();
    documents.add(document(domain, values));
    for (int other = 0; other < 2; other++) {
      Map<String, Object> distractor =
          domains.get((index + 1 + random.nextInt(domains.size() - 1)) % domains.size());
      documents.add(document(distractor, values(distractor, Map.of())));
    }
    Collections.shuffle(documents, random);
    String question = fill(domain.get("question").toString(), values);
    return new Example(index, question, documents, sentences(domain, values, isFalse));
  }

  private String document(Map<String, Object> domain, Map<String, String> values) {
    List<String> sentences = new ArrayList<>(list(domain, "fillers"));
    facts(domain).forEach(fact -> sentences.add(fill(fact.get("doc").toString(), values)));
    Collections.shuffle(sentences, random);
    return String.join(" ", sentences);
  }

  private List<Sentence> sentences(
      Map<String, Object> domain, Map<String, String> values, boolean isFalse) {
    List<Map<String, Object>> facts = new ArrayList<>(facts(domain));
    Collections.shuffle(facts, random);
    int count = 2 + random.nextInt(3);
    int falseAt = isFalse ? random.nextInt(count) : -1;
    List<Sentence> sentences = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      sentences.add(
          at == falseAt
              ? new Sentence(falsehood(domain, facts.get(at), values), true)
              : new Sentence(fill(pick(list(facts.get(at), "says")), values), false));
    }
    if (random.nextInt(2) == 0) {
      int place = random.nextInt(2) * sentences.size();
      sentences.add(place, new Sentence(pick(list(domain, "framing")), false));
    }
    return sentences;
  }

  private String falsehood(
      Map<String, Object> domain, Map<String, Object> fact, Map<String, String> values) {
    int kind = random.nextInt(4);
    if (kind < 2) {
      String truth = pick(list(fact, "says"));
      return changeOneSlot(domain, truth, values);
    }
    return kind == 2
        ? fill(pick(list(fact, "lies")), values)
        : fill(pick(list(domain, "inventions")), values);
  }

  private String changeOneSlot(
      Map<String, Object> domain, String sentence, Map<String, String> values) {
    List<String> slots =
        values.keySet().stream()
            .sorted()
            .filter(slot -> sentence.contains("<" + slot + ">"))
            .toList();
    String changed = pick(slots);
    String truth = values.get(changed);
    Map<String, String> falseValues = new HashMap<>(values);
    List<String> others =
        list(slots(domain), changed).stream().filter(value -> !value.equals(truth)).toList();
    falseValues.put(changed, pick(others));
    return fill(sentence, falseValues);
  }

  private Map<String, String> values(Map<String, Object> domain, Map<String, String> fixed) {
    Map<String, String> values = new HashMap<>(fixed);
    slots(domain).keySet().stream()
        .sorted()
        .forEach(slot -> values.put(slot, pick(list(slots(domain), slot))));
    return values;
  }

  private static String fill(String template, Map<String, String> values) {
    String filled = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("<" + value.getKey() + ">", value.getValue());
    }
    return filled;
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> slots(Map<String, Object> domain) {
    return (Map<String, Object>) domain.get("slots");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> facts(Map<String, Object> domain) {
    return (List<Map<String, Object>>) domain.get("facts");
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Map<String, Object> parent, String name) {
    return (List<String>) parent.get(name);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> load() {
    try (InputStream yaml = ClaimCorpus.class.getResourceAsStream("/claims/corpus.yaml")) {
      Map<String, Object> root =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      return (List<Map<String, Object>>) root.get("domains");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
