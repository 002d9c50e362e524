package dev.lakeglass.report;

import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.Spend;
import dev.lakeglass.report.data.AlertRow;
import dev.lakeglass.report.data.CheckRow;
import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.CoverageRow;
import dev.lakeglass.report.data.DocumentRow;
import dev.lakeglass.report.data.DriftCount;
import dev.lakeglass.report.data.DriftRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.FeedbackRow;
import dev.lakeglass.report.data.LabelRow;
import dev.lakeglass.report.data.MessageRow;
import dev.lakeglass.report.data.ModelCallRow;
import dev.lakeglass.report.data.MoneyData;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.PromptVersionRow;
import dev.lakeglass.report.data.Provenance;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.RedactionRow;
import dev.lakeglass.report.data.RejectedRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RequestRow;
import dev.lakeglass.report.data.RetrievalRow;
import dev.lakeglass.report.data.RetrievedDocumentRow;
import dev.lakeglass.report.data.SpanRow;
import dev.lakeglass.report.data.SpendCell;
import dev.lakeglass.report.data.ToolCallRow;
import dev.lakeglass.report.data.ToolRequestRow;
import dev.lakeglass.report.data.TrustRow;
import dev.lakeglass.report.data.UnpricedRow;
import dev.lakeglass.report.data.UserSpend;
import dev.lakeglass.slice.Condition;
import dev.lakeglass.slice.DocumentDay;
import dev.lakeglass.slice.FailureSlice;
import dev.lakeglass.statistics.Agreement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up support assistant with seven incidents, as the tables would show it. */
final class ReportFixture {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate START = DAY.minusDays(13);
  private static final List<String> ROUTES =
      List.of("/v1/ask", "/v1/extract", "/v1/summarise", "/v1/draft");
  private static final List<String> TENANTS =
      List.of("acme", "globex", "initech", "nordwind", "umbrella");
  private static final Map<String, Double> MODEL_SHARES = new LinkedHashMap<>();

  static {
    MODEL_SHARES.put("openai / gpt-5-mini", 0.41);
    MODEL_SHARES.put("anthropic / claude-sonnet-4-5", 0.38);
    MODEL_SHARES.put("openai / gpt-5-nano", 0.05);
    MODEL_SHARES.put("aws.bedrock / amazon.nova-pro-v1:0", 0.16);
  }

  private final Random random = new Random(7);

  private ReportFixture() {}

  static ReportData story() {
    return new ReportFixture().build();
  }

