package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfanityCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "That is bullshit, read the manual.",
        "What a FUCKING mess.",
        "Halt die Fresse und lies die Anleitung.",
        "Quelle merde, cette imprimante.",
        "No seas gilipollas.",
        "Vaffanculo, riprova domani.",
        "Vai se foder.",
        "Wat een klootzak.",
        "Kurwa, znowu nie działa."
      })
  void failsSwearWords(String text) {
    assertThat(Judging.verdict(Judging.judgeText("profanity", text))).isEqualTo("fail profanity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Our branch in Scunthorpe opens at nine.",
        "Please assess the class of the cockpit assembly.",
        "Dick Cheney met Mr. Hancock in Middlesex.",
        "Die Mitte des Kunstwerks ist aus Schiefer.",
        "El cono de tráfico cuesta 12 euros.",
        "Le constat est dans la voiture.",
        "De kutikula van het blad is dik."
      })
  void passesWordsThatOnlyLookLikeThem(String text) {
    assertThat(Judging.verdict(Judging.judgeText("profanity", text))).isEqualTo("pass");
  }

  @Test
  void passesWhatItQuotes() {
    CheckResult result =
        Judging.judge(
            "profanity",
            answer ->
                answer
                    .userInput("A customer wrote that our app is bullshit. Summarise.")
                    .outputText("The customer calls the app \"bullshit\"."));
    assertThat(Judging.verdict(result)).isEqualTo("pass quoted");
  }
}
