package dev.lakeglass.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all requests share. */
record World(
    Bank bank, Planted planted, Story story, Truth truth, long seed, Set<String> staleArticles) {
  private static final double STALE_SHARE = 0.35;

  static World of(SampleOptions options, Truth truth) {
    Bank bank = new Bank();
    return new World(
        bank,
        new Planted(options.seed()),
        truth.story(),
        truth,
        options.seed(),
        staleArticles(bank.articles("kb-main")));
  }

  /** Every article whose number passes the next multiple of 1 / share: evenly spread. */
  private static Set<String> staleArticles(List<Article> articles) {
    Set<String> stale = new HashSet<>();
    for (int i = 0; i < articles.size(); i++) {
      if ((int) ((i + 1) * STALE_SHARE) > (int) (i * STALE_SHARE)) {
        stale.add(articles.get(i).id());
      }
    }
    return Set.copyOf(stale);
  }
}
