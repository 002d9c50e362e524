package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up value of a known type in a sentence, planted to see whether it survives.
 *
 * @param type type of the detector that must find it
 * @param value no person's, unlikely to stand anywhere by chance; at least eight characters
 * @param sentence holds the value as people and programs write it
 */
public record Canary(String type, String value, String sentence) {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** One for each type of the standard detectors, made from a fixed seed. */
  public static List<Canary> standard() {
    Random random = new Random(4);
    CorpusFillers fillers = new CorpusFillers(random);
    List<Canary> canaries = new ArrayList<>();
    canaries.add(
        of(
            "private_key",
            "MIIEpAIBAAKCAQEAcanarycanarycanary4711",
            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"));
    canaries.add(of("api_key", "sk-proj-CanaryQ7w8E9r0T1y2U3i4O5p6A7s8", "use the key %s here"));
    canaries.add(of("jwt", fillers.value("jwt"), "the header held %s today"));
    canaries.add(
        of("bearer_token", "Canary9f8e7d6c5b4a39281706", "Authorization: Bearer %s was sent"));
    canaries.add(of("url_credentials", "canary:W3ll-Kn0wn", "postgres://%s@db.internal/orders"));
    canaries.add(of("email", "canary.bird@mail.example", "please write to %s soon"));
    canaries.add(of("iban", fillers.value("iban"), "my IBAN is %s, thanks"));
    canaries.add(of("bic", "CANADEFFXXX", "BIC of the bank: %s, thanks"));
    canaries.add(
        of("crypto_address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "send bitcoin to %s now"));
    canaries.add(of("payment_card", "4242 4242 4242 4242", "my card is %s, thanks"));
    for (NumericId id : NumericId.values()) {
      add(canaries, name(id), numeric(id, random), id.topic());
    }
    for (LetteredId id : LetteredId.values()) {
      if (id != LetteredId.CN_RESIDENT_ID) {
        canaries.add(of(name(id), lettered(id, random), "the identity number is %s, thanks"));
      }
    }
    canaries.add(of("ip_address", "203.0.113.249", "the login came from %s yesterday"));
    canaries.add(of("mac_address", "02:ca:fe:42:42:42", "the device %s is offline"));
    canaries.add(of("date_of_birth", "1961-04-17", "born on %s in the north"));
    canaries.add(of("phone", "+44 20 7946 0857", "call me on %s tonight"));
    canaries.add(of("passport", "C4NARY421", "passport number %s, thanks"));
    canaries.add(of("driving_licence", "CANAR614217CB9IJ", "driving licence %s, thanks"));
    canaries.add(of("street_address", "4242 Canary Street", "I live at %s now"));
    canaries.add(of("secret", "Can4ry-S0ng!42", "password: %s"));
    canaries.add(of("person_name", "Zebulon Quackenbush", "my name is %s and I wait"));
    return List.copyOf(canaries);
  }

  private static Canary of(String type, String value, String sentence) {
    return new Canary(type, value, sentence.replace("%s", value));
  }

  private static String name(Enum<?> id) {
    return id.name().toLowerCase(Locale.ROOT);
  }

  private static void add(List<Canary> canaries, String type, String value, Topic topic) {
    String word = topic.words().get(0);
    canaries.add(of(type, value, "the " + word + " number is %s, thanks"));
  }

  private static String numeric(NumericId id, Random random) {
    List<NumberTemplate> spellings = id.plain().isEmpty() ? id.introduced() : id.plain();
    NumberTemplate spelling = spellings.get(0);
    while (true) {
      StringBuilder value = new StringBuilder();
      StringBuilder digits = new StringBuilder();
      for (int group = 0; group < spelling.lengths().length; group++) {
        for (int i = 0; i < spelling.lengths()[group]; i++) {
          char digit = (char) ('0' + random.nextInt(10));
          digits.append(digit);
          value.append(digit);
        }
        value.append(
            group < spelling.separators().length() ? spelling.separators().charAt(group) : "");
      }
      if (id.isValid(digits.toString())) {
        return value.toString();
      }
    }
  }

  private static String lettered(LetteredId id, Random random) {
    while (true) {
      StringBuilder code = new StringBuilder();
      while (code.length() < id.length()) {
        char c =
            random.nextBoolean()
                ? (char) ('0' + random.nextInt(10))
                : LETTERS.charAt(random.nextInt(26));
        if (id.fits(code.length(), c)) {
          code.append(c);
        }
      }
      if (id.isValid(code.toString())) {
        return code.toString();
      }
    }
  }
}