  /** A first day without anything. */
  static ReportData empty() {
    return new ReportData(
        DAY,
        START,
        DAY.minusDays(7),
        DAY,
        new Provenance("0.1.0", "c0ffee"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        MoneyData.NONE,
        List.of());
  }

  /** The story with one text in every place that comes from outside. */
  static ReportData hostile(String text) {
    ReportData story = story();
    AlertRow alert =
        new AlertRow(
            DAY,
            text,
            text,
            "alert",
            text,
            text,
            text,
            1.0,
            2.0,
            1.0,
            0.5,
            1.5,
            "ratio",
            0.01,
            0.02,
            100,
            100,
            DAY,
            text,
            List.of(text, text + "=" + text),
            List.of(text));
    QualityRow quality =
        new QualityRow(DAY, "route", text, "check:" + text, "request", 10, 5, 0, 0, 0.5, 0.2, 0.8);
    QualityRow bad =
        new QualityRow(DAY, "route", text, "is_bad", "request", 10, 5, 0, 0, 0.5, 0.2, 0.8);
    QualityRow all =
        new QualityRow(DAY, "all", "all", "label:" + text, "request", 10, 5, 0, 0, 0.5, 0.2, 0.8);
    BigDecimal usd = new BigDecimal("1.5");
    CostRow cost =
        new CostRow(
            DAY,
            "model_name",
            text,
            10,
            5,
            2,
            3,
            100,
            10,
            5,
            50,
            20,
            usd,
            usd,
            usd,
            usd,
            usd,
            usd,
            usd);
    DriftRow drift =
        new DriftRow(
            DAY, START, DAY, text, text, text, text, 1.0, 0.5, 1.5, 1.0, 2.0, 0.1, 0.01, 0.02, 10,
            10, "drift", text);
    RequestRow request =
        new RequestRow(
            DAY,
            text,
            text,
            at(DAY, 9, 0, 0),
            1000,
            "error",
            text,
            text,
            text,
            text,
            text,
            text,
            text,
            text,
            text,
            Map.of(text, text),
            text,
            text,
            text,
            "s1",
            1,
            0,
            0,
            500,
            100,
            100,
            300,
            "model",
            10L,
            5L,
            5L,
            1L,
            usd,
            0,
            text,
            text,
            List.of(text),
            List.of(text));
    SpanRow span =
        new SpanRow(
            "s1", null, text, text, text, at(DAY, 9, 0, 0), 1000, true, text, Map.of(text, text));
    ModelCallRow call =
        new ModelCallRow(
            "s1",
            at(DAY, 9, 0, 0),
            "chat",
            text,
            text,
            text,
            text,
            0.2,
            1.0,
            100L,
            1,
            text,
            List.of(new MessageRow(text, text)),
            text,
            text,
            text,
            List.of(new ToolRequestRow(text, text, text)),
            text,
            900,
            100.0,
            10L,
            5L,
            0L,
            5L,
            1L,
            false,
            true,
            text,
            "priced",
            usd,
            usd,
            usd,
            usd,
            usd,
            text,
            Map.of(text, 1L));
    ExampleTrace trace =
        new ExampleTrace(
            request,
            List.of(span),
            List.of(call),
            List.of(
                new RetrievedDocumentRow(
                    "s1", 1, text, text, text, 0.5, text, text, at(DAY, 1, 0, 0), true)),
            List.of(new ToolCallRow("s1", text, text, text, 500, 10, true, true, text)),
            List.of(new CheckRow("s1", text, "fail", 1.0, text, text, text)),
            List.of(
                new LabelRow(
                    text,
                    at(DAY, 10, 0, 0),
                    null,
                    "explicit",
                    text,
                    null,
                    text,
                    text,
                    text,
                    "user")));
    return new ReportData(
        DAY,
        START,
        DAY.minusDays(7),
        DAY,
        new Provenance(text, text),
        story.outcomes(),
        List.of(alert),
        List.of(quality, bad, all),
        List.of(cost),
        List.of(new UnpricedRow(text, text, 1, 10)),
        List.of(new RejectedRow(text, text, text, 1)),
        List.of(new RedactionRow(text, text, text, 3, 2, 1, List.of(text))),
        List.of(
            new RetrievalRow(
                DAY, text, text, text, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0.5, 10.0, 10.0, 0L, 0L, 0, 0,
                0, 0, 1)),
        List.of(
            new DocumentRow(text, text, 1, 1, 1, 1, 0, 0.5, text, at(DAY, 1, 0, 0), 0, text, 0.9)),
        List.of(
            new DocumentDay(
                DAY.minusDays(9), text, text, 9, 0, 9, 0, at(DAY.minusDays(20), 1, 0, 0))),
        List.of(new CoverageRow(text, text, text, 10, 5, 0.5)),
        List.of(new FeedbackRow(DAY, "route", text, text, 10, 1, 1)),
        List.of(drift),
        List.of(
            new DriftRow(
                DAY, START, DAY, text, text, text, text, 1.0, 0.5, 1.5, 1.0, 2.0, 0.1, 0.01, 0.02,
                10, 10, "drift", text)),
        List.of(new DriftCount(text, 1)),
        List.of(
            new PromptVersionRow(
                text,
                text,
                text,
                text,
                1,
                at(DAY, 1, 0, 0),
                at(DAY, 2, 0, 0),
                true,
                text,
                10L,
                8L,
                5.0,
                4.0)),
        List.of(
            new FailureSlice(
                List.of(new Condition(text, text)),
                List.of(List.of(new Condition("route", text))),
                40,
                20,
                100,
                5,
                1e-9,
                1e-8,
                List.of(new FailureSlice.Reason(text, 20)),
                7)),
        List.of(new TrustRow(text, new Agreement(120, 45, 30, 10, 5, 55))),
        new MoneyData(
            List.of(spend(DAY, text, text, text, 10, 500, 0)),
            1,
            1,
            0,
            BigDecimal.ONE,
            List.of(new UserSpend(text, 1, 0, BigDecimal.ONE)),
            List.of(new Budget("tenant_id", text, BigDecimal.TEN, LocalDate.MIN, LocalDate.MAX))),
        List.of(trace));
  }

  private ReportData build() {
    List<AlertRow> alerts = alerts();
    return new ReportData(
        DAY,
        START,
        DAY.minusDays(7),
        DAY,
        new Provenance("0.1.0", "5f1c9e0b7a2d4c66"),
        outcomes(),
        alerts,
        quality(),
        costs(),
        List.of(new UnpricedRow("mistral_ai", "mistral-medium-2508", 96, 214_330)),
        List.of(
            new RejectedRow("traces", "otlp", "truncated_object", 1),
            new RejectedRow("feedback", "feedback", "broken_json", 4)),
        List.of(
            new RedactionRow("shop", "/v1/ask", "email", 412, 301, 7, List.of("2.3.0", "2.3.1")),
            new RedactionRow("shop", "/v1/ask", "payment_card", 3, 2, 0, List.of("2.3.1"))),
        retrievals(),
        documents(),
        documentDays(),
        coverage(),
        feedback(),
        drift(alerts),
        driftHistory(alerts),
        List.of(
            new DriftCount("drift", 14),
            new DriftCount("new", 3),
            new DriftCount("stable", 402),
            new DriftCount("not_enough_data", 61)),
        promptVersions(),
        List.of(
            new FailureSlice(
                List.of(
                    new Condition("route", "/v1/answer"),
                    new Condition("release", "support-assistant@2.3.0")),
                List.of(
                    List.of(
                        new Condition("route", "/v1/answer"),
                        new Condition("feature flag new_ranker", "on"))),
                52,
                31,
                348,
                21,
                6.4e-19,
                3.1e-16,
                List.of(
                    new FailureSlice.Reason("check:unsupported_claims", 26),
                    new FailureSlice.Reason("label:thumb_down", 7)),
                1)),
        List.of(
            new TrustRow("unsupported_claims", new Agreement(4_120, 318, 30, 10, 5, 55)),
            new TrustRow("refusal", new Agreement(4_120, 90, 7, 1, 0, 0))),
        money(),
        List.of(
            wordy(),
            staleTrace(),
            jsonTrace(),
            shortTrace("b1", "/v1/summarise", "escalation"),
            hugeTrace()));
  }

  private double wobble(double size) {
    return 1 + (random.nextDouble() - 0.5) * size;
  }

  private static int daysBefore(LocalDate day) {
    return (int) (DAY.toEpochDay() - day.toEpochDay());
  }

  private static List<LocalDate> days() {
    return START.datesUntil(DAY.plusDays(1)).toList();
  }

  private long requests(LocalDate day) {
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    return Math.round((weekend ? 820 : 1310) * wobble(0.08));
  }

  private List<OutcomeRow> outcomes() {
    List<OutcomeRow> rows = new ArrayList<>();
    for (LocalDate day : days()) {
      long total = requests(day);
      boolean late = daysBefore(day) < 2;
      rows.add(outcome(day, "all", "all", total, late ? 0.118 : 0.047));
      double[] shares = {0.52, 0.2, 0.18, 0.1};
      for (int i = 0; i < ROUTES.size(); i++) {
        rows.add(
            outcome(
                day,
                "route",
                ROUTES.get(i),
                Math.round(total * shares[i]),
                late && i == 1 ? 0.33 : late && i < 3 ? 0.09 : 0.045));
      }
    }
    return rows;
  }

  private OutcomeRow outcome(LocalDate day, String key, String value, long count, double badShare) {
    long bad = Math.round(count * badShare * wobble(0.2));
    return new OutcomeRow(
        day,
        key,
        value,
        count,
        bad / 4,
        count / 400,
        bad,
        Math.round(count * 0.16),
        1830 * wobble(0.06),
        daysBefore(day) == 0 ? 9420 : 5210 * wobble(0.08),
        usd(count * 0.0113 * wobble(0.06)),
        count * 2100,
        count * 260);
  }

  private static BigDecimal usd(double value) {
    return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP);
  }

