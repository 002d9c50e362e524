package dev.lakeglass.check;

import dev.lakeglass.check.claim.ContextIndex;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model was given with everything derived from it, each computed once, when a check first
 * asks; the answers to one request share it.
 *
 * <p>Not safe for use by several threads.
 */
final class AnalyzedRequest {
  private final Answer answer;
  private final CheckRules rules;
  private final KnownTexts knownTexts;
  private UserInput userInput;
  private TokenizedText question;
  private List<Match> questionPhrases;
  private SystemPrompt systemPrompt;
  private List<TokenizedText> documents;
  private List<TokenizedText> earlierMessages;
  private List<TokenizedText> given;
  private ContextIndex context;

  /**
   * @param answer any answer to the request
   */
  AnalyzedRequest(Answer answer, CheckRules rules, KnownTexts knownTexts) {
    this.answer = answer;
    this.rules = rules;
    this.knownTexts = knownTexts;
  }

  UserInput userInput() {
    if (userInput == null) {
      userInput = UserInput.of(answer);
    }
    return userInput;
  }

  TokenizedText question() {
    if (question == null) {
      question = TokenizedText.of(userInput().question());
    }
    return question;
  }

  List<Match> questionPhrases() {
    if (questionPhrases == null) {
      questionPhrases = rules.phrases().find(question());
    }
    return questionPhrases;
  }

  SystemPrompt systemPrompt() {
    if (systemPrompt == null) {
      systemPrompt = knownTexts.systemPrompt(answer.systemPrompt().orElse(""));
    }
    return systemPrompt;
  }

  List<TokenizedText> documents() {
    if (documents == null) {
      documents =
          userInput().documents().stream()
              .map(document -> knownTexts.passage(document.content()))
              .toList();
    }
    return documents;
  }

  List<TokenizedText> earlierMessages() {
    if (earlierMessages == null) {
      earlierMessages = answer.earlierMessages().stream().map(knownTexts::passage).toList();
    }
    return earlierMessages;
  }

  /** The documents, those that are JSON as sentences, and the question. */
  List<TokenizedText> given() {
    if (given == null) {
      List<TokenizedText> texts = new ArrayList<>();
      for (TokenizedText document : documents()) {
        texts.add(JsonContext.read(document.text()).orElse(document));
      }
      texts.add(question());
      given = List.copyOf(texts);
    }
    return given;
  }

  /** {@link #given()}, the system prompt and the earlier messages, indexed for claims. */
  ContextIndex context() {
    if (context == null) {
      List<TokenizedText> texts = new ArrayList<>(given());
      texts.add(systemPrompt().text());
      texts.addAll(earlierMessages());
      context = new ContextIndex(texts);
    }
    return context;
  }
}
