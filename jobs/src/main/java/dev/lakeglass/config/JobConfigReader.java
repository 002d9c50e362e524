package dev.lakeglass.config;

import dev.lakeglass.check.ClaimThresholds;
import dev.lakeglass.config.JobConfig.Checks;
import dev.lakeglass.config.JobConfig.Cost;
import dev.lakeglass.config.JobConfig.Drift;
import dev.lakeglass.config.JobConfig.Ingest;
import dev.lakeglass.config.JobConfig.Redact;
import dev.lakeglass.config.JobConfig.Report;
import dev.lakeglass.config.JobConfig.Source;
import dev.lakeglass.config.Setting.Scalar;
import dev.lakeglass.config.Setting.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a {@link JobConfig} of configuration files, overrides and the environment. */
public final class JobConfigReader {
  private static final Map<String, List<String>> DEFAULT_ATTRIBUTES =
      Map.of(
          "route", List.of("http.route", "lakeglass.route"),
          "tenant_id", List.of("tenant.id", "lakeglass.tenant.id"),
          "user_id", List.of("user.id", "enduser.id"),
          "session_id", List.of("session.id", "gen_ai.conversation.id"),
          "request_id", List.of("http.request.header.x-request-id"),
          "dataset_version", List.of("lakeglass.dataset.version"),
          "output_schema", List.of("lakeglass.output.schema"),
          "cache_hit", List.of("lakeglass.cache.hit"),
          "correlation_id", List.of());

  /** Our column → attributes it is read from where nothing is configured. */
  public static Map<String, List<String>> defaultAttributes() {
    return DEFAULT_ATTRIBUTES;
  }

  private static final Map<String, List<String>> DEFAULT_COST_ATTRIBUTES =
      Map.of(
          "service_tier",
              List.of(
                  "openai.response.service_tier",
                  "gen_ai.openai.response.service_tier",
                  "gen_ai.response.service_tier",
                  "aws.bedrock.service_tier",
                  "lakeglass.service.tier"),
          "region", List.of("cloud.region", "aws.region", "lakeglass.region"),
          "account_id", List.of("cloud.account.id", "aws.account.id", "lakeglass.account.id"),
          "server_address", List.of("server.address"),
          "cache_write_1h_tokens",
              List.of(
                  "gen_ai.usage.cache_write_1h.input_tokens",
                  "gen_ai.usage.cache_creation.ephemeral_1h_input_tokens",
                  "lakeglass.usage.cache_write_1h_tokens"),
          "audio_input_tokens",
              List.of("gen_ai.usage.audio.input_tokens", "llm.token_count.prompt_details.audio"),
          "image_input_tokens", List.of("gen_ai.usage.image.input_tokens"),
          "audio_output_tokens",
              List.of(
                  "gen_ai.usage.audio.output_tokens", "llm.token_count.completion_details.audio"),
          "image_output_tokens", List.of("gen_ai.usage.image.output_tokens"));

  private final Map<String, String> environment;
  private final ConfigProblems problems = new ConfigProblems();

  private JobConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @param files configuration files, later ones laid over earlier ones
   * @param overrides {@code section.key} → value, laid over all files
   * @throws dev.lakeglass.job.JobException CONFIG with every problem at once
   */
  public static JobConfig read(
      List<String> files, Map<String, String> overrides, Map<String, String> environment) {
    return new JobConfigReader(environment).read(files, overrides);
  }

