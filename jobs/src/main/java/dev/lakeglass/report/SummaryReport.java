package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import java.util.List;
import java.util.regex.Pattern;

/** The day in a few lines of Markdown, to post in a chat. */
final class SummaryReport implements Report {
  private static final Pattern MARKUP = Pattern.compile("([\\\\`*_{}\\[\\]<>#|~!@&])");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+");

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public List<Page> render(ReportData data) {
    StringBuilder text = new StringBuilder();
    text.append("**Lakeglass, ").append(Format.longDay(data.date())).append("**: ");
    text.append(OverviewReport.verdict(data)).append("\n\n");
    Finding.of(data).forEach(finding -> append(text, finding));
    if (!data.alerts().isEmpty()) {
      text.append('\n');
    }
    TrustTables.sentences(data)
        .forEach(line -> text.append("- Bad requests share ").append(escape(line)).append('\n'));
    new Headline(data).tiles().forEach(tile -> append(text, tile));
    text.append("\nReport: date=").append(data.date()).append("/index.html\n");
    return List.of(new Page("summary.md", Page.MARKDOWN, text.toString()));
  }

  private static void append(StringBuilder text, Finding finding) {
    text.append("- ").append(finding.alert().isAlert() ? "**Alert**" : "Warning").append(": ");
    text.append(escape(finding.alert().title())).append(" (").append(finding.effect());
    if (!finding.interval().isEmpty()) {
      text.append(", 95 % interval ").append(finding.interval());
    }
    text.append("; ").append(finding.counts()).append("). ").append(finding.since());
    if (finding.alert().cause() != null) {
      text.append(". Cause: ").append(escape(finding.alert().cause()));
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, Tile tile) {
    text.append("- ").append(tile.title()).append(": ").append(tile.value());
    String rest =
        List.of(tile.detail(), tile.baseline(), tile.warning()).stream()
            .filter(part -> !part.isEmpty())
            .reduce((a, b) -> a + "; " + b)
            .orElse("");
    text.append(rest.isEmpty() ? "" : " (" + rest + ")").append('\n');
  }

  /** No markup, mention or line break of a name from outside survives. */
  private static String escape(String text) {
    return MARKUP.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("\\\\$1");
  }
}
