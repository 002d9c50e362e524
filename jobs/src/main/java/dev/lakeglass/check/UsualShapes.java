package dev.lakeglass.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What answers of each prompt version usually look like: on the day they are judged and the {@value
 * #DAYS_BEFORE} days before it, where enough are known.
 */
final class UsualShapes implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int FEWEST_ANSWERS = 20;
  static final int DAYS_BEFORE = 7;
  private static final String SEPARATOR = ", ";

  private final HashMap<Key, UsualShape> shapes = new HashMap<>();

  private UsualShapes() {}

  private record Key(LocalDate day, List<String> prompt) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static UsualShapes of(List<ShapeCount> counts) {
    UsualShapes usual = new UsualShapes();
    counts.stream()
        .collect(groupingBy(ShapeCount::prompt))
        .forEach(
            (prompt, own) ->
                own.stream()
                    .map(ShapeCount::day)
                    .distinct()
                    .forEach(day -> usual.add(new Key(day, prompt), upTo(day, own))));
    return usual;
  }

  private static List<ShapeCount> upTo(LocalDate day, List<ShapeCount> counts) {
    LocalDate first = day.minusDays(DAYS_BEFORE);
    return counts.stream()
        .filter(count -> !count.day().isBefore(first) && !count.day().isAfter(day))
        .toList();
  }

  Optional<UsualShape> of(LocalDate day, List<String> prompt) {
    return Optional.ofNullable(shapes.get(new Key(day, prompt)));
  }

  private void add(Key key, List<ShapeCount> own) {
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
    double lengthShare = (double) lengths.get(length) / forms.get(form);
    double citing = own.stream().mapToLong(ShapeCount::citingCount).sum();
    shapes.put(key, new UsualShape(form, share, length, lengthShare, citing / answers));
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
