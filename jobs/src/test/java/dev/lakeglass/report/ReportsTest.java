package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lakeglass.report.data.ReportData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final String PLAIN = "harmless";

  @Test
  void writesEveryPageOfTheContract() {
    assertThat(pages(ReportFixture.story()).keySet())
        .contains(
            "index.html", "quality.html", "drift.html", "cost.html", "report.json", "summary.md")
        .contains("traces/4bf92f3577b34da6a3ce929d0e0e4736.html");
  }

  @Test
  void answersEveryIncidentWithItsEffectIntervalCauseAndExamples() {
    String page = pages(ReportFixture.story()).get("index.html");
    assertThat(page)
        .contains("Output tokens of prompt answer@8 rose by 40 %")
        .contains("+40.2\u00a0%")
        .contains("95 % interval +37.1\u00a0% to +43.3\u00a0%")
        .contains("prompt_version 7 → 8")
        .contains("Since 20 Nov, day 3")
        .contains("n 3,610 before, 467 on the day")
        .contains("href=\"traces/4bf92f3577b34da6a3ce929d0e0e4736.html\"");
    assertThat(page.split("<article class=\"panel finding")).hasSize(1 + 7);
  }

  @Test
  void saysWhatBadRequestsShareAndWhatReviewersThinkOfTheChecks() {
    Map<String, String> pages = pages(ReportFixture.story());
    String shared = "route /v1/answer, release support-assistant@2.3.0";
    assertThat(pages.get("index.html")).contains(shared + ": 31 of 52 bad, elsewhere 6.0\u00a0%");
    assertThat(pages.get("summary.md")).contains("/v1/answer").contains("31 of 52 bad");
    assertThat(pages.get("quality.html"))
        .contains(shared)
        .contains("the same requests: route /v1/answer, feature flag new ranker on")
        .contains("check:unsupported_claims 26, label:thumb_down 7")
        .contains("too few reviews");
    assertThat(pages.get("check_trust.csv"))
        .contains("unsupported_claims,4120,318,30,10,5,55,0.75");
  }

  @Test
  void namesAnExampleWithoutAPageButDoesNotLinkIt() {
    String page = pages(ReportFixture.story()).get("index.html");
    assertThat(page)
        .contains("<code>not-in-the-report</code>")
        .doesNotContain("traces/not-in-the-report");
  }

  @Test
  void showsUnpricedCallsAsSuchAndNotAsFree() {
    String page = pages(ReportFixture.story()).get("cost.html");
    assertThat(page)
        .contains("96\u00a0calls")
        .contains("mistral-medium-2508")
        .contains("conf/model_prices.csv");
    String row = page.substring(page.indexOf("mistral_ai / mistral-medium-2508</bdi>"));
    assertThat(row.substring(0, row.indexOf("</tr>"))).contains("unpriced").doesNotContain("$");
  }

  /**
   * 400 calls with 200 tokens more each at 8 US dollars per million: 0.64, and nothing but output
   * length.
   */
  @Test
  void saysThatLongerAnswersMadeTheDayDearer() {
    Map<String, String> pages = pages(ReportFixture.story());

    assertThat(pages.get("cost.html")).contains("Why the cost changed", "+$0.64");
    assertThat(pages.get("why_it_changed.csv"))
        .contains("Output length,0.640000000,0.640000000")
        .contains("More or fewer calls,0.000000000,0.000000000")
        .contains("Prices,0.000000000,0.000000000");
    assertThat(pages.get("waste.csv")).contains("\"Together, each call once\",0.144000000");
  }

  @Test
  void showsNoDataAsSuchAndNotAsZero() {
    Map<String, String> pages = pages(ReportFixture.empty());
    assertThat(pages.get("index.html"))
        .contains("No data for this day")
        .doesNotContain("0.0\u00a0%");
    assertThat(pages.get("cost.html")).contains("no model call on this day").doesNotContain("$0");
    assertThat(pages.get("drift.html")).contains("there is no baseline yet");
  }

  @Test
  void everyLinkLeadsToAFileOrAnAnchorThatIsThere() {
    Map<String, String> pages = pages(ReportFixture.story());
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      for (String href :
          page.getKey().endsWith(".html")
              ? HtmlOutline.values(page.getValue(), "href")
              : List.<String>of()) {
        links++;
        if (!isThere(page.getKey(), href, pages)) {
          broken.add(page.getKey() + " -> " + href);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(60);
  }

  private static boolean isThere(String from, String href, Map<String, String> pages) {
    if (href.startsWith("data:") || href.contains("assets/")) {
      return true;
    }
    String up = from.startsWith("traces/") ? "../../" : "../";
    if (href.equals(up + "index.html")) {
      return true;
    }
    int hash = href.indexOf('#');
    String file = hash < 0 ? href : href.substring(0, hash);
    String target = file.isEmpty() ? from : file.startsWith("../") ? file.substring(3) : file;
    String anchor = hash < 0 ? "" : href.substring(hash + 1);
    return pages.containsKey(target)
        && (anchor.isEmpty() || HtmlOutline.values(pages.get(target), "id").contains(anchor));
  }

  @Test
  void everyTableShownHasItsCsvAndEveryCsvIsShown() {
    Map<String, String> pages = pages(ReportFixture.story());
    List<String> shown = new ArrayList<>();
    pages.values().forEach(page -> shown.addAll(HtmlOutline.values(page, "href")));
    List<String> written = pages.keySet().stream().filter(path -> path.endsWith(".csv")).toList();
    assertThat(shown.stream().filter(href -> href.endsWith(".csv")).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(written);
    assertThat(written).hasSizeGreaterThan(15);
  }

  @Test
  void everyCsvHasRowsAsLongAsItsHeader() {
    int rows = 0;
    for (Map.Entry<String, String> page :
        pages(ReportFixture.hostile("=a,\"b\"\r\nc")).entrySet()) {
      if (page.getKey().endsWith(".csv")) {
        List<List<String>> lines = parse(page.getValue());
        assertThat(lines)
            .as(page.getKey())
            .allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
        assertThat(lines.subList(1, lines.size()))
            .as(page.getKey())
            .allSatisfy(line -> assertThat(line).noneMatch(field -> field.startsWith("=")));
        rows += lines.size() - 1;
      }
    }
    assertThat(rows).isGreaterThan(10);
  }

  /** A reader of RFC 4180 of its own. */
  private static List<List<String>> parse(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (isQuoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          field.append(csv.charAt(++i));
        } else {
          isQuoted = false;
        }
      } else if (c == '"') {
        isQuoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    assertThat(isQuoted || field.length() > 0).isFalse();
    return lines;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" style=\"color:red",
        "javascript:alert(1)",
        "../../../index",
        "]]></style><b>",
        "a\u202egnp.exe\u2028b",
        "${7*7} @if(true)",
        "\\u003cscript\\u003e"
      })
  void noTextChangesTheStructureOfAPage(String text) {
    List<Page> harmless = render(ReportFixture.hostile(PLAIN));
    List<Page> hostile = render(ReportFixture.hostile(text));
    assertThat(hostile).hasSameSizeAs(harmless);
    for (int i = 0; i < hostile.size(); i++) {
      if (hostile.get(i).path().endsWith(".html")) {
        assertThat(HtmlOutline.skeleton(hostile.get(i).text()))
            .as(hostile.get(i).path())
            .isEqualTo(HtmlOutline.skeleton(harmless.get(i).text()));
        assertThat(HtmlOutline.values(hostile.get(i).text(), "href"))
            .noneMatch(href -> href.startsWith("javascript:"));
      }
      assertThat(hostile.get(i).path()).matches("(traces/)?[A-Za-z0-9_.-]+");
    }
  }

  @Test
  void dataBlocksGiveHostileTextsBackUnchanged() throws IOException {
    String text = "</script><!-- \"quoted\" \u2028 & \u202e";
    int blocks = 0;
    for (Page page : render(ReportFixture.hostile(text))) {
      for (String part :
          page.text().split("<script type=\"application/json\" class=\"chart-data\">")) {
        if (!page.path().endsWith(".html") || !part.startsWith("{")) {
          continue;
        }
        String block = part.substring(0, part.indexOf("</script>"));
        assertThat(block).doesNotContain("<", ">", "\u2028");
        assertThat(new ObjectMapper().readTree(block).path("series").isArray()).isTrue();
        if (page.path().equals("cost.html")) {
          assertThat(new ObjectMapper().readTree(block).at("/series/0/name").asText())
              .isEqualTo(text);
        }
        blocks++;
      }
    }
    assertThat(blocks).isGreaterThan(3);
  }

  @Test
  void pagesHoldNoInlineScriptOrStyleAndAskForNothingFromTheNetwork() {
    for (Page page : render(ReportFixture.story())) {
      if (!page.path().endsWith(".html")) {
        continue;
      }
      List<HtmlOutline.Tag> tags = HtmlOutline.of(page.text());
      assertThat(tags)
          .flatExtracting(HtmlOutline.Tag::attributes)
          .extracting(HtmlOutline.Attribute::name)
          .noneMatch(name -> name.equals("style") || name.startsWith("on"));
      assertThat(tags)
          .extracting(HtmlOutline.Tag::name)
          .doesNotContain("style", "iframe", "object", "form");
      assertThat(tags.stream().filter(tag -> tag.name().equals("script")).toList())
          .allSatisfy(
              tag ->
                  assertThat(tag.attributes())
                      .anyMatch(
                          a -> a.name().equals("src") || a.value().equals("application/json")));
      for (String attribute : List.of("href", "src")) {
        assertThat(HtmlOutline.values(page.text(), attribute))
            .noneMatch(value -> value.matches("(?i)(https?:)?//.*"));
      }
      assertThat(page.text())
          .contains(
              "content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;");
    }
  }

  @Test
  void theSameDataGivesTheSameBytes() {
    assertThat(render(ReportFixture.story())).isEqualTo(render(ReportFixture.story()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"story", "empty", "hostile"})
  void reportJsonKeepsToItsSchema(String which) {
    ReportData data =
        switch (which) {
          case "story" -> ReportFixture.story();
          case "empty" -> ReportFixture.empty();
          default -> ReportFixture.hostile("</script>");
        };
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                new String(ReportWriter.asset("report.schema.json"), StandardCharsets.UTF_8));
    String json = pages(data).get("report.json");
    assertThat(schema.validate(json, com.networknt.schema.InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"schema_version\": 1}", com.networknt.schema.InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void theSummarySaysWhatMovedInOneLineEach() {
    String summary = pages(ReportFixture.story()).get("summary.md");
    assertThat(summary.lines().filter(line -> line.startsWith("- **Alert**"))).hasSize(4);
    assertThat(summary.lines().filter(line -> line.startsWith("- Warning"))).hasSize(3);
    assertThat(summary)
        .startsWith(
            "**Lakeglass, Sunday, 22 November 2026**: 4\u00a0alerts and 3\u00a0warnings, 2 new")
        .contains("Cause: release 2026.46.0 → 2026.47.1")
        .contains("date=2026-11-22/index.html");
  }

  @Test
  void noTextCanFormatMentionOrBreakALineInTheSummary() {
    String summary =
        pages(ReportFixture.hostile("<!channel>\n# [x](y) @here `z`\u202e")).get("summary.md");
    assertThat(summary.lines().filter(line -> line.startsWith("#"))).isEmpty();
    assertThat(summary)
        .contains("\\<\\!channel\\> \\# \\[x\\](y) \\@here \\`z\\`")
        .doesNotContain("\u202e");
  }

  private static List<Page> render(ReportData data) {
    return Reports.all().stream().flatMap(report -> report.render(data).stream()).toList();
  }

  private static Map<String, String> pages(ReportData data) {
    Map<String, String> pages = new HashMap<>();
    render(data).forEach(page -> assertThat(pages.put(page.path(), page.text())).isNull());
    return pages;
  }
}
