package dev.lakeglass.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports in a folder of this machine. */
public final class LocalReportOutput implements ReportOutput {
  private final Path root;

  public LocalReportOutput(Path root) {
    this.root = root;
  }

  @Override
  public void write(String path, String mediaType, byte[] content) {
    Path target = resolve(path);
    try {
      Files.createDirectories(target.getParent());
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write report file " + path, e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    Path source = resolve(path);
    try {
      return Files.isRegularFile(source)
          ? Optional.of(Files.readAllBytes(source))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read report file " + path, e);
    }
  }

  @Override
  public void delete(String path) {
    try {
      Files.deleteIfExists(resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete report file " + path, e);
    }
  }

  @Override
  public List<String> folders() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).map(p -> p.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list reports", e);
    }
  }

  @Override
  public List<String> files(String folder) {
    Path start = resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.walk(start)) {
      return entries
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list report folder " + folder, e);
    }
  }

  private Path resolve(String path) {
    Path target = root.resolve(path).normalize();
    if (!target.startsWith(root.normalize())) {
      throw new IllegalArgumentException(
          "Cannot use report path " + path + ": it leaves the folder");
    }
    return target;
  }
}
