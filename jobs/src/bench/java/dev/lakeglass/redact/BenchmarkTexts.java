package dev.lakeglass.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts as applications log them, from a fixed seed; one list holds a megabyte of UTF-8. */
final class BenchmarkTexts {
  static final int BYTES = 1_000_000;

  private static final List<String> SENTENCES =
      List.of(
          "Thank you for getting in touch; the replacement left our warehouse on Tuesday and should"
              + " reach you within three working days.",
          "According to section 4 of the returns policy, opened items can be exchanged for up to 30"
              + " days, but refunds need the original packaging.",
          "I tried to reset the router twice, as the Assistant told me, and the light still blinks"
              + " amber after about 5 minutes.",
          "The retrieved documents do not mention Wednesday deliveries, so the answer should say"
              + " that it does not know.",
          "Leider konnte ich die Rechnung in meinem Konto nicht finden; bitte schicken Sie mir eine"
              + " Kopie, damit ich sie beim Finanzamt einreichen kann.",
          "Der Bericht für das dritte Quartal zeigt, dass der Umsatz in Österreich um 12,5 Prozent"
              + " gestiegen ist.",
          "Bonjour, je n'arrive pas à modifier mon abonnement depuis l'application ; le bouton reste"
              + " gris même après une mise à jour.",
          "Le délai de livraison est de 48 heures en France métropolitaine et de dix jours ouvrés"
              + " pour la Guadeloupe.",
          "Buenas tardes, el pedido llegó incompleto y necesito saber cuándo recibiré las piezas que"
              + " faltan para terminar la instalación.",
          "O sistema informou que o pagamento foi recusado, mas o valor já aparece na fatura do mês"
              + " de novembro.",
          "Vorrei sapere se la garanzia copre anche i danni causati dall'acqua e quali documenti"
              + " devo presentare in negozio.",
          "Zamówienie zostało wysłane wczoraj, jednak status przesyłki nie zmienił się od rana.",
          "Здравствуйте, я не могу войти в личный кабинет: после ввода пароля страница просто"
              + " обновляется.",
          "ご注文の商品は明日の午後に到着する予定です。ご不明な点がございましたら、お気軽にお問い合わせください。",
          "您好，我们已经收到您的退款申请，预计三到五个工作日内会退回到原支付账户。",
          "def retry(call, attempts=3):\n    for attempt in range(attempts):\n        try:\n"
              + "            return call()\n        except TimeoutError as error:\n"
              + "            log.warning('attempt %d failed: %s', attempt, error)",
          "SELECT route, count(*) AS requests, avg(duration_ms) FROM requests WHERE event_date >="
              + " '2026-11-01' GROUP BY route ORDER BY 2 DESC LIMIT 20;",
          "2026-11-22T10:04:11.482Z INFO c.e.shop.OrderService - order 48213 moved to state PACKED"
              + " in 37 ms (queue depth 12)");

  private final Random random = new Random(11);
  private final CorpusFillers values = new CorpusFillers(random);

  static List<String> of(String kind) {
    BenchmarkTexts texts = new BenchmarkTexts();
    return switch (kind) {
      case "prose" -> texts.tickets(0);
      case "tickets" -> texts.tickets(400);
      case "dense" -> texts.tickets(100);
      case "json" -> texts.spans();
      case "corpus" -> texts.corpus();
      default -> throw new IllegalArgumentException("Unknown kind of texts: " + kind);
    };
  }

  private static final String[] TYPES = {
    "email",
    "phone",
    "email",
    "phone",
    "person_name",
    "payment_card",
    "iban",
    "ip_address",
    "us_ssn",
    "api_key",
    "~uuid",
    "~order",
    "~number",
    "~date"
  };

  /** Texts of 500 to 20,500 characters with one value, or near miss, in so many characters. */
  private List<String> tickets(int charactersPerValue) {
    List<String> texts = new ArrayList<>();
    int bytes = 0;
    while (bytes < BYTES) {
      StringBuilder text = new StringBuilder();
      int size = 500 + random.nextInt(20_000);
      while (text.length() < size) {
        String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
        for (String word : sentence.split("(?<= )")) {
          if (charactersPerValue > 0 && random.nextInt(charactersPerValue) < word.length()) {
            text.append(value()).append(' ');
          }
          text.append(word);
        }
        text.append('\n');
      }
      bytes += add(texts, text.toString(), BYTES - bytes);
    }
    return texts;
  }

  /** Spans in JSON: numbers and identifiers everywhere, a ticket with two values in each. */
  private List<String> spans() {
    List<String> texts = new ArrayList<>();
    int bytes = 0;
    while (bytes < BYTES) {
      StringBuilder text = new StringBuilder("[");
      for (int span = 0; span < 8; span++) {
        String content = SENTENCES.get(random.nextInt(SENTENCES.size())).replace("\n", "\\n");
        text.append("{\"span_id\":\"").append(Long.toHexString(random.nextLong()));
        text.append("\",\"start_nanos\":").append(1_700_000_000_000_000_000L + random.nextInt());
        text.append(",\"score\":0.").append(100_000_000 + random.nextInt(1 << 29));
        text.append(",\"content\":\"").append(content).append("\\n").append(value());
        text.append("\",\"arguments\":\"{\\\"q\\\":\\\"").append(value()).append("\\\"}\"},");
      }
      bytes += add(texts, text.append("{}]").toString(), BYTES - bytes);
    }
    return texts;
  }

  /** The labelled corpus: little else than values, in short texts. */
  private List<String> corpus() {
    List<String> texts = new ArrayList<>();
    int bytes = 0;
    for (LabelledText text : RedactionCorpus.make(5, 20_000)) {
      if (bytes < BYTES) {
        bytes += add(texts, text.text(), BYTES - bytes);
      }
    }
    return texts;
  }

  private String value() {
    return values.value(TYPES[random.nextInt(TYPES.length)]);
  }

  /** Adds a text, cut so that it has at most so many bytes, and returns how many it has. */
  private static int add(List<String> texts, String text, int most) {
    String cut = text;
    while (bytes(cut) > most) {
      cut = cut.substring(0, cut.length() - 1 - (bytes(cut) - most) / 4);
    }
    texts.add(cut);
    return cut.isEmpty() ? most : bytes(cut);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
