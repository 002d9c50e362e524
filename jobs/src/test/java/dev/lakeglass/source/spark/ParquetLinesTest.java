package dev.lakeglass.source.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetLinesTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message rows {
            required binary id (UTF8);
            optional binary input;
            required int64 start_time (TIMESTAMP(MICROS,true));
            optional int64 end_time (TIMESTAMP(MILLIS,true));
            optional boolean bookmarked;
            optional int32 prompt_version;
            optional double latency;
            optional int64 total_cost (DECIMAL(18,6));
            optional group usage_details (MAP) {
              repeated group key_value { required binary key (UTF8); optional int64 value; }
            }
            optional group tags (LIST) {
              repeated group list { optional binary element (UTF8); }
            }
          }
          """);

  @TempDir private Path folder;

  private Path write(int rows) throws IOException {
    Path file = folder.resolve("rows-" + rows);
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(SCHEMA)
            .withConf(new Configuration())
            .build()) {
      for (int i = 1; i <= rows; i++) {
        Group row = groups.newGroup().append("id", "o" + i);
        row.append("start_time", 1_763_805_600_000_001L);
        if (i == 1) {
          row.append("input", "caf\u00e9 \"x\"").append("end_time", 1_763_805_601_000L);
          row.append("bookmarked", true).append("prompt_version", 7).append("latency", 0.5);
          row.append("total_cost", 1_500L);
          Group usage = row.addGroup("usage_details");
          usage.addGroup("key_value").append("key", "input").append("value", 7L);
          usage.addGroup("key_value").append("key", "output");
          Group tags = row.addGroup("tags");
          tags.addGroup("list").append("element", "a");
          tags.addGroup("list").append("element", "b");
        }
        writer.write(row);
      }
    }
    return file;
  }

  @Test
  void readsRowsAsTheLinesOfAnExportInJson() throws IOException {
    try (InputStream in = StoredObjects.open(write(2).toString(), new Configuration())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              """
              {"id":"o1","input":"caf\u00e9 \\"x\\"","start_time":"2025-11-22T10:00:00.000001Z","end_time":"2025-11-22T10:00:01Z","bookmarked":true,"prompt_version":7,"latency":0.5,"total_cost":0.001500,"usage_details":{"input":7,"output":null},"tags":["a","b"]}
              {"id":"o2","input":null,"start_time":"2025-11-22T10:00:00.000001Z","end_time":null,"bookmarked":null,"prompt_version":null,"latency":null,"total_cost":null,"usage_details":null,"tags":null}
              """);
    }
  }

  @Test
  void saysOfADamagedFileThatItsContentIsToBlame() throws IOException {
    byte[] whole = Files.readAllBytes(write(3));
    Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));

    try (InputStream in = StoredObjects.open(cut.toString(), new Configuration())) {
      Assertions.assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(EOFException.class)
          .hasMessage("the Parquet file is damaged");
    }
  }
}
