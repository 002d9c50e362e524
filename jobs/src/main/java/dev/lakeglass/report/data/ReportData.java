package dev.lakeglass.report.data;

import dev.lakeglass.slice.DocumentDay;
import dev.lakeglass.slice.FailureSlice;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day's report shows: rows of the marts of the day and of the days before it, and the
 * example requests.
 *
 * <p>The trend runs from {@code trendStart} to {@code date}, both included; the baseline is the
 * half-open range from {@code baselineStart} to {@code baselineEnd} and lies within it. Outcomes,
 * quality, costs, retrievals, feedback and documentDays hold rows of the whole trend; the rest is
 * of the day, other than {@code driftHistory}: the alerts' metrics and slices on earlier days, and
 * {@code trust}, which looks back {@value #TRUST_DAYS} days to have enough reviews. Lists are in
 * the order they are to be shown. Long lists may be cut; {@code driftCounts} counts before the cut.
 */
public record ReportData(
    LocalDate date,
    LocalDate trendStart,
    LocalDate baselineStart,
    LocalDate baselineEnd,
    Provenance provenance,
    List<OutcomeRow> outcomes,
    List<AlertRow> alerts,
    List<QualityRow> quality,
    List<CostRow> costs,
    List<UnpricedRow> unpriced,
    List<RejectedRow> rejected,
    List<RedactionRow> redactions,
    List<RetrievalRow> retrievals,
    List<DocumentRow> documents,
    List<DocumentDay> documentDays,
    List<CoverageRow> coverage,
    List<FeedbackRow> feedback,
    List<DriftRow> drift,
    List<DriftRow> driftHistory,
    List<DriftCount> driftCounts,
    List<PromptVersionRow> promptVersions,
    List<FailureSlice> failureSlices,
    List<TrustRow> trust,
    MoneyData money,
    List<ExampleTrace> traces) {
  /** Days over which reviews of the checks are summed up, the day itself included. */
  public static final int TRUST_DAYS = 28;

  public ReportData {
    outcomes = List.copyOf(outcomes);
    alerts = List.copyOf(alerts);
    quality = List.copyOf(quality);
    costs = List.copyOf(costs);
    unpriced = List.copyOf(unpriced);
    rejected = List.copyOf(rejected);
    redactions = List.copyOf(redactions);
    retrievals = List.copyOf(retrievals);
    documents = List.copyOf(documents);
    documentDays = List.copyOf(documentDays);
    coverage = List.copyOf(coverage);
    feedback = List.copyOf(feedback);
    drift = List.copyOf(drift);
    driftHistory = List.copyOf(driftHistory);
    driftCounts = List.copyOf(driftCounts);
    promptVersions = List.copyOf(promptVersions);
    failureSlices = List.copyOf(failureSlices);
    trust = List.copyOf(trust);
    traces = List.copyOf(traces);
  }
}
