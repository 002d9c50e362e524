package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnusedContextCheckTest {
  // 60 characters each
  private static final String RETURNS =
      "Goods can be returned within thirty days of their delivery. ".strip();
  private static final String PARKING =
      "Visitors leave bicycles behind the warehouse near the gate..";

  private static CheckResult judge(String question, String output, String... documents) {
    List<ContextDocument> given =
        java.util.stream.IntStream.range(0, documents.length)
            .mapToObj(at -> new ContextDocument("kb-" + (at + 1), documents[at]))
            .toList();
    return Judging.judge(
        "unused_context",
        answer ->
            answer
                .systemPrompt(String.join("\n", documents))
                .userInput(question)
                .documents(given)
                .outputText(output));
  }

  @Test
  void countsTheDocumentsTheAnswerSharesNothingWith() {
    CheckResult result =
        judge("How long do I have?", "You have thirty days from delivery.", RETURNS, PARKING);

    // the system prompt: both documents and a line break; the question: 19 characters
    double prompt = RETURNS.length() + 1 + PARKING.length() + 19;
    assertThat(Judging.verdict(result)).isEqualTo("pass");
    assertThat(result.score()).isCloseTo(PARKING.length() / prompt, within(1e-9));
  }

  @Test
  void takesACitedDocumentForUsed() {
    assertThat(judge("Where?", "Over there [2], in [kb-1].", RETURNS, PARKING).score()).isZero();
    assertThat(judge("Where?", "Over there [02], in [01].", RETURNS, PARKING).score()).isZero();
    assertThat(judge("Where?", "Over there [kb-2].", RETURNS, PARKING).score()).isGreaterThan(0.4);
  }

  @Test
  void doesNotTakeWordsOfTheQuestionForUse() {
    String question = "May visitors leave bicycles near the gate?";

    assertThat(judge(question, "Visitors may leave bicycles near the gate.", PARKING).score())
        .as("repeats the question")
        .isGreaterThan(0.5);
    assertThat(judge(question, "Yes, at the warehouse.", PARKING).score())
        .as("one word of its own")
        .isGreaterThan(0.5);
    assertThat(judge("Where to?", "Visitors use the warehouse.", PARKING).score()).isZero();
  }

  @Test
  void countsWhatARefusalLeavesUnused() {
    assertThat(judge("How much?", "I do not know.", RETURNS, PARKING).score())
        .isCloseTo(120.0 / (121 + 9), within(0.02));
  }

  @Test
  void judgesOnlyDocumentsThatReachedThePrompt() {
    CheckResult elsewhere =
        Judging.judge(
            "unused_context",
            answer ->
                answer
                    .userInput("How long?")
                    .documents(List.of(new ContextDocument("kb-1", RETURNS)))
                    .outputText("A week."));
    CheckResult marked =
        Judging.judge(
            "unused_context",
            answer ->
                answer
                    .userInput("How long? " + "x".repeat(50))
                    .documents(List.of(new ContextDocument("kb-1", RETURNS)))
                    .promptDocumentIds(List.of("kb-1"))
                    .outputText("A week."));

    assertThat(Judging.verdict(elsewhere)).isEqualTo("not_applicable no_documents");
    assertThat(marked.score()).isCloseTo(RETURNS.length() / 60.0, within(1e-9));
  }

  @Test
  void doesNotJudgeAnAnswerInAnotherLanguage() {
    CheckResult result =
        judge(
            "Wie lange?",
            "Sie haben nach der Lieferung einen Monat Zeit, um die Ware an uns zurückzuschicken.",
            "Goods can be returned within thirty days of their delivery if they are unused and"
                + " still in the box in which they were sent.");

    assertThat(Judging.verdict(result)).isEqualTo("not_applicable other_language");
  }

  @Test
  void needsATextAndDocuments() {
    assertThat(Judging.verdict(judge("?", "", RETURNS))).isEqualTo("not_applicable no_text");
    assertThat(Judging.verdict(judge("?", "Yes."))).isEqualTo("not_applicable no_documents");
  }
}
