package dev.lakeglass.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSamplesTest {
  private static final Path KEPT = Path.of("data-samples");

  @Test
  void theKeptSampleIsWhatTheGeneratorWrites(@TempDir Path folder) throws IOException {
    // Unpacked, because another JDK may pack the same text into other bytes.
    SampleGenerator.write(
        new SampleOptions(folder, SampleOptions.DEFAULT_FROM, SampleOptions.DEFAULT_DAYS, 100, 8));

    assertThat(Files.readString(KEPT.resolve("truth.json")))
        .isEqualTo(Files.readString(folder.resolve("truth.json")));
    WrittenSample kept = new WrittenSample(KEPT);
    assertThat(kept.texts()).hasSizeGreaterThan(200);
    assertThat(kept.texts().equals(new WrittenSample(folder).texts())).isTrue();
  }

  @Test
  void theKeptSampleIsSmall() throws IOException {
    long bytes = 0;
    for (Path file : WrittenSample.files(KEPT)) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThan(3_000_000);
  }
}
