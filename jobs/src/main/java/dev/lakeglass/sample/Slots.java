package dev.lakeglass.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The values that fill the texts of one request; asking twice for a name gives the same value, and
 * dates and amounts are written the way the language writes them.
 */
final class Slots {
  private static final Map<String, List<String>> MONTHS =
      Map.of(
          "en",
          List.of(
              "January February March April May June July August September October November December"
                  .split(" ")),
          "de",
          List.of(
              "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
                  .split(" ")),
          "fr",
          List.of(
              "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
                  .split(" ")),
          "es",
          List.of(
              ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
                      + " diciembre")
                  .split(" ")),
          "pt",
          List.of(
              ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
                      + " dezembro")
                  .split(" ")));

  private final Bank bank;
  private final Planted planted;
  private final SplittableRandom random;
  private final Person person;
  private final Tenant tenant;
  private final LocalDate today;
  private final Map<String, Object> values = new HashMap<>();

  Slots(
      Bank bank,
      Planted planted,
      SplittableRandom random,
      Person person,
      Tenant tenant,
      LocalDate today) {
    this.bank = bank;
    this.planted = planted;
    this.random = random;
    this.person = person;
    this.tenant = tenant;
    this.today = today;
  }

  /** The person's address, which a text may or may not contain. */
  String email() {
    return person.email();
  }

  String fill(String template, String language) {
    return Template.fill(template, in(language));
  }

  UnaryOperator<String> in(String language) {
    return name -> text(name, language);
  }

  String text(String name, String language) {
    Object value = values.get(name);
    if (value == null) {
      value = make(name, language);
      values.put(name, value);
    }
    if (value instanceof LocalDate date) {
      return written(date, language);
    }
    if (value instanceof Long cents) {
      return written(cents, language);
    }
    return (String) value;
  }

  /** A date in the words of the language. */
  static String written(LocalDate date, String language) {
    if (language.equals("ja")) {
      return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
    String month = MONTHS.get(language).get(date.getMonthValue() - 1);
    int day = date.getDayOfMonth();
    return switch (language) {
      case "de" -> day + ". " + month + " " + date.getYear();
      case "es", "pt" -> day + " de " + month + " de " + date.getYear();
      default -> day + " " + month + " " + date.getYear();
    };
  }

  private static String written(long cents, String language) {
    String whole = Long.toString(cents / 100);
    String fraction = String.valueOf(100 + cents % 100).substring(1);
    return switch (language) {
      case "en" -> "$" + whole + "." + fraction;
      case "ja" -> cents + "円";
      default -> whole + "," + fraction + " €";
    };
  }

  private Object make(String name, String language) {
    return switch (name) {
      case "first" -> person.first();
      case "last" -> person.last();
      case "company" -> person.company();
      case "email" -> planted.use(Planted.Type.EMAIL, person.email());
      case "other" -> other(language);
      case "phone" -> planted.draw(Planted.Type.PHONE, language, random);
      case "card" -> planted.draw(Planted.Type.CARD, random);
      case "iban" -> planted.draw(Planted.Type.IBAN, language, random);
      case "ip" -> planted.draw(Planted.Type.IP_ADDRESS, random);
      case "key" -> planted.draw(Planted.Type.API_KEY, random);
      case "domain" -> tenant.domain();
      case "date" -> today.minusDays(1 + random.nextInt(12));
      case "date2" -> today.plusDays(1 + random.nextInt(14));
      case "month" -> month(language);
      case "amount" -> amount();
      default -> number(name, language);
    };
  }

  private Object number(String name, String language) {
    return switch (name) {
      case "invoice" -> "INV-2026-" + (10_000 + random.nextInt(89_999));
      case "payout" -> "po_" + Ids.hex(random.nextLong(), 10);
      case "booking" -> "BK-" + (100_000 + random.nextInt(899_999));
      case "order" -> "ORD-" + (20_000 + random.nextInt(79_999));
      case "account" -> "acct_" + Ids.hex(random.nextLong(), 8);
      case "serial" -> "SN" + (1_000_000 + random.nextInt(8_999_999));
      case "few" -> Integer.toString(2 + random.nextInt(8));
      case "n" -> Integer.toString(12 + random.nextInt(2_400));
      case "days" -> Integer.toString(7 * (1 + random.nextInt(8)));
      case "months" -> Integer.toString(6 * (1 + random.nextInt(6)));
      case "percent" -> Integer.toString(10 * (2 + random.nextInt(8)));
      case "ms" -> Integer.toString(20 + random.nextInt(9_000));
      case "number" -> Integer.toString(1 + random.nextInt(120));
      case "time" -> time();
      case "trade", "city", "street" -> {
        List<String> words = bank.phrases(name, language);
        yield words.get(random.nextInt(words.size()));
      }
      default -> throw new IllegalStateException("No value for {" + name + "}");
    };
  }

  private String other(String language) {
    Person other = Person.somebody(bank, language, "mail.example", random);
    return planted.use(Planted.Type.EMAIL, other.email());
  }

  private String month(String language) {
    int month = random.nextInt(9);
    return language.equals("ja") ? (month + 1) + "月" : MONTHS.get(language).get(month);
  }

  private Long amount() {
    long whole = 15L + random.nextInt(random.nextBoolean() ? 180 : 2_400);
    return whole * 100 + (random.nextBoolean() ? 0 : 10L * random.nextInt(10));
  }

  private String time() {
    return String.format(Locale.ROOT, "%02d:%02d", 8 + random.nextInt(11), 15 * random.nextInt(4));
  }
}
