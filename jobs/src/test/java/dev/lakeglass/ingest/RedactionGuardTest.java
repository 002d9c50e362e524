package dev.lakeglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.config.JobConfig.Redact;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RedactionGuardTest {
  private static final Optional<String> KEY = Optional.of("0123456789abcdef");
  private static final String RULE =
      """
      rules:
        - {id: acme, description: Acme keys, regex: 'acme_[a-z]{8}', keywords: [acme_], type: acme_key}
      """;

  @Test
  void refusesAtStartWhatItCannotDo() {
    refused(redact(Map.of("email", "pseudonym"), Optional.empty(), List.of(), List.of(), List.of()))
        .hasMessageContaining("Cannot pseudonymise \"email\" without a key");
    refused(redact(Map.of(), Optional.of("short"), List.of(), List.of(), List.of()))
        .hasMessageContaining("Pseudonym key \"7\" has 5 bytes; at least 16 are needed");
    refused(redact(Map.of("emial", "mask"), KEY, List.of(), List.of(), List.of()))
        .hasMessageContaining("Unknown redaction type \"emial\"");
    refused(redact(Map.of(), KEY, List.of("XX"), List.of(), List.of()))
        .hasMessageContaining("Unknown phone region \"XX\"");
    refused(redact(Map.of(), KEY, List.of(), List.of("rules: 7"), List.of()))
        .hasMessageContaining("expected a list \"rules\"");
    refused(redact(Map.of(), KEY, List.of(), List.of(RULE, RULE), List.of()))
        .hasMessageContaining("\"acme\" stands in two files");
    refused(redact(Map.of(), KEY, List.of(), List.of(), List.of("places")))
        .hasMessageContaining("Unknown optional detector \"places\"");
  }

  @Test
  void usesRegionsRulesAndOptionalDetectors() {
    Redact plain = redact(Map.of(), KEY, List.of(), List.of(), List.of());
    Redact own = redact(Map.of(), KEY, List.of("FR"), List.of(RULE), List.of("domain"));
    String text = "acme_abcdefgh shop.example.com, appelez 01 42 68 53 00, call 030 23125 148";

    assertThat(RedactionGuard.redactor(own).redact(text).counts())
        .containsEntry("acme_key", 1)
        .containsKey("domain");
    assertThat(RedactionGuard.redactor(plain).redact(text).counts())
        .doesNotContainKeys("acme_key", "domain");
    assertThat(RedactionGuard.of(own).policyId()).isNotEqualTo(RedactionGuard.of(plain).policyId());
  }

  private static Redact redact(
      Map<String, String> actions,
      Optional<String> key,
      List<String> regions,
      List<String> rules,
      List<String> optional) {
    return new Redact("p", actions, key, "7", Map.of(), regions, rules, optional, 32);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(Redact config) {
    ThrowingCallable start = () -> RedactionGuard.of(config);
    return assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            JobException.class, e -> assertThat(e.category()).isEqualTo(Category.CONFIG));
  }
}
