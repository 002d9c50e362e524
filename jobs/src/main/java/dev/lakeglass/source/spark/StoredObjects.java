package dev.lakeglass.source.spark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens stored objects: their bytes, or the rows of a Parquet file as lines of JSON. */
public final class StoredObjects {
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
  private static final int BUFFER_BYTES = 64 * 1024;

  private StoredObjects() {}

  /**
   * @param path full path or URI
   */
  public static InputStream open(String path, Configuration hadoop) throws IOException {
    Path stored = new Path(path);
    FileSystem fileSystem = stored.getFileSystem(hadoop);
    BufferedInputStream in = new BufferedInputStream(fileSystem.open(stored), BUFFER_BYTES);
    in.mark(PARQUET.length);
    byte[] magic = in.readNBytes(PARQUET.length);
    in.reset();
    if (!Arrays.equals(magic, PARQUET)) {
      return in;
    }
    in.close();
    FileStatus status = fileSystem.getFileStatus(stored);
    return new ParquetLines(status, hadoop);
  }
}
