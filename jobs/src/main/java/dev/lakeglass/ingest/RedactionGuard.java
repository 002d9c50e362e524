package dev.lakeglass.ingest;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.redact.Pseudonymizer;
import dev.lakeglass.redact.Redaction;
import dev.lakeglass.redact.RedactionSettings;
import dev.lakeglass.redact.Redactor;
import dev.lakeglass.source.spark.GuardSettings;
import dev.lakeglass.span.TextGuard;
import java.util.Map;
import java.util.Optional;

/** The redaction policy of the configuration, as what every raw text has to pass. */
public final class RedactionGuard implements GuardSettings, TextGuard {
  private static final long serialVersionUID = 1L;

  private final Redactor redactor;
  private final Pseudonymizer pseudonymizer;

  private RedactionGuard(Redactor redactor, Pseudonymizer pseudonymizer) {
    this.redactor = redactor;
    this.pseudonymizer = pseudonymizer;
  }

  /**
   * @throws JobException CONFIG naming what is wrong with the section
   */
  static RedactionGuard of(JobConfig.Redact config) {
    RedactionSettings settings =
        new RedactionSettings(
            config.policy(),
            config.actions(),
            config.key(),
            config.keyId(),
            config.phoneRegions(),
            config.secretRules(),
            config.optionalDetectors(),
            config.budget());
    try {
      return new RedactionGuard(
          new Redactor(settings.toPolicy()), settings.pseudonymizer().orElse(null));
    } catch (IllegalArgumentException e) {
      throw new JobException(
          Category.CONFIG, "Cannot use the section \"redact\": " + e.getMessage(), e);
    }
  }

  /**
   * The redactor of a configuration, for what looks at texts without writing them.
   *
   * @throws JobException CONFIG naming what is wrong with the section
   */
  public static Redactor redactor(JobConfig.Redact config) {
    return of(config).redactor;
  }

  /** Name and hash of the policy, stored with every prompt. */
  String policyId() {
    return redactor.policy().label();
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
