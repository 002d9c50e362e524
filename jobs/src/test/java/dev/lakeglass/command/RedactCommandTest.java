package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactCommandTest {
  private final StringWriter answer = new StringWriter();
  private final StringWriter log = new StringWriter();

  @TempDir private Path folder;

  private int preview(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("texts.txt"), text);
    String[] arguments = new String[3 + more.length];
    arguments[0] = "redact";
    arguments[1] = "preview";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return LakeglassCommand.run(arguments, new PrintWriter(answer), new PrintWriter(log));
  }

  @Test
  void previewsEachLineAndThePreviewItself() throws IOException {
    assertThat(preview("mail jane@example.com\n{\"card\": 4111111111111111}\nnothing\n")).isZero();
    String expected = "mail [EMAIL]\n{\"card\": \"[PAYMENT_CARD]\"}\nnothing\n";
    assertThat(answer.toString()).isEqualToNormalizingNewlines(expected);
    answer.getBuffer().setLength(0);
    preview(expected);
    assertThat(answer.toString()).isEqualToNormalizingNewlines(expected);
  }

  /** The first million characters are free: rules for curl read these again and again. */
  @Test
  void goesOnAfterALineThatWouldBeRejectedAndDoesNotQuoteIt() throws IOException {
    String slow = "curl ".repeat(20_000);
    assertThat(preview(slow + "\nfine\n", "--set", "redact.budget=1")).isZero();
    assertThat(answer.toString()).isEqualToNormalizingNewlines("fine\n");
    assertThat(log.toString())
        .contains("Line 1 would be rejected. Cannot redact a text: it was made to be slow")
        .doesNotContain("curl");
  }

  @Test
  void refusesPseudonymsWithoutAKey() throws IOException {
    Path conf =
        Files.writeString(folder.resolve("o.yaml"), "redact: {key: \"${NO_SUCH_KEY_IS_SET}\"}\n");
    int exit =
        preview(
            "mail jane@example.com",
            "--config",
            "conf/job.yaml",
            "--config",
            conf.toString(),
            "--set",
            "redact.actions.email=pseudonym");
    assertThat(exit).isEqualTo(2);
    assertThat(answer.toString()).isEmpty();
    assertThat(log.toString()).contains("Cannot pseudonymise \"email\" without a key");
  }
}
