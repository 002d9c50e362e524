package dev.lakeglass.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BankTest {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z0-9_]+)}");

  private final Bank bank = new Bank();
  private final List<Article> articles =
      Stream.of("kb-main", "kb-billing").flatMap(index -> bank.articles(index).stream()).toList();

  @Test
  void articlesHaveTheLengthOfRealOnes() {
    assertThat(articles).hasSizeBetween(60, 100).extracting(Article::id).doesNotHaveDuplicates();
    for (Article article : articles) {
      if (!article.language().equals("ja")) {
        assertThat(String.join(" ", article.body()).split(" "))
            .as(article.id())
            .hasSizeBetween(50, 140);
      }
    }
  }

  @Test
  void everyEditionFillsEverySlotAndDiffersFromTheOthers() {
    for (Article article : articles) {
      Set<String> slots = slots(String.join(" ", article.body()));
      for (String slot : slots) {
        Set<String> values = new HashSet<>();
        for (Article.Edition edition : Article.Edition.values()) {
          assertThat(article.value(edition, slot)).as("%s of %s", slot, article.id()).isNotNull();
          values.add(article.value(edition, slot));
        }
        assertThat(values).as("%s of %s", slot, article.id()).hasSize(3);
      }
    }
  }

  @Test
  void everyAnswerQuotesAFactOfItsArticle() {
    for (Article article : articles) {
      Set<String> facts = slots(String.join(" ", article.body()));
      for (Article.Ask ask : article.asks()) {
        assertThat(ask.answers())
            .as(article.id())
            .allMatch(answer -> !slots(answer).isEmpty() && facts.containsAll(slots(answer)));
      }
    }
  }

  @Test
  void theLongPromptIsLongEnoughToBeCached() {
    // Anthropic caches prefixes of at least 1,024 tokens.
    assertThat(Tokens.ofBytes(bank.prompt("ticket-extract", "5").bytes()))
        .isGreaterThanOrEqualTo(1_024);
  }

  private static Set<String> slots(String text) {
    Set<String> slots = new HashSet<>();
    Matcher matcher = SLOT.matcher(text);
    while (matcher.find()) {
      slots.add(matcher.group(1));
    }
    return slots;
  }
}
