package dev.lakeglass.check;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures how much of the prompt is documents the answer made no use of: tokens paid for nothing.
 *
 * <p>The score is their share of the prompt's characters. A document counts as used as soon as the
 * answer cites it, or shares {@value #FEWEST_WORDS} content words with it that the question does
 * not have; so the measure errs towards used. Only documents are counted that the prompt marks by
 * id or holds word for word. It never fails: whether an answer that needed little was a good one,
 * other checks say.
 */
final class UnusedContextCheck implements OutputCheck {
  private static final int FEWEST_WORDS = 2;

  @Override
  public String name() {
    return "unused_context";
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    int[] given = given(answer);
    if (given.length == 0) {
      return CheckResult.notApplicable("no_documents");
    }
    List<String> cited =
        Citations.in(answer.answer().outputText().orElse(""), answer.contextDocuments());
    LongSet own = ownWords(answer);
    long unused =
        IntStream.of(given)
            .filter(
                at -> !isCited(answer, at, cited) && !sharesWords(answer.documents().get(at), own))
            .mapToLong(at -> answer.contextDocuments().get(at).content().length())
            .sum();
    if (unused > 0 && UnsupportedClaimsCheck.isTranslated(answer)) {
      return CheckResult.notApplicable("other_language");
    }
    return CheckResult.pass().withScore(Math.min(1, (double) unused / promptLength(answer)));
  }

  /** Places of the documents that are part of the prompt. */
  private static int[] given(AnalyzedAnswer answer) {
    List<ContextDocument> documents = answer.contextDocuments();
    return IntStream.range(0, documents.size())
        .filter(at -> !documents.get(at).content().isBlank())
        .filter(at -> isInPrompt(documents.get(at), answer.answer()))
        .toArray();
  }

  private static boolean isInPrompt(ContextDocument document, Answer answer) {
    return answer.promptDocumentIds().contains(document.id())
        || answer.userInput().orElse("").contains(document.content())
        || answer.systemPrompt().orElse("").contains(document.content())
        || answer.earlierMessages().stream().anyMatch(text -> text.contains(document.content()));
  }

  /** Stems of content words of the answer that the question does not have. */
  private static LongSet ownWords(AnalyzedAnswer answer) {
    TokenizedText question = answer.question();
    LongSet asked = ContentWords.stems(question, 0, question.size());
    LongSet own = new LongSet(answer.output().size());
    for (long stem : ContentWords.of(answer.output()).stems()) {
      if (!asked.contains(stem)) {
        own.add(stem);
      }
    }
    return own;
  }

  private static boolean isCited(AnalyzedAnswer answer, int at, List<String> cited) {
    return cited.stream()
        .map(mark -> Citations.place(mark, answer.contextDocuments()))
        .anyMatch(place -> place.isPresent() && place.getAsInt() == at);
  }

  private static boolean sharesWords(TokenizedText document, LongSet own) {
    LongSet shared = new LongSet(FEWEST_WORDS);
    for (int token = 0; token < document.size(); token++) {
      long stem = document.stem(token);
      if (ContentWords.isOne(document, token)
          && own.contains(stem)
          && shared.add(stem)
          && shared.size() >= FEWEST_WORDS) {
        return true;
      }
    }
    return false;
  }

  /** Characters of the system prompt and the conversation, the last message counted once. */
  private static long promptLength(AnalyzedAnswer answer) {
    Answer call = answer.answer();
    String last = call.userInput().orElse("");
    long length = call.systemPrompt().orElse("").length();
    boolean isAmongMessages = false;
    for (String text : call.earlierMessages()) {
      length += text.length();
      isAmongMessages |= text.equals(last);
    }
    length += isAmongMessages ? 0 : last.length();
    return Math.max(1, length);
  }
}
