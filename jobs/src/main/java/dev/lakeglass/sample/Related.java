package dev.lakeglass.sample;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the articles that a search returns together: those that share many longer words. */
final class Related {
  private static final int KEPT = 5;
  private static final int LONG_WORD = 5;

  private Related() {}

  /**
   * The nearest articles of the same index for each article id; those in the article's own language
   * come first, then English ones.
   */
  static Map<String, List<Article>> byId(List<Article> articles) {
    Map<String, Set<String>> words = new HashMap<>();
    articles.forEach(article -> words.put(article.id(), words(article)));
    Map<String, List<Article>> related = new HashMap<>();
    for (Article article : articles) {
      Set<String> own = words.get(article.id());
      Comparator<Article> nearest =
          Comparator.comparing((Article other) -> !other.language().equals(article.language()))
              .thenComparing(other -> -likeness(own, words.get(other.id())))
              .thenComparing(Article::id);
      related.put(
          article.id(),
          articles.stream()
              .filter(other -> other != article && other.index().equals(article.index()))
              .filter(
                  other ->
                      other.language().equals(article.language()) || other.language().equals("en"))
              .sorted(nearest)
              .limit(KEPT)
              .toList());
    }
    return related;
  }

  private static Set<String> words(Article article) {
    Set<String> words = new HashSet<>();
    for (String word : article.text(Article.Edition.NOW).toLowerCase(Locale.ROOT).split("\\W+")) {
      if (word.length() >= LONG_WORD) {
        words.add(word);
      }
    }
    return words;
  }

  private static double likeness(Set<String> words, Set<String> others) {
    long shared = words.stream().filter(others::contains).count();
    return (double) shared / Math.max(1, words.size() + others.size() - shared);
  }
}
