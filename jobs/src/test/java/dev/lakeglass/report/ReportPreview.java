package dev.lakeglass.report;

import java.nio.file.Path;

/**
 * Writes the made-up report into a folder, to be looked at: {@code java … ReportPreview
 * target/preview}.
 */
final class ReportPreview {
  private ReportPreview() {}

  public static void main(String[] arguments) {
    new ReportWriter(new LocalReportOutput(Path.of(arguments[0]))).write(ReportFixture.story());
  }
}
