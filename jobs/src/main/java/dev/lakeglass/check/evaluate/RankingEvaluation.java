package dev.lakeglass.check.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Means over searches, with 95 % bootstrap intervals over searches.
 *
 * @param searches searches with at least one relevant document
 */
public record RankingEvaluation(
    int searches, Interval ndcg, Interval reciprocalRank, Interval recall, Interval precision) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static RankingEvaluation of(List<RankedDocuments> rankings, int k) {
    return new RankingEvaluation(
        rankings.size(),
        mean(rankings, ranking -> ranking.ndcg(k)),
        mean(rankings, ranking -> ranking.reciprocalRank(k)),
        mean(rankings, ranking -> ranking.recall(k)),
        mean(rankings, ranking -> ranking.precision(k)));
  }

  private static Interval mean(
      List<RankedDocuments> rankings, ToDoubleFunction<RankedDocuments> measure) {
    double[] values = rankings.stream().mapToDouble(measure).toArray();
    return Bootstrap.interval(
        values.length,
        weights -> {
          double sum = 0;
          for (int index = 0; index < values.length; index++) {
            sum += weights[index] * values[index];
          }
          return sum / values.length;
        });
  }

  /**
   * Reads JSON lines {@code {"ranked": ["d3", "d1"], "relevant": {"d1": 2, "d9": 1}}}; {@code
   * relevant} may be an array of ids. Lines without a relevant document are left out.
   *
   * @throws JobException if a line is not as described, naming its number but not its text
   */
  public static List<RankedDocuments> read(List<String> lines) {
    List<RankedDocuments> rankings = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).isBlank()) {
        continue;
      }
      JsonNode node = parse(lines.get(index), index + 1);
      Map<String, Integer> grades = grades(node.path("relevant"));
      if (grades.values().stream().anyMatch(grade -> grade > 0)) {
        rankings.add(new RankedDocuments(texts(node.path("ranked")), grades));
      }
    }
    return rankings;
  }

  private static JsonNode parse(String line, int number) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.path("ranked").isArray() && node.path("relevant").isContainerNode()) {
        return node;
      }
    } catch (JsonProcessingException invalid) {
      // Its message quotes the line, which may hold personal data.
    }
    throw new JobException(
        Category.INPUT,
        "Cannot read ranking in line %d: expected \"ranked\", an array, and \"relevant\""
            .formatted(number));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static Map<String, Integer> grades(JsonNode relevant) {
    Map<String, Integer> grades = new HashMap<>();
    if (relevant.isArray()) {
      texts(relevant).forEach(id -> grades.put(id, 1));
    } else {
      relevant.fieldNames().forEachRemaining(id -> grades.put(id, relevant.get(id).asInt()));
    }
    return grades;
  }
}