  private List<QualityRow> quality() {
    List<QualityRow> rows = new ArrayList<>();
    for (LocalDate day : days()) {
      int ago = daysBefore(day);
      double lift = ago < 2 ? 1 : 0;
      long n = requests(day);
      rows.add(rate(day, "all", "all", "is_bad", n, 0.047 + 0.066 * lift));
      rows.add(rate(day, "all", "all", "is_error", n, 0.011 + (ago == 0 ? 0.012 : 0)));
      rows.add(rate(day, "all", "all", "check:valid_json", n / 5, 0.012 + 0.255 * lift));
      rows.add(rate(day, "all", "all", "check:unsupported_claims", n / 2, 0.031 + 0.036 * lift));
      rows.add(rate(day, "all", "all", "check:truncated", n, 0.006));
      rows.add(rate(day, "all", "all", "check:refusal", n, 0.009));
      rows.add(rate(day, "all", "all", "check:repetition", n, 0.002));
      rows.add(rate(day, "all", "all", "label:thumb_down", n, 0.021 + 0.019 * lift));
      rows.add(rate(day, "all", "all", "label:escalation", n, 0.017 + 0.01 * lift));
      double[] shares = {0.52, 0.2, 0.18, 0.1};
      for (int i = 0; i < ROUTES.size(); i++) {
        long m = Math.round(n * shares[i]);
        rows.add(
            rate(
                day,
                "route",
                ROUTES.get(i),
                "is_bad",
                m,
                i == 1 && lift > 0 ? 0.31 : i == 2 && lift > 0 ? 0.11 : 0.045));
        rows.add(
            rate(
                day,
                "route",
                ROUTES.get(i),
                "label:escalation",
                m,
                i == 2 && lift > 0 ? 0.071 : 0.016));
        if (i == 1) {
          rows.add(
              rate(day, "route", ROUTES.get(i), "check:valid_json", m, lift > 0 ? 0.267 : 0.012));
        }
      }
      for (String tenant : TENANTS) {
        rows.add(rate(day, "tenant_id", tenant, "is_bad", n / 5, 0.05 + 0.05 * lift));
      }
      String version = ago < 3 ? "answer@8" : "answer@7";
      rows.add(rate(day, "prompt_version", version, "is_bad", n / 2, 0.05));
      rows.add(rate(day, "prompt_version", "extract@3", "is_bad", n / 5, 0.04 + 0.25 * lift));
      rows.add(
          rate(
              day,
              "release",
              ago < 2 ? "assistant@2026.47.1" : "assistant@2026.46.0",
              "is_bad",
              n,
              0.047 + 0.066 * lift));
      rows.add(rate(day, "model_name", "gpt-5-mini", "is_bad", n / 2, 0.05));
      if (ago < 2) {
        rows.add(rate(day, "model_name", "gpt-5-nano", "is_bad", n / 6, 0.11));
      }
      if (ago < 1) {
        rows.add(
            new QualityRow(
                day, "tenant_id", "pilot-co", "is_bad", "request", 0, 0, 3, 1, null, null, null));
      }
    }
    return rows;
  }

  /** A share with its Wilson interval. */
  private QualityRow rate(
      LocalDate day, String key, String value, String indicator, long n, double share) {
    long hits = Math.min(n, Math.round(n * share * wobble(0.25)));
    double p = (double) hits / n;
    double z = 1.959963984540054;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    String unit = indicator.startsWith("check:") ? "model_call" : "request";
    return new QualityRow(
        day,
        key,
        value,
        indicator,
        unit,
        n,
        hits,
        indicator.equals("check:valid_json") ? 4 * n : 0,
        indicator.equals("check:unsupported_claims") && daysBefore(day) == 0 ? 2 : 0,
        p,
        Math.max(0, middle - half),
        Math.min(1, middle + half));
  }

