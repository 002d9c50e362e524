package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.List;

/**
 * All output checks, in the order of their rows.
 *
 * <p>Holds compiled rules and caches, so it is not serialisable: build one per JVM and share it
 * among threads ({@link #standard()} does).
 */
public final class OutputChecks {
  private static final BoundedCache<String, OutputChecks> WITH_EMBEDDING = new BoundedCache<>(2);

  private final CheckRules rules;
  private final KnownTexts knownTexts;
  private final List<OutputCheck> checks;

  private OutputChecks(CheckRules rules, List<OutputCheck> checks) {
    this.rules = rules;
    this.knownTexts = new KnownTexts(rules);
    this.checks = checks;
  }

  /** The checks with the rules packed in the jar. */
  public static OutputChecks standard() {
    return Standard.INSTANCE;
  }

  public static OutputChecks with(CheckRules rules) {
    JsonSchemas schemas = new JsonSchemas();
    List<OutputCheck> checks =
        new ArrayList<>(
            List.of(
                new EmptyCheck(),
                new TruncatedCheck(),
                new ValidJsonCheck(),
                new JsonSchemaCheck(schemas),
                new ToolArgumentsCheck(schemas),
                new MissingItemsCheck(rules),
                new RefusalCheck(rules),
                new GuardrailCheck(rules),
                new ApologyLoopCheck(rules),
                new InconsistentFormatCheck(),
                new RepetitionCheck(),
                new MarkdownCheck(),
                new LanguageCheck(rules),
                new UnsupportedClaimsCheck(),
                new CitationsCheck(),
                new MissingCitationCheck(),
                new ContextDocumentsCheck(),
                new ContextDuplicatesCheck(),
                new UnusedContextCheck(),
                new PolicyCheck(rules),
                new ProfanityCheck(rules),
                new PersonalDataCheck(),
                new PromptLeakCheck(),
                new InjectionInInputCheck(rules),
                new InjectionInDocumentsCheck(rules)));
    checks.add(new IdenticalRequestsCheck(checks));
    return of(rules, checks);
  }

  /**
   * The standard checks and {@code embedding_distance} with a model from the class path.
   *
   * @throws dev.lakeglass.job.JobException if the model is not there
   */
  public static OutputChecks withEmbedding(String modelClass) {
    List<OutputCheck> checks = new ArrayList<>(standard().checks);
    checks.add(new EmbeddingDistanceCheck(SentenceModel.load(modelClass), modelClass));
    return of(standard().rules, checks);
  }

  static OutputChecks of(CheckRules rules, List<OutputCheck> checks) {
    return new OutputChecks(rules, List.copyOf(checks));
  }

  public List<OutputCheck> checks() {
    return checks;
  }

  /** Every check's result, in the order of the list; see {@link AnalyzedAnswer#resultOf}. */
  public List<NamedResult> run(Answer answer) {
    AnalyzedAnswer analyzed = new AnalyzedAnswer(answer, rules, knownTexts);
    return checks.stream().map(check -> named(check, analyzed.resultOf(check))).toList();
  }

  private static NamedResult named(OutputCheck check, CheckResult result) {
    return new NamedResult(check.name(), check.version(), result);
  }

  /** Models are loaded once in each executor. */
  static OutputChecks cachedWithEmbedding(String modelClass) {
    return WITH_EMBEDDING.get(modelClass, OutputChecks::withEmbedding);
  }

  private static final class Standard {
    private static final OutputChecks INSTANCE = with(CheckRules.standard());
  }
}
