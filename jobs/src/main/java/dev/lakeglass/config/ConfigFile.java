package dev.lakeglass.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Files people edit: from a folder, from object storage, or as packed into the jar. */
public final class ConfigFile {
  private ConfigFile() {}

  /** The text of a file or URI; empty, with the problem noted, if it cannot be read. */
  static Optional<String> read(String file, ConfigProblems problems) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(new Configuration()).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      problems.add(file, "cannot be read: no such file, or no access to it");
      return Optional.empty();
    }
  }

  /** The text of a file of {@code conf/} as it was packed into the jar. */
  public static String packed(String name) {
    try (InputStream in = ConfigFile.class.getResourceAsStream("/lakeglass/conf/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot find conf/" + name + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read conf/" + name, e);
    }
  }
}
