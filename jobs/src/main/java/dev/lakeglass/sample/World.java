package dev.lakeglass.sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all requests share. */
record World(
    Bank bank, Planted planted, Story story, Truth truth, long seed, Set<String> staleArticles) {
  private static final double STALE_SHARE = 0.35;
  private static final double POPULARITY = 1.5;
  private static final Pattern ADDRESS = Pattern.compile("[a-z]+@[a-z-]+\\.example");

  static World of(SampleOptions options, Truth truth) {
    Bank bank = new Bank();
    Planted planted = new Planted(options.seed());
    Matcher addresses = ADDRESS.matcher(bank.prompt("ticket-extract", "5").text());
    while (addresses.find()) {
      planted.use(Planted.Type.EMAIL, addresses.group());
    }
    return new World(bank, planted, truth.story(), truth, options.seed(), staleArticles(bank));
  }

  /** Which of several topics a position from 0 to 1 falls on; the first ones are the popular. */
  static int topicAt(double position, int topics) {
    return (int) (Math.pow(position, POPULARITY) * topics);
  }

  /**
   * The articles that the refresh replaced by old editions: about {@link #STALE_SHARE} of what
   * searches return, popular and rare articles alike.
   */
  private static Set<String> staleArticles(Bank bank) {
    Map<String, Double> weights = new HashMap<>();
    for (Tenant tenant : Tenant.values()) {
      weigh(bank, tenant.language(), tenant.share() * Tenant.OWN_LANGUAGE, weights);
      weigh(bank, "en", tenant.share() * (1 - Tenant.OWN_LANGUAGE), weights);
    }
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Set<String> stale = new HashSet<>();
    double seen = 0;
    double taken = 0;
    for (Article article : bank.articles("kb-main")) {
      double weight = weights.getOrDefault(article.id(), 0.0) / all;
      seen += weight;
      if (taken + weight / 2 < seen * STALE_SHARE) {
        stale.add(article.id());
        taken += weight;
      }
    }
    return Set.copyOf(stale);
  }

  private static void weigh(Bank bank, String language, double share, Map<String, Double> weights) {
    List<Article> articles = bank.articles("kb-main", language);
    int size = articles.size();
    for (int i = 0; i < size; i++) {
      double from = Math.pow((double) i / size, 1 / POPULARITY);
      double to = Math.pow((i + 1.0) / size, 1 / POPULARITY);
      weights.merge(articles.get(i).id(), share * (to - from), Double::sum);
      for (Article other : bank.related(articles.get(i)).subList(0, 2)) {
        weights.merge(other.id(), share * (to - from), Double::sum);
      }
    }
  }
}
