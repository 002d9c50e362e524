package dev.lakeglass.source.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.config.JobConfig.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFilesTest {
  @TempDir private Path folder;

  /** Bodies and messages that records refer to, markers and notices lie beside the logs. */
  @Test
  void listsLogsAndNotWhatLiesBesideThem() throws IOException {
    String uuid = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    for (String name :
        List.of(
            "10/a.json.gz",
            "10/data_input.json",
            "10/data/" + uuid + "_input.json.gz",
            "10/data/" + uuid + "_output.json.gz",
            "10/data/" + uuid + "_input_media_00.pdf",
            "base/" + uuid + "_inputs.json",
            "base/" + uuid + "_outputs.jsonl",
            "base/" + "ab".repeat(32) + "_system_instruction.json",
            "base/" + "ab".repeat(32) + "_tool.definitions.json",
            "base/.one_off_test_to_see_if_upload_works.json",
            "langfuse/DEPRECATION_NOTICE.txt",
            "langfuse/traces.json",
            "_SUCCESS")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
    Files.createFile(folder.resolve("10/empty.json"));

    List<RawFile> files =
        new RawFiles(new Configuration())
            .list(
                new Source("s", "auto", folder + "/*/**"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
    List<RawFile> deeper =
        new RawFiles(new Configuration())
            .list(
                new Source("s", "auto", folder + "/*/*/*"),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));

    assertThat(files)
        .extracting(RawFile::name)
        .containsExactly("10/a.json.gz", "10/data_input.json", "langfuse/traces.json");
    assertThat(deeper).isEmpty();
  }
}
