package dev.lakeglass.cost;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/**
 * What a call costs whose tokens nobody reported; tokens that were reported are always priced.
 *
 * @param failed a call that failed without an answer
 * @param timedOut one that the caller gave up: the provider may have answered, and billed it
 * @param aborted a stream that broke off after part of the answer
 */
public record BillingRules(Rule failed, Rule timedOut, Rule aborted) implements Serializable {
  /** Providers bill no request that they answer with an error, and all they have generated. */
  public static final BillingRules DEFAULTS =
      new BillingRules(Rule.FREE, Rule.UNPRICED, Rule.ESTIMATED);

  public enum Rule {
    /** It costs nothing. */
    FREE,
    /** Priced on tokens counted from the texts. */
    ESTIMATED,
    /** Nobody knows. */
    UNPRICED;

    static Rule of(String key, String word) {
      for (Rule rule : values()) {
        if (rule.name().toLowerCase(Locale.ROOT).equals(word)) {
          return rule;
        }
      }
      throw new JobException(
          Category.CONFIG,
          "Cannot read configuration: cost.billing.%s is \"%s\", expected free, estimated or unpriced"
              .formatted(key, word));
    }
  }

  /**
   * @param words failed, timeout, aborted → free, estimated, unpriced; what is missing is as in
   *     {@link #DEFAULTS}
   */
  public static BillingRules of(Map<String, String> words) {
    return new BillingRules(
        rule("failed", words, DEFAULTS.failed),
        rule("timeout", words, DEFAULTS.timedOut),
        rule("aborted", words, DEFAULTS.aborted));
  }

  private static Rule rule(String key, Map<String, String> words, Rule otherwise) {
    return words.containsKey(key) ? Rule.of(key, words.get(key)) : otherwise;
  }

  /** The rule for a call that lacks tokens. */
  Rule of(Call call) {
    if (!call.isError() || call.hasAnswer()) {
      return call.isError() ? aborted : Rule.ESTIMATED;
    }
    return call.errorType().toLowerCase(Locale.ROOT).contains("timeout") ? timedOut : failed;
  }
}
