package dev.lakeglass.ingest;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.redact.Detectors;
import dev.lakeglass.redact.Pseudonymizer;
import dev.lakeglass.redact.Redaction;
import dev.lakeglass.redact.RedactionPolicy;
import dev.lakeglass.redact.Redactor;
import dev.lakeglass.source.spark.GuardSettings;
import dev.lakeglass.span.TextGuard;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The redaction policy of the configuration, as what every raw text has to pass. */
final class RedactionGuard implements GuardSettings, TextGuard {
  private static final long serialVersionUID = 1L;

  private final Redactor redactor;
  private final Pseudonymizer pseudonymizer;

  private RedactionGuard(Redactor redactor, Pseudonymizer pseudonymizer) {
    this.redactor = redactor;
    this.pseudonymizer = pseudonymizer;
  }

  static RedactionGuard of(JobConfig.Redact config) {
    Optional<Pseudonymizer> pseudonymizer =
        config
            .key()
            .map(key -> new Pseudonymizer("environment", key.getBytes(StandardCharsets.UTF_8)));
    return new RedactionGuard(
        new Redactor(
            RedactionPolicy.of(
                config.policy(), Detectors.standard(), config.actions(), pseudonymizer)),
        pseudonymizer.orElse(null));
  }

  /** Name and hash of the policy, stored with every prompt. */
  String policyId() {
    return redactor.policy().name() + "@" + redactor.policy().hash();
  }

  @Override
  public TextGuard guard() {
    return this;
  }

  @Override
  public String redact(String text, Map<String, Long> counts) {
    Redaction redaction = redactor.redact(text);
    redaction.counts().forEach((type, count) -> counts.merge(type, (long) count, Long::sum));
    return redaction.text();
  }

  @Override
  public Optional<String> pseudonym(String identifier) {
    return Optional.ofNullable(pseudonymizer).map(p -> p.user(identifier));
  }
}
