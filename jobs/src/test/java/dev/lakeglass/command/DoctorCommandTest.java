package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.table.SqlFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  /** The signals are those of the mart: a new one needs words for what to instrument. */
  @Test
  void saysForEverySignalWhatToSend() {
    String mart = SqlFile.read("marts/signal_coverage_daily.sql");
    Matcher list = Pattern.compile("explode\\(\\s*array\\(([^)]+)\\)").matcher(mart);
    assertThat(list.find()).isTrue();
    Set<String> signals = new TreeSet<>();
    Matcher word = Pattern.compile("'(\\w+)'").matcher(list.group(1));
    while (word.find()) {
      signals.add(word.group(1));
    }

    assertThat(signals).hasSizeGreaterThan(10).contains("feedback", "call_log");
    assertThat(DoctorCommand.INSTRUMENTATION.keySet()).isEqualTo(signals);
  }
}
