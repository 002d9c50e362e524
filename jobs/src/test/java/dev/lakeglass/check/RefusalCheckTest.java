package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with that.",
        "I’m sorry, but I can’t assist with this request.",
        "Unfortunately, I am unable to provide legal advice.",
        "As an AI language model, I cannot share that.",
        "This goes against our guidelines.",
        "Es tut mir leid, aber ich kann Ihnen dabei leider nicht helfen.",
        "Leider kann ich diese Frage nicht beantworten.",
        "Je suis désolé, mais je ne peux pas vous aider.",
        "Lo siento, pero no puedo ayudarte con eso.",
        "Mi dispiace, non posso aiutarla con questa richiesta.",
        "Desculpe, não posso ajudar com isso.",
        "Het spijt me, maar ik kan u hier niet bij helpen.",
        "Przykro mi, ale nie mogę w tym pomóc.",
        "Извините, но я не могу помочь с этим.",
        "申し訳ありませんが、そのご質問にはお答えできません。",
        "抱歉，我无法提供这方面的信息。",
        "죄송하지만 그 요청은 도와드릴 수 없습니다.",
        "Üzgünüm, size bu konuda yardımcı olamam."
      })
  void recognisesARefusalInEachLanguage(String text) {
    assertThat(Judging.verdict(Judging.judgeText("refusal", text))).isEqualTo("fail refusal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't recommend this blender enough.",
        "If I can't help you, our hotline will.",
        "You cannot provide a different address after shipping.",
        "The device cannot share its location.",
        "I cannot help but smile at this.",
        "Sie können die Frage nicht im Formular ändern.",
        "Ich kann Ihnen gern helfen.",
        "Je peux vous aider.",
        "Puedo ayudarte con eso.",
        "Ik kan u helpen.",
        "お手伝いできます。",
        "我可以帮助您。",
        "도와드릴 수 있습니다.",
        "It is not appropriate footwear for snow."
      })
  void passesTextsThatOnlySoundLikeIt(String text) {
    assertThat(Judging.judgeText("refusal", text).verdict()).isEqualTo(Verdict.PASS);
  }

  static Stream<Arguments> softRefusals() {
    return Stream.of(
        Arguments.of("It would not be appropriate to discuss other customers' orders."),
        Arguments.of("I'd rather not speculate about that."),
        Arguments.of("That's outside of my scope, I'm afraid."),
        Arguments.of("Dazu möchte ich mich lieber nicht äußern, das wäre hier nicht angemessen."),
        Arguments.of("Il serait inapproprié de commenter cette affaire."),
        Arguments.of("这个问题不太合适讨论。"));
  }

  @ParameterizedTest
  @MethodSource("softRefusals")
  void recognisesASoftRefusal(String text) {
    assertThat(Judging.verdict(Judging.judgeText("refusal", text))).isEqualTo("fail soft_refusal");
  }

  @Test
  void callsARefusalBesideAnAnswerPartial() {
    String text =
        "Your parcel was handed to the courier on Monday. It should reach you by Thursday evening."
            + " I can't share the driver's phone number.";
    CheckResult result = Judging.judgeText("refusal", text);
    assertThat(Judging.verdict(result)).isEqualTo("fail partial_refusal");
    assertThat(result.evidence()).isEqualTo("I can't share the driver's phone number.");
    // 9 + 7 words of substance among 23: your parcel was handed to the courier on Monday; it should
    // reach you by Thursday evening; I can't share the driver's phone number (7).
    assertThat(result.score()).isCloseTo(1 - 16 / 23.0, within(1e-9));
  }

  @Test
  void passesAnAnswerThatOnlyLacksInformation() {
    CheckResult result =
        Judging.judgeText(
            "refusal", "I could not find a delivery date for this order in the documents.");
    assertThat(Judging.verdict(result)).isEqualTo("pass no_information");
  }

  @Test
  void believesTheProvider() {
    CheckResult result =
        Judging.judge("refusal", answer -> answer.finishReason("refusal").outputText("Well."));
    assertThat(Judging.verdict(result)).isEqualTo("fail provider_refusal");
  }

  @Test
  void knowsAtLeastEightLanguages() {
    assertThat(CheckRules.standard().languagesByGroup().get(PhraseGroups.REFUSAL))
        .hasSizeGreaterThanOrEqualTo(8);
  }
}
