package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where a Spark contender puts its rows. */
enum Sink {
  PARQUET {
    @Override
    void write(Dataset<Row> rows, Path out) {
      rows.write().parquet(out.toString());
    }
  },

  /** Spark's sink that takes every row with all its columns, and keeps none. */
  NOTHING {
    @Override
    void write(Dataset<Row> rows, Path out) throws IOException {
      Files.createDirectories(out);
      rows.write().format("noop").mode("overwrite").save();
    }
  };

  abstract void write(Dataset<Row> rows, Path out) throws IOException;
}
