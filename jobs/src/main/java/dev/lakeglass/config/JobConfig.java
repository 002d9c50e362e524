package dev.lakeglass.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a run, checked and immutable; {@code conf/job.yaml} documents every key.
 *
 * @param lake folder or URI of the Delta tables
 * @param reports folder or URI of the HTML reports
 * @param spark additional Spark settings, for sessions that Lakeglass starts itself
 * @param hash SHA-256 of the effective configuration without secrets, first 16 hex digits
 */
public record JobConfig(
    String lake,
    String reports,
    List<Source> sources,
    Ingest ingest,
    Redact redact,
    Checks checks,
    Cost cost,
    Drift drift,
    Report report,
    Map<String, String> spark,
    String hash) {

  public JobConfig {
    sources = List.copyOf(sources);
    spark = Map.copyOf(spark);
  }

  /**
   * Where raw logs lie.
   *
   * @param format name of a source format, or {@code auto}
   * @param path glob; {@code {yyyy}}, {@code {MM}}, {@code {dd}} and {@code {HH}} stand for the UTC
   *     time of arrival
   */
  public record Source(String name, String format, String path) {}

  /**
   * @param lookback how long before a day its objects may have arrived
   * @param lateness how long after a day its objects may still arrive
   * @param maxRejectedRatio share of rejected records above which the run fails
   * @param references URIs below which content in objects of its own is read
   * @param attributes our column → attribute names to read it from, the first that is set wins
   */
  public record Ingest(
      Duration lookback,
      Duration lateness,
      double maxRejectedRatio,
      List<String> references,
      Map<String, List<String>> attributes) {
    public Ingest {
      attributes = Map.copyOf(attributes);
      references = List.copyOf(references);
    }
  }

  /**
   * @param policy name of the redaction policy, stored with every row
   * @param actions type of personal data → mask, pseudonym, partial, drop or keep
   * @param key key of the pseudonyms; without one user ids are not stored
   * @param keyId names the key, so that a rotation shows in the hash of the policy
   * @param earlierKeys keys that were used before, by id: never used for new pseudonyms
   * @param phoneRegions whose national numbers are recognised; empty for the standard ones
   * @param secretRules texts of rule files besides the packed one
   * @param optionalDetectors names of detectors that are off unless named
   * @param budget characters that may be read again for each character of a text
   */
  public record Redact(
      String policy,
      Map<String, String> actions,
      Optional<String> key,
      String keyId,
      Map<String, String> earlierKeys,
      List<String> phoneRegions,
      List<String> secretRules,
      List<String> optionalDetectors,
      int budget) {
    /** Budget where none is configured. */
    public static final int STANDARD_BUDGET = 32;

    public Redact {
      actions = Map.copyOf(actions);
      earlierKeys = Map.copyOf(earlierKeys);
      phoneRegions = List.copyOf(phoneRegions);
      secretRules = List.copyOf(secretRules);
      optionalDetectors = List.copyOf(optionalDetectors);
    }

    /** What holds where nothing is configured. */
    public static Redact standard(Optional<String> key) {
      return new Redact(
          "default",
          Map.of(),
          key,
          "1",
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          STANDARD_BUDGET);
    }

    /** Without the keys. */
    @Override
    public String toString() {
      return "Redact[policy=" + policy + ", actions=" + actions + ", keyId=" + keyId + "]";
    }
  }

  /**
   * @param claimThreshold probability above which an answer fails unsupported_claims, 0 to 1
   * @param claimThresholds application → its own
   * @param embeddingModel class of the embedding model for embedding_distance; empty for none
   * @param embeddingSample share of traces it measures, 0 to 1
   */
  public record Checks(
      double claimThreshold,
      Map<String, Double> claimThresholds,
      String embeddingModel,
      double embeddingSample) {
    public Checks {
      claimThresholds = Map.copyOf(claimThresholds);
    }
  }

  /**
   * @param prices the text of the owner's price list
   * @param publicPrices the text of the public price collection it is laid over; empty for none
   * @param models logged model, or provider/model → model it stands for
   * @param usdPer currency of a price line → US dollars per unit
   * @param billing failed, timeout, aborted → free, estimated or unpriced
   * @param cacheBesideInput providers whose logs count cached tokens beside the input
   * @param attributes what is to be known of a call → attribute names to read it from
   * @param budgets the text of the budgets file
   */
  public record Cost(
      String prices,
      String publicPrices,
      Map<String, String> models,
      Map<String, BigDecimal> usdPer,
      Map<String, String> billing,
      List<String> cacheBesideInput,
      Map<String, List<String>> attributes,
      String budgets) {
    public Cost {
      models = Map.copyOf(models);
      usdPer = Map.copyOf(usdPer);
      billing = Map.copyOf(billing);
      cacheBesideInput = List.copyOf(cacheBesideInput);
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * @param baselineDays days before a window it is compared with
   * @param windowDays lengths of the windows that end with the judged day
   * @param thresholds the text of the thresholds file
   */
  public record Drift(int baselineDays, List<Integer> windowDays, String thresholds) {
    public Drift {
      windowDays = List.copyOf(windowDays);
    }
  }

  /**
   * @param examples example requests shown per finding
   */
  public record Report(int examples) {}
}