  private JobConfig read(List<String> files, Map<String, String> overrides) {
    Section root = new Section("configuration", Map.of());
    for (String file : files) {
      String yaml = ConfigFile.read(file, problems).orElse("");
      root = root.overlaidWith(YamlFile.read(file, yaml, problems));
    }
    problems.throwIfAny();
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      root = root.overlaidWith(override(override.getKey(), override.getValue()));
    }
    JobConfig config = config(new SectionReader("", root, environment, problems), hash(root));
    problems.throwIfAny();
    return config;
  }

  private static Section override(String key, String value) {
    String place = "--set " + key;
    List<String> names = List.of(key.split("\\."));
    Setting setting = new Scalar(place, value);
    for (int i = names.size() - 1; i >= 0; i--) {
      setting = new Section(place, Map.of(names.get(i), setting));
    }
    return (Section) setting;
  }

  private JobConfig config(SectionReader root, String hash) {
    JobConfig config =
        new JobConfig(
            root.requiredText("lake"),
            root.requiredText("reports"),
            sources(root),
            ingest(root.section("ingest")),
            redact(root.section("redact")),
            checks(root.section("checks")),
            cost(root.section("cost")),
            drift(root.section("drift")),
            report(root.section("report")),
            root.texts("spark"),
            hash);
    root.rejectUnknownKeys();
    return config;
  }

  private List<Source> sources(SectionReader root) {
    List<Source> sources = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (SectionReader section : root.sections("sources")) {
      Source source =
          new Source(
              section.requiredText("name"),
              section.text("format", "auto"),
              section.requiredText("path"));
      section.rejectUnknownKeys();
      if (!names.add(source.name())) {
        problems.add(section.place(), "two sources are named \"" + source.name() + "\"");
      }
      sources.add(source);
    }
    return sources;
  }

  private Ingest ingest(SectionReader section) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    SectionReader names = section.section("attributes");
    new TreeMap<>(DEFAULT_ATTRIBUTES)
        .forEach((column, fallback) -> attributes.put(column, names.textList(column, fallback)));
    names.rejectUnknownKeys();
    Ingest ingest =
        new Ingest(
            section.duration("lookback", Duration.ofHours(1)),
            section.duration("lateness", Duration.ofHours(6)),
            section.ratio("max-rejected-ratio", 0.01),
            references(section),
            attributes);
    section.rejectUnknownKeys();
    return ingest;
  }

  private List<String> references(SectionReader section) {
    List<String> prefixes = section.textList("references", List.of());
    for (String prefix : prefixes) {
      if (!prefix.endsWith("/")) {
        problems.add(
            section.place(),
            "\"ingest.references\" has \"%s\", expected a URI that ends with a slash"
                .formatted(prefix));
      }
    }
    return prefixes;
  }

  private Redact redact(SectionReader section) {
    List<String> files = section.textList("secret-rules", List.of());
    Redact redact =
        new Redact(
            section.text("policy", "default"),
            section.texts("actions"),
            section.secret("key"),
            section.text("key-id", "1"),
            section.secrets("earlier-keys"),
            section.textList("phone-regions", List.of()),
            files.stream().map(file -> ConfigFile.read(file, problems).orElse("")).toList(),
            section.textList("optional-detectors", List.of()),
            section.count("budget", Redact.STANDARD_BUDGET));
    section.rejectUnknownKeys();
    return redact;
  }

  private Cost cost(SectionReader section) {
    SectionReader names = section.section("attributes");
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    new TreeMap<>(DEFAULT_COST_ATTRIBUTES)
        .forEach((what, fallback) -> attributes.put(what, names.textList(what, fallback)));
    names.rejectUnknownKeys();
    Cost cost =
        new Cost(
            dataFile(section, "prices", "model_prices.csv"),
            dataFile(section, "public-prices", "public_prices.csv"),
            section.texts("models"),
            section.amounts("usd-per"),
            billing(section.section("billing")),
            section.textList("cache-beside-input", List.of()),
            attributes,
            dataFile(section, "budgets", "budgets.csv"));
    section.rejectUnknownKeys();
    return cost;
  }

  private static Map<String, String> billing(SectionReader section) {
    Map<String, String> billing =
        Map.of(
            "failed", section.text("failed", "free"),
            "timeout", section.text("timeout", "unpriced"),
            "aborted", section.text("aborted", "estimated"));
    section.rejectUnknownKeys();
    return billing;
  }

  private static Checks checks(SectionReader section) {
    SectionReader claims = section.section("unsupported-claims");
    SectionReader embedding = section.section("embedding");
    Checks checks =
        new Checks(
            claims.ratio("threshold", ClaimThresholds.STANDARD),
            claims.ratios("applications"),
            embedding.text("model", ""),
            embedding.ratio("sample", 0.01));
    claims.rejectUnknownKeys();
    embedding.rejectUnknownKeys();
    section.rejectUnknownKeys();
    return checks;
  }

  private Drift drift(SectionReader section) {
    Drift drift =
        new Drift(
            section.days("baseline", 7),
            section.dayList("windows", List.of(1, 2, 3, 5, 7)),
            dataFile(section, "thresholds", "thresholds.csv"));
    section.rejectUnknownKeys();
    return drift;
  }

  private static Report report(SectionReader section) {
    Report report = new Report(section.count("examples", 5));
    section.rejectUnknownKeys();
    return report;
  }

  /** The text of a file people edit; the one packed into the jar if none is named. */
  private String dataFile(SectionReader section, String key, String packed) {
    String file = section.text(key, "");
    return file.isEmpty() ? ConfigFile.packed(packed) : ConfigFile.read(file, problems).orElse("");
  }

  private static String hash(Section root) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(canonical(root).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String canonical(Setting setting) {
    if (setting instanceof Section section) {
      StringBuilder text = new StringBuilder("{");
      new TreeMap<>(section.entries())
          .forEach((k, v) -> text.append(k).append('=').append(canonical(v)).append(';'));
      return text.append('}').toString();
    }
    if (setting instanceof Setting.Items items) {
      return items.items().stream().map(JobConfigReader::canonical).toList().toString();
    }
    return ((Scalar) setting).text();
  }
}
