package dev.lakeglass.source.spark;

import dev.lakeglass.config.JobConfig.Source;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the raw objects of a source that arrived in a span of time. */
public final class RawFiles {
  /**
   * Content that records refer to (Bedrock's large bodies, messages that OpenTelemetry's hook
   * uploaded) is read through {@link dev.lakeglass.source.References}, not as a log; and notices.
   */
  private static final Pattern BESIDE_LOGS =
      Pattern.compile(
          "/data/[^/]+_(input|output)(\\.json(\\.gz)?|_media_[^/]*)$"
              + "|/[0-9a-f-]{32,64}_(inputs|outputs|system_instruction|tool\\.definitions)\\.jsonl?$"
              + "|/DEPRECATION_NOTICE\\.txt$");

  private final Configuration hadoop;

  public RawFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * Objects that arrived from {@code from} until before {@code to}, in the order of their paths; of
   * a source whose path has no time, all objects. Empty objects and markers are left out.
   *
   * @throws JobException STORAGE if the storage cannot be listed
   */
  public List<RawFile> list(Source source, Instant from, Instant to) {
    List<RawFile> files = new ArrayList<>();
    ArrivalPath template = new ArrivalPath(source.path());
    for (Instant arrival : template.arrivals(from, to)) {
      String glob = template.at(arrival);
      try {
        Path path = new Path(glob);
        FileSystem fileSystem = path.getFileSystem(hadoop);
        for (FileStatus status : matches(fileSystem, path)) {
          if (isData(status)) {
            files.add(rawFile(source, template, status, arrival));
          }
        }
      } catch (IOException e) {
        throw new JobException(
            Category.STORAGE,
            "Cannot list %s of source \"%s\": %s. Check the path, the endpoint and the credentials."
                .formatted(glob, source.name(), e.getMessage()),
            e);
      }
    }
    files.sort(Comparator.comparing(RawFile::path));
    return files;
  }

  private static FileStatus[] matches(FileSystem fileSystem, Path glob) throws IOException {
    FileStatus[] matches = fileSystem.globStatus(glob);
    return matches == null ? new FileStatus[0] : matches;
  }

  private static boolean isData(FileStatus status) {
    String name = status.getPath().getName();
    return status.isFile()
        && status.getLen() > 0
        && !name.startsWith("_")
        && !name.startsWith(".")
        && !BESIDE_LOGS.matcher(status.getPath().toString()).find();
  }

  private static RawFile rawFile(
      Source source, ArrivalPath template, FileStatus status, Instant arrival) {
    String path = status.getPath().toString();
    int start = path.indexOf(template.fixedPart());
    String name = start < 0 ? path : path.substring(start + template.fixedPart().length());
    return new RawFile(
        source.name(),
        source.format(),
        path,
        name,
        status.getLen(),
        template.hasTime() ? arrival : Instant.ofEpochMilli(status.getModificationTime()),
        template.hasTime()
            ? template.end(arrival)
            : Instant.ofEpochMilli(status.getModificationTime()),
        template.hasTime());
  }

  /** A path in which {@code {yyyy}}, {@code {MM}}, {@code {dd}} and {@code {HH}} stand for time. */
  record ArrivalPath(String template) {

    boolean hasTime() {
      return template.contains("{dd}");
    }

    /** The part of the path before the first placeholder or wildcard. */
    String fixedPart() {
      int end = template.length();
      for (char c : new char[] {'{', '*', '?', '['}) {
        int at = template.indexOf(c);
        end = at < 0 ? end : Math.min(end, at);
      }
      String fixed = template.substring(0, template.lastIndexOf('/', end) + 1);
      return fixed.startsWith("./") ? fixed.substring(2) : fixed;
    }

    /**
     * The hours (or days, if the path has none) between two moments; one if the path has no time.
     */
    List<Instant> arrivals(Instant from, Instant to) {
      if (!hasTime()) {
        return List.of(from);
      }
      Set<Instant> arrivals = new TreeSet<>();
      Instant first = from.truncatedTo(ChronoUnit.HOURS);
      for (Instant hour = first; hour.isBefore(to); hour = hour.plusSeconds(3600)) {
        arrivals.add(start(hour));
      }
      return List.copyOf(arrivals);
    }

    private Instant start(Instant hour) {
      return template.contains("{HH}")
          ? hour
          : hour.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** End of the hour, or of the day if the path has no hours. */
    Instant end(Instant arrival) {
      return arrival.plus(1, template.contains("{HH}") ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    }

    String at(Instant arrival) {
      String path = template;
      for (String field : List.of("yyyy", "MM", "dd", "HH")) {
        path =
            path.replace(
                "{" + field + "}",
                DateTimeFormatter.ofPattern(field).withZone(ZoneOffset.UTC).format(arrival));
      }
      return path;
    }
  }
}
