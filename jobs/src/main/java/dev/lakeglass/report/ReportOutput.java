package dev.lakeglass.report;

import java.util.List;
import java.util.Optional;

/**
 * The folder reports are written to, on a disk or in a bucket. Paths are relative to it and use
 * {@code /}. Failures surface as unchecked exceptions of the implementation.
 */
public interface ReportOutput {
  /** Writes a file, replacing one that is there; makes folders as needed. */
  void write(String path, String mediaType, byte[] content);

  /** The content of a file; empty if there is none. */
  Optional<byte[]> read(String path);

  /** Removes a file; nothing happens if there is none. */
  void delete(String path);

  /**
   * Names of the folders directly below the root, in any order; empty if the root does not exist.
   */
  List<String> folders();

  /** Paths of all files below a folder, in any order; empty if it does not exist. */
  List<String> files(String folder);
}
