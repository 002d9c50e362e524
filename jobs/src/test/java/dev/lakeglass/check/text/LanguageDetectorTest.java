package dev.lakeglass.check.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of("You can return the kettle within 30 days of delivery.", "en"),
        Arguments.of("Sie können den Wasserkocher innerhalb von 30 Tagen zurückgeben.", "de"),
        Arguments.of(
            "Vous pouvez retourner la bouilloire dans les 30 jours suivant la livraison.", "fr"),
        Arguments.of("Puede devolver el hervidor en un plazo de 30 días desde la entrega.", "es"),
        Arguments.of("È possibile restituire il bollitore entro 30 giorni dalla consegna.", "it"),
        Arguments.of("Você pode devolver a chaleira no prazo de 30 dias após a entrega.", "pt"),
        Arguments.of("U kunt de waterkoker binnen 30 dagen na levering aan ons retourneren.", "nl"),
        Arguments.of("Czajnik można zwrócić w ciągu 30 dni od dostawy do domu.", "pl"),
        Arguments.of("Вы можете вернуть чайник в течение 30 дней после доставки.", "ru"),
        Arguments.of("ケトルはお届けから30日以内であれば返品できます。", "ja"),
        Arguments.of("您可以在收货后30天内退回水壶。", "zh"),
        Arguments.of("배송 후 30일 이내에 주전자를 반품하실 수 있습니다.", "ko"));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void namesTheLanguageOfOneSentence(String text, String code) {
    assertThat(LanguageDetector.detect(TokenizedText.of(text)).map(Language::code)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "K-200 kettle", "12 34 56", "select id, total from orders"})
  void saysNothingWhereThereIsTooLittle(String text) {
    assertThat(LanguageDetector.detect(TokenizedText.of(text))).isEmpty();
  }
}
