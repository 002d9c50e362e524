package dev.lakeglass.check;

import dev.lakeglass.check.claim.ContextIndex;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenSequences;
import dev.lakeglass.check.text.TokenizedText;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer with everything derived from its texts and its request's, each computed once, when a
 * check first asks.
 *
 * <p>Not safe for use by several threads.
 */
public final class AnalyzedAnswer {
  private final Answer answer;
  private final CheckRules rules;
  private final AnalyzedRequest request;
  private final Map<OutputCheck, CheckResult> results = new IdentityHashMap<>();
  private TokenizedText output;
  private List<Match> outputPhrases;
  private JsonText json;
  private Boolean isJsonExpected;

  AnalyzedAnswer(Answer answer, CheckRules rules, KnownTexts knownTexts) {
    this(answer, rules, new AnalyzedRequest(answer, rules, knownTexts));
  }

  private AnalyzedAnswer(Answer answer, CheckRules rules, AnalyzedRequest request) {
    this.answer = answer;
    this.rules = rules;
    this.request = request;
  }

  public Answer answer() {
    return answer;
  }

  /** The same request answered with another text. */
  AnalyzedAnswer answeredWith(String otherText) {
    return new AnalyzedAnswer(answer.answeredWith(otherText), rules, request);
  }

  /**
   * What a check says of the answer.
   *
   * <p>A failed call is not applicable everywhere. A check that throws gives {@link Verdict#ERROR}
   * with the exception's class as reason, never its message, which could quote the answer.
   */
  CheckResult resultOf(OutputCheck check) {
    CheckResult known = results.get(check);
    if (known == null) {
      known = judge(check);
      results.put(check, known);
    }
    return known;
  }

  private CheckResult judge(OutputCheck check) {
    if (answer.outcome() == Answer.Outcome.FAILED) {
      return CheckResult.notApplicable("failed_call");
    }
    try {
      return check.check(this);
    } catch (RuntimeException | StackOverflowError thrown) {
      return CheckResult.error(thrown.getClass().getSimpleName());
    }
  }

  /** The answer's text; no tokens if there is none. */
  public TokenizedText output() {
    if (output == null) {
      output = TokenizedText.of(answer.outputText().orElse(""));
    }
    return output;
  }

  /** Whether the answer has a text with something in it. */
  public boolean hasText() {
    return answer.outputText().map(text -> !text.isBlank()).orElse(false);
  }

  /** Phrases of the rule files found in the answer. */
  public List<Match> outputPhrases() {
    if (outputPhrases == null) {
      outputPhrases = rules.phrases().find(output());
    }
    return outputPhrases;
  }

  /** The answer's text read as JSON. */
  public JsonText json() {
    if (json == null) {
      json = JsonText.of(answer.outputText().orElse(""));
    }
    return json;
  }

  /** Whether the request, its schema or its prompts ask for JSON. */
  public boolean isJsonExpected() {
    if (isJsonExpected == null) {
      isJsonExpected = JsonDemand.isMade(this);
    }
    return isJsonExpected;
  }

  /** The last user message without the documents pasted before it. */
  public TokenizedText question() {
    return request.question();
  }

  public List<Match> questionPhrases() {
    return request.questionPhrases();
  }

  public TokenizedText systemPrompt() {
    return request.systemPrompt().text();
  }

  public List<Match> systemPromptPhrases() {
    return request.systemPrompt().phrases();
  }

  /** The system prompt, indexed for what the answer may have copied from it. */
  TokenSequences systemPromptSequences() {
    return request.systemPrompt().sequences();
  }

  /** {@link Answer#earlierMessages()}, tokenised, in the same order. */
  public List<TokenizedText> earlierMessages() {
    return request.earlierMessages();
  }

  /** Passages given to the model: those in the user input, then retrieved ones not among them. */
  public List<ContextDocument> contextDocuments() {
    return request.userInput().documents();
  }

  /** {@link #contextDocuments()}, tokenised, in the same order. */
  public List<TokenizedText> documents() {
    return request.documents();
  }

  /** The documents, those that are JSON as sentences, and the question. */
  List<TokenizedText> given() {
    return request.given();
  }

  /** Everything the model was given, indexed for claims. */
  ContextIndex context() {
    return request.context();
  }
}
