package dev.lakeglass.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/**
 * Fails where the answer breaks a rule of {@code conf/checks/policy.yaml}; the reason is its id.
 */
final class PolicyCheck implements OutputCheck {
  private final List<PolicyRule> rules;
  private final String version;

  PolicyCheck(CheckRules rules) {
    this.rules = rules.policyRules();
    this.version = "1+" + rules.policyVersion();
  }

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    List<PolicyRule> applicable =
        rules.stream().filter(rule -> rule.appliesTo(answer.answer())).toList();
    if (applicable.isEmpty()) {
      return CheckResult.notApplicable("no_rule");
    }
    return applicable.stream()
        .flatMap(rule -> violation(rule, answer).stream())
        .findFirst()
        .orElse(CheckResult.pass());
  }

  private static Optional<CheckResult> violation(PolicyRule rule, AnalyzedAnswer answer) {
    Optional<String> found = find(rule, answer);
    return switch (rule.kind()) {
      case FORBIDDEN -> found.map(evidence -> CheckResult.fail(rule.id(), evidence));
      case REQUIRED ->
          found.isPresent() ? Optional.empty() : Optional.of(CheckResult.fail(rule.id(), ""));
    };
  }

  /** The sentence with the rule's first phrase, or the first match of a pattern. */
  private static Optional<String> find(PolicyRule rule, AnalyzedAnswer answer) {
    TokenizedText text = answer.output();
    return answer.outputPhrases().stream()
        .filter(match -> match.group().equals(rule.group()))
        .findFirst()
        .map(match -> text.sentence(match.sentence()))
        .or(() -> findPattern(rule, text.text()));
  }

  private static Optional<String> findPattern(PolicyRule rule, String text) {
    for (Pattern pattern : rule.patterns()) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }
}
