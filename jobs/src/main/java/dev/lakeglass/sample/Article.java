package dev.lakeglass.sample;

import java.util.List;
import java.util.Map;

/** A help-centre article in its current and its outdated edition, with questions it answers. */
record Article(
    String id,
    String index,
    String language,
    String title,
    List<String> body,
    Map<Edition, Map<String, String>> values,
    List<Ask> asks,
    Map<Edition, String> texts,
    Map<Edition, String> dates) {

  /** Which values the text carries; WRONG ones stand in no article. */
  enum Edition {
    NOW,
    OLD,
    WRONG
  }

  /** Ways to ask one thing and ways to answer it. */
  record Ask(List<String> questions, List<String> answers) {}

  /** The whole article as the index returns it. */
  String text(Edition edition) {
    return texts.get(edition);
  }

  /** The day the edition was published. */
  String date(Edition edition) {
    return dates.get(edition);
  }

  String value(Edition edition, String name) {
    return values.get(edition).get(name);
  }

  String separator() {
    return language.equals("ja") ? "" : " ";
  }
}
