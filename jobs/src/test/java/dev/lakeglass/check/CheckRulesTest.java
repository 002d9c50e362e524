package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRulesTest {
  private static final String PHRASES = "version: 7\ngroups: {refusal: {en: [no way]}}";

  @Test
  void appliesRulesOnlyToTheirRoutesAndPrompts() {
    String policy =
        """
        version: 3
        rules:
          - {id: no_price, kind: forbidden, routes: [/v1/help], phrases: [costs]}
          - {id: disclaimer, kind: required, prompts: [legal], patterns: ['not legal advice']}
        """;
    OutputChecks checks = OutputChecks.with(CheckRules.read(stream(PHRASES), stream(policy)));
    assertThat(reason(checks, Answer.builder().route("/v1/help").outputText("It costs 5 EUR.")))
        .isEqualTo("fail no_price");
    assertThat(reason(checks, Answer.builder().route("/v1/shop").outputText("It costs 5 EUR.")))
        .isEqualTo("not_applicable no_rule");
    assertThat(reason(checks, Answer.builder().promptName("legal").outputText("Sue them.")))
        .isEqualTo("fail disclaimer");
    assertThat(
            reason(
                checks,
                Answer.builder().promptName("legal").outputText("This is NOT legal advice.")))
        .isEqualTo("pass");
  }

  @Test
  void carriesTheVersionOfTheFilesIntoTheChecks() {
    OutputChecks checks =
        OutputChecks.with(CheckRules.read(stream(PHRASES), stream("version: 3\nrules: []")));
    assertThat(checks.checks())
        .filteredOn(check -> check.name().equals("refusal") || check.name().equals("policy"))
        .extracting(OutputCheck::version)
        .containsExactly("1+7", "1+3");
  }

  @Test
  void takesAMissingFileFromTheJar(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("phrases.yaml"), PHRASES);
    OutputChecks checks = OutputChecks.with(CheckRules.of(folder));
    assertThat(reason(checks, Answer.builder().outputText("Send me your password.")))
        .isEqualTo("fail asks_for_secret");
    assertThat(checks.run(Answer.builder().outputText("No way!").build()))
        .anyMatch(result -> result.result().reason().equals("refusal"));
  }

  @Test
  void namesTheRuleThatCannotBeRead() {
    assertThatThrownBy(() -> policy("rules: [{id: a, kind: banned}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot read policy.yaml: rule a has the kind \"banned\"; expected forbidden or required");
    assertThatThrownBy(() -> policy("rules: [{id: a, kind: forbidden, phrase: [b]}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read policy.yaml: rule a has the unknown key \"phrase\"");
    assertThatThrownBy(() -> policy("rules: [{id: a, kind: forbidden, patterns: ['(b']}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read policy.yaml: rule a has an invalid pattern");
    assertThatThrownBy(() -> policy("rules: [{id: a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read policy.yaml: while parsing a flow")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> CheckRules.read(stream("groups: 1"), stream("version: 1\nrules: []")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read phrases.yaml: expected the keys \"version\" and \"groups\"");
  }

  private static void policy(String rules) {
    CheckRules.read(stream(PHRASES), stream("version: 1\n" + rules));
  }

  private static String reason(OutputChecks checks, Answer.Builder answer) {
    return checks.run(answer.build()).stream()
        .filter(result -> result.checkName().equals("policy"))
        .map(result -> Judging.verdict(result.result()))
        .findFirst()
        .orElseThrow();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
