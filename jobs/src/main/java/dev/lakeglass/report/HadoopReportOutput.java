package dev.lakeglass.report;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Reports in a bucket or any other Hadoop file system. S3A has no way to give an object a media
 * type, so it is left out here.
 */
final class HadoopReportOutput implements ReportOutput {
  private final FileSystem fileSystem;
  private final Path root;

  HadoopReportOutput(FileSystem fileSystem, String root) {
    this.fileSystem = fileSystem;
    this.root = fileSystem.makeQualified(new Path(root));
  }

  @Override
  public void write(String path, String mediaType, byte[] content) {
    try (OutputStream out = fileSystem.create(new Path(root, path), true)) {
      out.write(content);
    } catch (IOException e) {
      throw failure("write report file " + path, e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    try (InputStream in = fileSystem.open(new Path(root, path))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read report file " + path, e);
    }
  }

  @Override
  public void delete(String path) {
    try {
      fileSystem.delete(new Path(root, path), false);
    } catch (IOException e) {
      throw failure("delete report file " + path, e);
    }
  }

  @Override
  public List<String> folders() {
    try {
      return Arrays.stream(fileSystem.listStatus(root))
          .filter(FileStatus::isDirectory)
          .map(status -> status.getPath().getName())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("list the reports", e);
    }
  }

  @Override
  public List<String> files(String folder) {
    List<String> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> found = fileSystem.listFiles(new Path(root, folder), true);
      while (found.hasNext()) {
        files.add(root.toUri().relativize(found.next().getPath().toUri()).getPath());
      }
      return files;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("list report folder " + folder, e);
    }
  }

  private JobException failure(String action, IOException cause) {
    return new JobException(
        Category.STORAGE,
        "Cannot %s in %s: %s. Check the path and the credentials."
            .formatted(action, root, cause.getMessage()),
        cause);
  }
}