  private List<CostRow> costs() {
    List<CostRow> rows = new ArrayList<>();
    for (LocalDate day : days()) {
      int ago = daysBefore(day);
      double scale = requests(day) * 0.0113;
      rows.add(cost(day, "all", "all", scale, ago == 0 ? 96 : 0));
      MODEL_SHARES.forEach(
          (model, share) -> {
            boolean nano = model.endsWith("nano");
            if (!nano || ago < 2) {
              rows.add(cost(day, "model_name", model, scale * share, 0));
            }
          });
      if (ago == 0) {
        rows.add(
            new CostRow(
                day,
                "model_name",
                "mistral_ai / mistral-medium-2508",
                96,
                0,
                0,
                96,
                201_200,
                0,
                0,
                13_130,
                214_330,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
      }
      double[] shares = {0.5, 0.12, 0.3, 0.08};
      for (int i = 0; i < ROUTES.size(); i++) {
        double factor = i == 2 && ago < 2 ? 0.38 : 1;
        rows.add(cost(day, "route", ROUTES.get(i), scale * shares[i] * factor, 0));
        String model = i == 2 ? (ago < 2 ? "gpt-5-nano" : "claude-sonnet-4-5") : "gpt-5-mini";
        rows.add(
            cost(day, "route_model", ROUTES.get(i) + " · " + model, scale * shares[i] * factor, 0));
      }
      for (String tenant : TENANTS) {
        double factor = tenant.equals("nordwind") && ago < 4 ? 3.1 : 1;
        rows.add(cost(day, "tenant_id", tenant, scale * 0.15 * factor, 0));
      }
      rows.add(cost(day, "prompt_version", ago < 3 ? "answer@8" : "answer@7", scale * 0.5, 0));
      rows.add(cost(day, "prompt_version", "extract@3", scale * 0.12, 0));
    }
    return rows;
  }

  /** Two routes for two weeks; on the day the answers of one are 40 % longer. */
  private static MoneyData money() {
    List<SpendCell> cells = new ArrayList<>();
    for (LocalDate day : days()) {
      boolean isLonger = day.equals(DAY);
      cells.add(
          spend(day, "support-assistant", "/v1/answer", "nordwind", 400, isLonger ? 700 : 500, 9));
      cells.add(spend(day, "support-assistant", "/v1/summarise", "bakker", 100, 200, 1));
    }
    return new MoneyData(
        cells,
        480,
        430,
        61,
        usd(2.7),
        List.of(new UserSpend("u_5d41402abc4b2a76", 12, 1, usd(0.21))),
        List.of(
            new Budget("tenant_id", "nordwind", new BigDecimal("20"), LocalDate.MIN, LocalDate.MAX),
            new Budget("all", "all", new BigDecimal("400"), LocalDate.MIN, LocalDate.MAX)));
  }

  /** 1,000 tokens in at 2 and some out at 8 US dollars per million. */
  private static SpendCell spend(
      LocalDate day,
      String application,
      String route,
      String tenant,
      long calls,
      long output,
      long retries) {
    return new SpendCell(
        day,
        application,
        new Spend(
            route,
            tenant,
            "openai/gpt-4.1",
            calls,
            retries,
            calls * 1_000,
            0,
            0,
            calls * output,
            usd(calls * 0.002),
            usd(0),
            usd(0),
            usd(calls * output * 0.000008),
            usd(0)),
        usd(retries * 0.006),
        usd(0),
        usd(0.012),
        usd(0.03),
        usd(0.042 + retries * 0.006),
        usd(0.05),
        usd(0.1));
  }

  private CostRow cost(LocalDate day, String key, String value, double dollars, long unpriced) {
    double total = dollars * wobble(0.1);
    long calls = Math.round(total / 0.0079) + unpriced;
    long input = calls * 2050;
    return new CostRow(
        day,
        key,
        value,
        calls,
        calls - unpriced - calls / 40,
        calls / 40,
        unpriced,
        input,
        Math.round(input * 0.34),
        Math.round(input * 0.02),
        calls * 265,
        unpriced * 2232,
        usd(total * 0.41),
        usd(total * 0.06),
        usd(total * 0.02),
        usd(total * 0.51),
        usd(total),
        usd(total * (daysBefore(day) == 0 ? 0.047 : 0.009)),
        usd(total * 0.004));
  }

  private static List<RetrievalRow> retrievals() {
    List<RetrievalRow> rows = new ArrayList<>();
    for (LocalDate day : days()) {
      boolean stale = daysBefore(day) < 1;
      rows.add(
          new RetrievalRow(
              day,
              "kb-support",
              stale ? "2026-11-22" : "2026-11-08",
              "/v1/ask",
              stale ? 914 : 560,
              548,
              stale ? 352 : 9,
              stale ? 181 : 8,
              stale ? 349 : 6,
              4,
              102,
              2710,
              stale ? 702 : 3,
              2390,
              stale ? 0.71 : 0.79,
              stale ? 812.0 : 143.0,
              stale ? 3900.0 : 390.0,
              stale ? 212L : 28L,
              stale ? 401L : 30L,
              12,
              31,
              stale ? 44 : 0,
              stale ? 9 : 0,
              stale ? 171 : 40));
      rows.add(
          new RetrievalRow(
              day,
              "kb-contracts",
              "7",
              "/v1/draft",
              98,
              96,
              2,
              2,
              1,
              0,
              12,
              480,
              0,
              401,
              0.83,
              120.0,
              310.0,
              null,
              null,
              0,
              2,
              0,
              0,
              6));
    }
    return rows;
  }

  private static List<DocumentDay> documentDays() {
    return List.of(
        new DocumentDay(
            DAY.minusDays(3),
            "kb-support",
            "kb-0042",
            60,
            3,
            40,
            2,
            at(DAY.minusDays(30), 6, 0, 0)),
        new DocumentDay(DAY, "kb-support", "kb-0042", 40, 20, 30, 18, at(DAY, 6, 0, 0)),
        new DocumentDay(
            DAY, "kb-support", "kb-0001", 400, 30, 300, 22, at(DAY.minusDays(30), 6, 0, 0)),
        new DocumentDay(DAY.minusDays(8), "kb-support", "kb-0007", 12, 1, 2, 0, null));
  }

  private static List<DocumentRow> documents() {
    return List.of(
        new DocumentRow(
            "kb-support",
            "kb-0042",
            221,
            214,
            120,
            205,
            221,
            0.74,
            "3",
            at(LocalDate.of(2026, 3, 2), 8, 0, 0),
            41,
            "kb-0107",
            0.84375),
        new DocumentRow(
            "kb-support",
            "kb-0107",
            187,
            180,
            66,
            171,
            187,
            0.69,
            "1",
            at(LocalDate.of(2026, 1, 19), 8, 0, 0),
            33,
            null,
            null),
        new DocumentRow(
            "kb-support",
            "kb-0311",
            96,
            95,
            20,
            81,
            0,
            0.66,
            "5",
            at(LocalDate.of(2026, 11, 17), 9, 30, 0),
            4,
            null,
            null),
        new DocumentRow(
            "kb-contracts", "doc-9", 44, 44, 21, 40, 0, null, null, null, 1, null, null));
  }

  private static List<CoverageRow> coverage() {
    List<CoverageRow> rows = new ArrayList<>();
    rows.add(new CoverageRow("batch-mailer", "/v1/draft", "parent_spans", 92, 0, 0.0));
    rows.add(new CoverageRow("assistant", "/v1/draft", "token_counts", 92, 61, 61 / 92.0));
    rows.add(new CoverageRow("assistant", "/v1/ask", "feedback", 470, 81, 81 / 470.0));
    rows.add(new CoverageRow("assistant", "/v1/ask", "prompt_version", 470, 470, 1.0));
    rows.add(new CoverageRow("assistant", "/v1/extract", "output", 181, 181, 1.0));
    return rows;
  }

  private static List<FeedbackRow> feedback() {
    return List.of(
        new FeedbackRow(DAY, "all", "all", "thumb_up", 905, 74, 74),
        new FeedbackRow(DAY, "all", "all", "thumb_down", 905, 38, 39),
        new FeedbackRow(DAY, "all", "all", "escalation", 905, 25, 25),
        new FeedbackRow(DAY, "route", "/v1/summarise", "escalation", 163, 12, 12),
        new FeedbackRow(DAY, "route", "/v1/ask", "second_search", 470, 17, 21));
  }

  private static List<PromptVersionRow> promptVersions() {
    return List.of(
        new PromptVersionRow(
            "answer",
            "8",
            "9f2c41d07be3a615",
            "assistant",
            467,
            at(DAY.minusDays(2), 6, 12, 9),
            at(DAY, 23, 58, 1),
            false,
            "7",
            1240L,
            913L,
            371.4,
            264.9),
        new PromptVersionRow(
            "extract",
            "3",
            "77a0be19cc04d2f1",
            "assistant",
            180,
            at(DAY.minusDays(30), 0, 2, 0),
            at(DAY, 23, 40, 0),
            false,
            null,
            611L,
            null,
            96.2,
            null),
        new PromptVersionRow(
            "summarise",
            "4",
            "unknown",
            "assistant",
            163,
            at(DAY, 0, 4, 0),
            at(DAY, 23, 51, 0),
            true,
            "3",
            null,
            null,
            142.0,
            148.7));
  }

  private static List<AlertRow> alerts() {
    return List.of(
        new AlertRow(
            DAY,
            "a1f0c3",
            "Output tokens of prompt answer@8 rose by 40 %",
            "alert",
            "output_tokens",
            "prompt_version",
            "answer@8",
            264.9,
            371.4,
            0.402,
            0.371,
            0.433,
            "ratio",
            1e-12,
            3e-11,
            3610,
            467,
            DAY.minusDays(2),
            "prompt_version 7 → 8",
            List.of("route=/v1/ask", "model_name=gpt-5-mini"),
            List.of("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7aa00000000000001")),
        new AlertRow(
            DAY,
            "b77e21",
            "26 % of the documents from kb-support are older than the ones it returned before",
            "alert",
            "is_stale_document",
            "index_name",
            "kb-support",
            0.0011,
            0.259,
            25.79,
            24.2,
            27.5,
            "percentage_points",
            1e-40,
            1e-38,
            18_970,
            2710,
            DAY,
            "dataset_version 2026-11-08 → 2026-11-22",
            List.of("route=/v1/ask", "dataset_version=2026-11-22"),
            List.of("staletrace0000000000000000000002")),
        new AlertRow(
            DAY,
            "b77e22",
            "Searches in kb-support are repeated in 33 % of the requests",
            "warn",
            "is_retrieval_retry",
            "index_name",
            "kb-support",
            0.0146,
            0.3303,
            31.57,
            27.7,
            35.6,
            "percentage_points",
            1e-30,
            1e-28,
            3836,
            548,
            DAY,
            "dataset_version 2026-11-08 → 2026-11-22",
            List.of(),
            List.of("staletrace0000000000000000000002")),
        new AlertRow(
            DAY,
            "c0de11",
            "27 % of the answers of /v1/extract are not valid JSON",
            "alert",
            "check:valid_json",
            "route",
            "/v1/extract",
            0.012,
            0.267,
            25.5,
            19.3,
            32.5,
            "percentage_points",
            1e-15,
            4e-14,
            1720,
            181,
            DAY.minusDays(1),
            "release 2026.46.0 → 2026.47.1",
            List.of("release=assistant@2026.47.1", "prompt_version=extract@3"),
            List.of("jsontrace00000000000000000000003")),
        new AlertRow(
            DAY,
            "d1ce44",
            "Escalations of /v1/summarise rose from 1.6 % to 7.1 %",
            "alert",
            "label:escalation",
            "route",
            "/v1/summarise",
            0.0163,
            0.0712,
            5.49,
            2.13,
            10.21,
            "percentage_points",
            1.1e-5,
            2.1e-4,
            1402,
            163,
            DAY.minusDays(1),
            "model_name claude-sonnet-4-5 → gpt-5-nano",
            List.of("model_name=gpt-5-nano"),
            List.of("b1")),
        new AlertRow(
            DAY,
            "d1ce45",
            "Cost per request of /v1/summarise fell by 62 %",
            "warn",
            "total_cost_usd",
            "route",
            "/v1/summarise",
            0.0188,
            0.00713,
            -0.621,
            -0.648,
            -0.592,
            "ratio",
            1e-20,
            1e-18,
            1402,
            163,
            DAY.minusDays(1),
            "model_name claude-sonnet-4-5 → gpt-5-nano",
            List.of("model_name=gpt-5-nano"),
            List.of("b1")),
        new AlertRow(
            DAY,
            "e9a5e5",
            "Input tokens of tenant nordwind are 6.2 times what they were",
            "warn",
            "input_tokens",
            "tenant_id",
            "nordwind",
            2103.0,
            13_040.0,
            5.2,
            3.9,
            6.7,
            "ratio",
            1e-9,
            2e-8,
            1290,
            178,
            DAY.minusDays(3),
            null,
            List.of("route=/v1/ask"),
            List.of("hugetrace00000000000000000000005", "not-in-the-report")));
  }

  private static List<DriftRow> drift(List<AlertRow> alerts) {
    List<DriftRow> rows = new ArrayList<>();
    for (AlertRow alert : alerts) {
      boolean ratio = alert.effectUnit().equals("ratio");
      double base = ratio ? 1 : 0;
      double unit = ratio ? 1 : 0.01;
      rows.add(
          row(
              DAY,
              alert,
              ratio ? "mean_ratio" : "two_proportion",
              base + unit * alert.effect(),
              base + unit * alert.effectLower(),
              base + unit * alert.effectUpper(),
              alert.currentValue(),
              alert.currentCount()));
      if (ratio) {
        rows.add(
            row(DAY, alert, "ks", 0.31, null, null, alert.currentValue(), alert.currentCount()));
      }
    }
    rows.add(
        new DriftRow(
            DAY,
            DAY.minusDays(7),
            DAY,
            "release",
            "assistant@2026.47.1",
            "duration_ms",
            "mean_ratio",
            null,
            null,
            null,
            null,
            1850.0,
            0.25,
            null,
            null,
            0,
            905,
            "new",
            null));
    for (String tenant : TENANTS) {
      rows.add(
          new DriftRow(
              DAY,
              DAY.minusDays(7),
              DAY,
              "tenant_id",
              tenant,
              "duration_ms",
              "mean_ratio",
              1.02,
              0.95,
              1.1,
              1790.0,
              1830.0,
              0.25,
              0.41,
              0.72,
              1260,
              180,
              "stable",
              null));
      rows.add(
          new DriftRow(
              DAY,
              DAY.minusDays(7),
              DAY,
              "tenant_id",
              tenant,
              "output_tokens",
              "psi",
              0.04,
              null,
              null,
              260.0,
              262.0,
              0.2,
              null,
              null,
              1260,
              180,
              "stable",
              null));
    }
    rows.add(
        new DriftRow(
            DAY,
            DAY.minusDays(7),
            DAY,
            "tenant_id",
            "pilot-co",
            "is_bad",
            "two_proportion",
            null,
            null,
            null,
            null,
            0.33,
            0.05,
            null,
            null,
            0,
            3,
            "not_enough_data",
            null));
    return rows;
  }

  private static DriftRow row(
      LocalDate day,
      AlertRow alert,
      String statistic,
      double value,
      Double lower,
      Double upper,
      double current,
      long count) {
    return new DriftRow(
        day,
        day.minusDays(7),
        day,
        alert.sliceKey(),
        alert.sliceValue(),
        alert.metricName(),
        statistic,
        value,
        lower,
        upper,
        alert.baselineValue(),
        current,
        statistic.equals("two_proportion") ? 0.05 : 0.2,
        alert.pValue(),
        alert.qValue(),
        alert.baselineCount(),
        count,
        "drift",
        alert.cause());
  }

  private List<DriftRow> driftHistory(List<AlertRow> alerts) {
    List<DriftRow> rows = new ArrayList<>();
    for (AlertRow alert : alerts) {
      for (LocalDate day : days()) {
        boolean isNewVersion =
            alert.metricName().equals("output_tokens") && day.isBefore(alert.sinceDate());
        if (isNewVersion || daysBefore(day) == 9) {
          continue;
        }
        double level =
            day.isBefore(alert.sinceDate()) ? alert.baselineValue() : alert.currentValue();
        rows.add(
            row(
                day,
                alert,
                "mean_ratio",
                1,
                null,
                null,
                level * wobble(0.12),
                Math.round(alert.currentCount() * wobble(0.1))));
      }
    }
    return rows;
  }

  static Instant at(LocalDate day, int hour, int minute, int second) {
    return day.atTime(hour, minute, second).toInstant(ZoneOffset.UTC);
  }

  private static RequestRow request(
      String id,
      String route,
      String tenant,
      double ms,
      String status,
      String input,
      String output,
      List<String> reasons) {
    return new RequestRow(
        DAY,
        id,
        "req-" + id.substring(0, Math.min(8, id.length())),
        at(DAY, 14, 3, 22).plusMillis(118),
        ms,
        status,
        status.equals("error") ? "timeout" : null,
        "assistant",
        "2026.47.1",
        "production",
        route,
        tenant,
        "u_8c1f02ab",
        "s_77120c",
        "2026-11-22",
        Map.of("answer-style", "v2"),
        "gpt-5-mini",
        "answer",
        "8",
        "c2",
        7,
        id.startsWith("stale") ? 1 : 0,
        id.startsWith("stale") ? 2 : 0,
        ms * 0.61,
        ms * 0.28,
        ms * 0.06,
        ms * 0.05,
        "model",
        3120L,
        1024L,
        402L,
        96L,
        new BigDecimal("0.004127500"),
        0,
        input,
        output,
        List.of("user"),
        reasons);
  }

  private static SpanRow span(
      String id,
      String parent,
      String name,
      String operation,
      long offset,
      double ms,
      String error) {
    return new SpanRow(
        id,
        parent,
        name,
        operation,
        operation.equals("retrieval") ? "search-gateway" : "assistant",
        at(DAY, 14, 3, 22).plusMillis(118 + offset),
        ms,
        error != null,
        error,
        Map.of(
            "gen_ai.operation.name",
            operation,
            "server.address",
            "search.internal",
            "http.response.status_code",
            error == null ? "200" : "504"));
  }

  private static ModelCallRow call(
      String id,
      String model,
      String system,
      List<MessageRow> messages,
      String output,
      List<ToolRequestRow> tools,
      double ms) {
    return new ModelCallRow(
        id,
        at(DAY, 14, 3, 23),
        "chat",
        "openai",
        model,
        "answer",
        "8",
        0.2,
        null,
        900L,
        1,
        system,
        messages,
        null,
        null,
        output,
        tools,
        tools.isEmpty() ? "stop" : "tool_calls",
        ms,
        412.0,
        1560L,
        512L,
        0L,
        201L,
        48L,
        false,
        false,
        null,
        "priced",
        new BigDecimal("0.001048000"),
        new BigDecimal("0.000012800"),
        new BigDecimal("0.000000000"),
        new BigDecimal("0.001002950"),
        new BigDecimal("0.002063750"),
        "openai/gpt-5-mini/2026-10-01",
        Map.of("email", 1L, "phone", 1L));
  }

  private static ExampleTrace wordy() {
    String id = "4bf92f3577b34da6a3ce929d0e0e4736";
    String question =
        "How do I get a refund for the annual plan if I cancel after nine days? I already wrote to [EMAIL_1] twice.";
    String system =
        "You are the support assistant of a software company. Answer from the documents only. If they do not say it, say so and offer a colleague.\n\nAnswer completely: give the background, every step, every exception and a summary at the end.";
    String context =
        "<document id=\"kb-0042\">Refunds. Annual plans can be refunded in full within 14 days of the first payment. After that the remaining months are credited.</document>\n<document id=\"kb-0107\">Cancelling. Owners cancel under Settings, Billing. The plan stays usable until the end of the period.</document>\n\n"
            + question;
    String answer =
        "You can have the full amount back, because you are within 14 days of your first payment.\n\n1. Open Settings, then Billing.\n2. Choose “Cancel plan” and confirm.\n3. Choose “Request a refund”. The money arrives within five working days.\n\nBackground: annual plans are refunded in full within 14 days; after that the remaining months are credited to your account instead. Exceptions: plans bought through a reseller are refunded by the reseller.\n\nIn summary: cancel now, request the refund, and you will be repaid in full.";
    return new ExampleTrace(
        request(
            id,
            "/v1/ask",
            "acme",
            6240,
            "ok",
            question,
            answer,
            List.of("check:unsupported_claims", "label:thumb_down")),
        List.of(
            span("r0", null, "POST /v1/ask", "http", 0, 6240, null),
            span("a0", "r0", "invoke_agent support", "invoke_agent", 4, 6229, null),
            span("e1", "a0", "embeddings text-embedding-3-small", "embeddings", 9, 84, null),
            span("s1", "a0", "retrieval kb-support", "retrieval", 96, 412, null),
            span("c1", "a0", "chat gpt-5-mini", "chat", 514, 1530, null),
            span("t1", "a0", "execute_tool find_subscription", "execute_tool", 2050, 371, null),
            span("c2", "a0", "chat gpt-5-mini", "chat", 2430, 3790, null)),
        List.of(
            call(
                "c1",
                "gpt-5-mini-2026-08-07",
                system,
                List.of(new MessageRow("user", context)),
                "",
                List.of(
                    new ToolRequestRow(
                        "call_1",
                        "find_subscription",
                        "{\"tenant\":\"acme\",\"customer\":\"[EMAIL_1]\"}")),
                1530),
            call(
                "c2",
                "gpt-5-mini-2026-08-07",
                system,
                List.of(
                    new MessageRow("user", context),
                    new MessageRow("assistant", "(asks for find_subscription)"),
                    new MessageRow(
                        "tool", "{\"plan\":\"annual\",\"first_payment\":\"2026-11-13\"}")),
                answer,
                List.of(),
                3790)),
        List.of(
            new RetrievedDocumentRow(
                "s1",
                1,
                "kb-0042",
                "kb-support",
                "2026-11-22",
                0.812,
                "Refunds. Annual plans can be refunded in full within 14 days of the first payment. After that the remaining months are credited.",
                "3",
                at(LocalDate.of(2026, 3, 2), 8, 0, 0),
                true),
            new RetrievedDocumentRow(
                "s1",
                2,
                "kb-0107",
                "kb-support",
                "2026-11-22",
                0.74,
                "Cancelling. Owners cancel under Settings, Billing.",
                "1",
                at(LocalDate.of(2026, 1, 19), 8, 0, 0),
                true),
            new RetrievedDocumentRow(
                "s1", 3, "kb-0311", "kb-support", "2026-11-22", 0.533, null, null, null, false)),
        List.of(
            new ToolCallRow(
                "t1",
                "find_subscription",
                "{\"tenant\":\"acme\",\"customer\":\"[EMAIL_1]\"}",
                "{\"plan\":\"annual\",\"first_payment\":\"2026-11-13\",\"seats\":12}",
                200,
                371,
                false,
                false,
                null)),
        List.of(
            new CheckRow(
                "c2",
                "unsupported_claims",
                "fail",
                0.62,
                "claim_without_source",
                "The money arrives within five working days.",
                "1"),
            new CheckRow("c2", "truncated", "pass", null, null, null, "1"),
            new CheckRow("c2", "valid_json", "not_applicable", null, "output_type_text", null, "1"),
            new CheckRow("c2", "refusal", "error", null, "check_failed", null, "1")),
        List.of(
            new LabelRow(
                "l1",
                at(DAY, 14, 5, 2),
                null,
                "explicit",
                "thumb",
                0.0,
                null,
                "Far too long, and where does it say five days?",
                "u_8c1f02ab",
                "user"),
            new LabelRow(
                "l2",
                at(DAY, 18, 40, 0),
                null,
                "review",
                "hallucination",
                null,
                "minor",
                null,
                "rev_2",
                "reviewer")));
  }

  private static ExampleTrace staleTrace() {
    String id = "staletrace0000000000000000000002";
    return new ExampleTrace(
        request(
            id,
            "/v1/ask",
            "globex",
            11_840,
            "error",
            "Wie ändere ich die Rechnungsadresse für mein Team?",
            "",
            List.of("error")),
        List.of(
            span("r0", null, "POST /v1/ask", "http", 0, 11_840, "timeout"),
            span("s1", "r0", "retrieval kb-support", "retrieval", 12, 3000, "timeout"),
            span("s2", "r0", "retrieval kb-support", "retrieval", 3520, 3000, "timeout"),
            span("s3", "r0", "retrieval kb-support", "retrieval", 7560, 3900, null),
            span("o1", "missing", "execute_tool audit_log", "execute_tool", 11_500, 40, null)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ExampleTrace jsonTrace() {
    String id = "jsontrace00000000000000000000003";
    ModelCallRow call =
        call(
            "c2",
            "gpt-5-mini-2026-08-07",
            "Return JSON only.",
            List.of(
                new MessageRow(
                    "user",
                    "Extract the invoice number and the total: Invoice 2026-881, total 1.204,50 €.")),
            "Sure! Here is the JSON:\n```json\n{\"invoice\": \"2026-881\", \"total\": 1204.50",
            List.of(),
            1200);
    return new ExampleTrace(
        request(
            id,
            "/v1/extract",
            "initech",
            1320,
            "ok",
            "Extract the invoice number and the total: Invoice 2026-881, total 1.204,50 €.",
            call.outputText(),
            List.of("check:valid_json")),
        List.of(
            span("r0", null, "POST /v1/extract", "http", 0, 1320, null),
            span("c2", "r0", "chat gpt-5-mini", "chat", 60, 1200, null)),
        List.of(call),
        List.of(),
        List.of(),
        List.of(
            new CheckRow(
                "c2",
                "valid_json",
                "fail",
                1.0,
                "text_before_json",
                "Sure! Here is the JSON:",
                "1")),
        List.of());
  }

  private static ExampleTrace shortTrace(String id, String route, String label) {
    return new ExampleTrace(
        request(
            id,
            route,
            "umbrella",
            900,
            "ok",
            "要約してください：契約書の第3条から第7条まで",
            "契約の要点は次のとおりです。",
            List.of("label:" + label)),
        List.of(
            span("r0", null, "POST " + route, "http", 0, 900, null),
            span("c2", "r0", "chat gpt-5-nano", "chat", 20, 860, null)),
        List.of(
            call(
                "c2",
                "gpt-5-nano-2026-08-07",
                "Summarise.",
                List.of(new MessageRow("user", "要約してください：契約書の第3条から第7条まで")),
                "契約の要点は次のとおりです。",
                List.of(),
                860)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new LabelRow(
                "l3",
                at(DAY, 15, 0, 0),
                null,
                "implicit",
                label,
                null,
                null,
                null,
                null,
                "system")));
  }

  private static ExampleTrace hugeTrace() {
    String text =
        "Clause 14.2. The supplier shall, without undue delay, inform the customer of every change to the subprocessors named in annex B. "
            .repeat(40);
    return new ExampleTrace(
        request(
            "hugetrace00000000000000000000005",
            "/v1/ask",
            "nordwind",
            8200,
            "ok",
            "Here is our whole contract, please tell me who may end it early. "
                + text.substring(0, 380),
            "Either side may end it.",
            List.of()),
        List.of(
            span("r0", null, "POST /v1/ask", "http", 0, 8200, null),
            span("c2", "r0", "chat gpt-5-mini", "chat", 40, 8100, null)),
        List.of(
            call(
                "c2",
                "gpt-5-mini-2026-08-07",
                "You are the support assistant.",
                List.of(
                    new MessageRow(
                        "user",
                        "Here is our whole contract, please tell me who may end it early.\n\n"
                            + text)),
                "Either side may end it with three months' notice.",
                List.of(),
                8100)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
