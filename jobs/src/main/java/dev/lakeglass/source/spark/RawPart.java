package dev.lakeglass.source.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one task reads of a raw object: all of it, or the lines that begin within a range of bytes.
 *
 * <p>Large objects are planned in parts by their size alone; whether an object really consists of
 * lines is seen when it is opened, by each task for itself. If it does not, the task of the first
 * part reads all of it.
 *
 * @param from first byte of the range
 * @param to first byte after it
 */
record RawPart(RawFile file, long from, long to) implements Serializable {

  /** Objects of more bytes are read in parts of so many. */
  static final long PART_BYTES = 64L * 1024 * 1024;

  /** Of these nobody needs to look inside to know that they cannot be parted. */
  private static final Pattern NEVER_LINES = Pattern.compile("\\.(gz|gzip|zst|zstd|binpb|pb)$");

  static List<RawPart> of(RawFile file) {
    return of(file, PART_BYTES);
  }

  static List<RawPart> of(RawFile file, long partBytes) {
    if (file.bytes() <= partBytes || NEVER_LINES.matcher(file.path()).find()) {
      return List.of(new RawPart(file, 0, file.bytes()));
    }
    List<RawPart> parts = new ArrayList<>();
    for (long from = 0; from < file.bytes(); from += partBytes) {
      parts.add(new RawPart(file, from, Math.min(file.bytes(), from + partBytes)));
    }
    return parts;
  }

  boolean isWhole() {
    return from == 0 && to == file.bytes();
  }

  long bytes() {
    return to - from;
  }
}
