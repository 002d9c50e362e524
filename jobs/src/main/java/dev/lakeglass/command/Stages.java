package dev.lakeglass.command;

import dev.lakeglass.check.ClaimThresholds;
import dev.lakeglass.check.EmbeddingSettings;
import dev.lakeglass.check.OutputCheckStage;
import dev.lakeglass.config.JobConfig;
import dev.lakeglass.cost.CostStage;
import dev.lakeglass.drift.DriftSettings;
import dev.lakeglass.drift.DriftStage;
import dev.lakeglass.drift.ThresholdFile;
import dev.lakeglass.ingest.IngestStage;
import dev.lakeglass.ledger.BudgetFile;
import dev.lakeglass.mart.MartStage;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.report.ReportStage;
import dev.lakeglass.report.data.Provenance;
import dev.lakeglass.sketch.SketchStage;
import java.util.ArrayList;
import java.util.List;

/** The stages of a daily run, in steps: those of one step read none of each other's tables. */
final class Stages {
  private Stages() {}

  static List<List<Stage>> all(JobConfig config) {
    List<List<Stage>> steps = new ArrayList<>(withoutReport(config));
    steps.add(
        List.of(
            new ReportStage(
                config.reports(),
                config.report().examples(),
                config.drift().baselineDays(),
                new Provenance(Version.VERSION, config.hash()),
                BudgetFile.parse("budgets.csv", config.cost().budgets()))));
    return steps;
  }

  static List<List<Stage>> withoutReport(JobConfig config) {
    return List.of(
        List.of(new IngestStage(config)),
        List.of(
            new OutputCheckStage(
                new ClaimThresholds(
                    config.checks().claimThreshold(), config.checks().claimThresholds()),
                new EmbeddingSettings(
                    config.checks().embeddingModel(), config.checks().embeddingSample())),
            new CostStage(Pricing.pricer(config), config.cost().attributes())),
        List.of(new SketchStage(), new MartStage()),
        List.of(
            new DriftStage(
                DriftSettings.DEFAULTS
                    .withBaselineDays(config.drift().baselineDays())
                    .withWindowDays(config.drift().windowDays()),
                ThresholdFile.parse("thresholds.csv", config.drift().thresholds()),
                BudgetFile.parse("budgets.csv", config.cost().budgets()))));
  }

  static List<List<Stage>> named(String name, JobConfig config) {
    return all(config).stream()
        .map(step -> step.stream().filter(stage -> stage.name().equals(name)).toList())
        .filter(step -> !step.isEmpty())
        .toList();
  }
}
