package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenSequences;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;

/**
 * An answer with everything derived from its texts, each computed once, when a check first asks.
 *
 * <p>Not safe for use by several threads.
 */
public final class AnalyzedAnswer {
  private final Answer answer;
  private final CheckRules rules;
  private final SystemPrompts systemPrompts;
  private TokenizedText output;
  private List<Match> outputPhrases;
  private JsonText json;
  private UserInput userInput;
  private TokenizedText question;
  private List<Match> questionPhrases;
  private SystemPrompt systemPrompt;
  private List<TokenizedText> documents;
  private List<TokenizedText> earlierMessages;
  private Boolean isJsonExpected;

  AnalyzedAnswer(Answer answer, CheckRules rules, SystemPrompts systemPrompts) {
    this.answer = answer;
    this.rules = rules;
    this.systemPrompts = systemPrompts;
  }

  public Answer answer() {
    return answer;
  }

  /** The same request answered with another text. */
  AnalyzedAnswer answeredWith(String otherText) {
    return new AnalyzedAnswer(answer.answeredWith(otherText), rules, systemPrompts);
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
    if (question == null) {
      question = TokenizedText.of(userInput().question());
    }
    return question;
  }

  public List<Match> questionPhrases() {
    if (questionPhrases == null) {
      questionPhrases = rules.phrases().find(question());
    }
    return questionPhrases;
  }

  public TokenizedText systemPrompt() {
    return analyzedSystemPrompt().text();
  }

  public List<Match> systemPromptPhrases() {
    return analyzedSystemPrompt().phrases();
  }

  /** The system prompt, indexed for what the answer may have copied from it. */
  TokenSequences systemPromptSequences() {
    return analyzedSystemPrompt().sequences();
  }

  /** {@link Answer#earlierMessages()}, tokenised, in the same order. */
  public List<TokenizedText> earlierMessages() {
    if (earlierMessages == null) {
      earlierMessages = answer.earlierMessages().stream().map(TokenizedText::of).toList();
    }
    return earlierMessages;
  }

  /** Passages given to the model: those in the user input, then retrieved ones not among them. */
  public List<ContextDocument> contextDocuments() {
    return userInput().documents();
  }

  /** {@link #contextDocuments()}, tokenised, in the same order. */
  public List<TokenizedText> documents() {
    if (documents == null) {
      documents =
          contextDocuments().stream()
              .map(document -> TokenizedText.of(document.content()))
              .toList();
    }
    return documents;
  }

  private SystemPrompt analyzedSystemPrompt() {
    if (systemPrompt == null) {
      systemPrompt = systemPrompts.of(answer.systemPrompt().orElse(""));
    }
    return systemPrompt;
  }

  private UserInput userInput() {
    if (userInput == null) {
      userInput = UserInput.of(answer);
    }
    return userInput;
  }
}
