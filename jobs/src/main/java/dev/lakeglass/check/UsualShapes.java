package dev.lakeglass.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What answers of each prompt version usually look like, where enough of them are known. */
final class UsualShapes implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int FEWEST_ANSWERS = 20;
  private static final String SEPARATOR = ", ";

  private final HashMap<List<String>, UsualShape> shapes = new HashMap<>();

  private UsualShapes() {}

  static UsualShapes of(List<ShapeCount> counts) {
    UsualShapes usual = new UsualShapes();
    counts.stream()
        .collect(groupingBy(ShapeCount::prompt))
        .forEach((prompt, own) -> usual.add(prompt, own));
    return usual;
  }

  Optional<UsualShape> forPrompt(List<String> prompt) {
    return Optional.ofNullable(shapes.get(prompt));
  }

  private void add(List<String> prompt, List<ShapeCount> own) {
    Map<String, Long> forms = total(own, count -> form(count.shape()));
    long answers = own.stream().mapToLong(ShapeCount::answerCount).sum();
    if (answers < FEWEST_ANSWERS) {
      return;
    }
    String form = commonest(forms);
    List<ShapeCount> ofForm =
        own.stream().filter(count -> form(count.shape()).equals(form)).toList();
    Map<String, Long> lengths = total(ofForm, count -> length(count.shape()));
    String length = commonest(lengths);
    double share = (double) forms.get(form) / answers;
    shapes.put(
        prompt,
        new UsualShape(form, share, length, (double) lengths.get(length) / forms.get(form)));
  }

  /** Sorted, so that of equally common words the first is always the same. */
  private static Map<String, Long> total(
      List<ShapeCount> counts, Function<ShapeCount, String> key) {
    return counts.stream()
        .collect(groupingBy(key, TreeMap::new, summingLong(ShapeCount::answerCount)));
  }

  private static String commonest(Map<String, Long> counts) {
    String commonest = "";
    long most = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        commonest = entry.getKey();
        most = entry.getValue();
      }
    }
    return commonest;
  }

  static String form(String shape) {
    int end = shape.indexOf(SEPARATOR);
    return end < 0 ? shape : shape.substring(0, end);
  }

  static String length(String shape) {
    int end = shape.indexOf(SEPARATOR);
    return end < 0 ? "" : shape.substring(end + SEPARATOR.length());
  }
}
