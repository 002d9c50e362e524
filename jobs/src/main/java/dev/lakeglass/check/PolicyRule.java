package dev.lakeglass.check;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * One rule of {@code conf/checks/policy.yaml}.
 *
 * @param routes requests it applies to; empty means all
 * @param prompts prompt names it applies to; empty means all
 */
record PolicyRule(
    String id,
    Kind kind,
    List<String> routes,
    List<String> prompts,
    List<String> phrases,
    List<Pattern> patterns) {
  enum Kind {
    FORBIDDEN,
    REQUIRED
  }

  PolicyRule {
    routes = List.copyOf(routes);
    prompts = List.copyOf(prompts);
    phrases = List.copyOf(phrases);
    patterns = List.copyOf(patterns);
  }

  /** The group of the rule's phrases in the matcher. */
  String group() {
    return "policy:" + id;
  }

  boolean appliesTo(Answer answer) {
    return (routes.isEmpty() || answer.route().filter(routes::contains).isPresent())
        && (prompts.isEmpty() || answer.promptName().filter(prompts::contains).isPresent());
  }
}
