package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LakeglassCommandTest {
  private final StringWriter answer = new StringWriter();
  private final StringWriter log = new StringWriter();

  private int run(String... arguments) {
    return LakeglassCommand.run(arguments, new PrintWriter(answer), new PrintWriter(log));
  }

  @Test
  void listsItsCommandsAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(answer.toString())
        .contains("daily", "backfill", "ingest", "Exit codes:", "99", "no input for the day");
    assertThat(log.toString()).isEmpty();
  }

  @Test
  void explainsACommand() {
    assertThat(run("daily", "--help")).isZero();
    assertThat(answer.toString()).contains("--date", "--catch-up", "--fail-on");
  }

  @Test
  void showsItsHelpOnTheAnswerIfNothingIsAsked() {
    assertThat(run()).isZero();
    assertThat(answer.toString()).contains("Exit codes:");
  }

  @Test
  void refusesBadArguments() {
    assertThat(run("daily")).isEqualTo(2);
    assertThat(log.toString()).contains("--date", "Try: lakeglass daily --help");
    assertThat(run("daily", "--date", "tomorrow")).isEqualTo(2);
    assertThat(log.toString()).contains("\"tomorrow\" is no day; expected for example 2026-11-22");
    assertThat(answer.toString()).isEmpty();
  }

  @Test
  void refusesAConfigurationThatIsNotThere() {
    assertThat(run("daily", "--date", "2026-11-22", "--config", "no/such.yaml")).isEqualTo(2);
    assertThat(log.toString()).contains("no/such.yaml: cannot be read").doesNotContain("\tat ");
  }

  @Test
  void warnsOfUnknownArguments() {
    run("daily", "--date", "2026-11-22", "--config", "no/such.yaml", "--glue-thing", "1");

    assertThat(log.toString())
        .contains("Ignored unknown arguments: --glue-thing 1", "no/such.yaml");
  }

  @Test
  void refusesUnknownArgumentsIfStrict() {
    assertThat(
            run("--strict-args", "daily", "--date", "2026-11-22", "--config", "no/such.yaml", "-x"))
        .isEqualTo(2);
    assertThat(log.toString()).contains("-x").doesNotContain("no/such.yaml", "Ignored");
  }

  @Test
  void acceptsStrictArgumentsAfterTheCommandToo() {
    assertThat(run("daily", "--date", "2026-11-22", "--config", "no/such.yaml", "--strict-args"))
        .isEqualTo(2);
    assertThat(log.toString()).contains("no/such.yaml: cannot be read");
  }
}
