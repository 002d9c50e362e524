package dev.lakeglass.check;

import dev.lakeglass.check.text.TokenizedText;

/**
 * Fails where the answer was cut off: the provider says so, a bracket or code fence is left open,
 * or the text stops inside a sentence.
 *
 * <p>Without the provider's word it takes strong signs: an answer that merely lacks its last full
 * stop passes, unless it is prose that ends its other sentences properly.
 */
final class TruncatedCheck implements OutputCheck {
  private static final int EVIDENCE = 120;
  private static final int SHORTEST_PROSE = 6;

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    String finishReason = answer.answer().finishReason().orElse("");
    if (FinishReasons.isLimit(finishReason)) {
      return CheckResult.fail("token_limit", tail(answer.answer().outputText().orElse("")));
    }
    if (FinishReasons.isFilter(finishReason)) {
      return CheckResult.notApplicable("filtered");
    }
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (!answer.answer().toolCalls().isEmpty()) {
      return CheckResult.notApplicable("tool_call");
    }
    return judge(answer);
  }

  private static CheckResult judge(AnalyzedAnswer answer) {
    String text = answer.output().text();
    if (answer.json().isValid()) {
      return CheckResult.pass();
    }
    if (looksLikeJson(answer, text)) {
      return JsonBrackets.openAtEnd(text) > 0
          ? CheckResult.fail("unclosed_json", tail(text))
          : CheckResult.pass();
    }
    if (countOf(text, "```") % 2 == 1) {
      return CheckResult.fail("unclosed_code_fence", tail(text));
    }
    return endsMidSentence(answer.output())
        ? CheckResult.fail("mid_sentence", tail(text))
        : CheckResult.pass();
  }

  private static boolean looksLikeJson(AnalyzedAnswer answer, String text) {
    String start = text.stripLeading();
    boolean isObject = start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"");
    return isObject || answer.isJsonExpected() && start.startsWith("[");
  }

  private static int countOf(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static boolean endsMidSentence(TokenizedText text) {
    SentenceEnding ending = SentenceEnding.of(text);
    if (ending.isOpen()) {
      return true;
    }
    if (!ending.isBare()) {
      return false;
    }
    int last = text.sentenceCount() - 1;
    int words = text.size() - text.firstToken(last);
    return words >= SHORTEST_PROSE && ending.isProse() && sentencesEndProperly(text, last);
  }

  /** At least two earlier sentences, most of them ended by punctuation. */
  private static boolean sentencesEndProperly(TokenizedText text, int last) {
    int ended = 0;
    for (int sentence = 0; sentence < last; sentence++) {
      char closing = text.text().charAt(text.sentenceEnd(sentence) - 1);
      ended += SentenceEnding.isTerminal(closing) ? 1 : 0;
    }
    return ended >= 2 && ended * 3 >= last * 2;
  }

  private static String tail(String text) {
    String stripped = text.strip();
    return stripped.substring(Math.max(0, stripped.length() - EVIDENCE));
  }
}
