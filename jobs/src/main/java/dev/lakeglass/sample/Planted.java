package dev.lakeglass.sample;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Made-up personal data and keys, from bounded pools, remembering every value that was used.
 *
 * <p>Addresses and numbers come from ranges reserved for examples and fiction; keys carry the word
 * EXAMPLE; cards pass Luhn's check and IBANs the check modulo 97, as real ones do.
 */
final class Planted {
  private static final int POOL = 64;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final long seed;
  private final Map<Type, Set<String>> used = new EnumMap<>(Type.class);
  private final Map<String, String[]> pools = new HashMap<>();

  Planted(long seed) {
    this.seed = seed;
    for (Type type : Type.values()) {
      used.put(type, new TreeSet<>());
    }
  }

  /** What kind of secret a value is; the name in {@code truth.json} is the lower-case one. */
  enum Type {
    EMAIL,
    PHONE,
    CARD,
    IBAN,
    IP_ADDRESS,
    API_KEY,
    USER_ID
  }

  /** A value of the pool, whoever it belongs to; not for what people have. */
  String draw(Type type, SplittableRandom random) {
    return draw(type, "en", random);
  }

  /**
   * A value of the pool as people who write the language have it; not for EMAIL and USER_ID, which
   * belong to persons.
   */
  String draw(Type type, String language, SplittableRandom random) {
    String[] pool = pools.computeIfAbsent(type + language, key -> new String[POOL]);
    int number = random.nextInt(POOL);
    if (pool[number] == null) {
      pool[number] = make(type, language, Hash.stream(seed, Hash.of(type + language), number));
    }
    used.get(type).add(pool[number]);
    return pool[number];
  }

  /** Records a value that was made elsewhere. */
  String use(Type type, String value) {
    used.get(type).add(value);
    return value;
  }

  SortedSet<String> used(Type type) {
    return new TreeSet<>(used.get(type));
  }

  private static String make(Type type, String language, SplittableRandom random) {
    return switch (type) {
      case PHONE -> phone(language, random);
      case CARD -> card(random);
      case IBAN -> iban(language, random);
      case IP_ADDRESS -> ipAddress(random);
      case API_KEY -> apiKey(random);
      case EMAIL, USER_ID -> throw new IllegalArgumentException(type + " belongs to a person");
    };
  }

  private static String phone(String language, SplittableRandom random) {
    return switch (language) {
      case "de" -> "+49 30 23125 " + digits(random, 3);
      case "fr" -> "+33 6 39 98 " + digits(random, 2) + " " + digits(random, 2);
      case "es" -> "+34 600 000 " + digits(random, 3);
      case "pt" -> "+351 900 000 " + digits(random, 3);
      case "ja" -> "+81 90-0000-" + digits(random, 4);
      default ->
          switch (random.nextInt(3)) {
            case 0 -> "+1 (" + (201 + random.nextInt(700)) + ") 555-01" + digits(random, 2);
            case 1 -> "+44 7700 900" + digits(random, 3);
            default -> "(" + (201 + random.nextInt(700)) + ") 555-01" + digits(random, 2);
          };
    };
  }

  private static String card(SplittableRandom random) {
    String[] prefixes = {"400000", "411111", "555555", "510510", "222300"};
    String body = prefixes[random.nextInt(prefixes.length)] + digits(random, 9);
    String number = body + luhnDigit(body);
    return switch (random.nextInt(3)) {
      case 0 -> number;
      case 1 -> grouped(number, "-");
      default -> grouped(number, " ");
    };
  }

  private static int luhnDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }

  private static String iban(String language, SplittableRandom random) {
    String iban =
        switch (language) {
          case "de" -> checked("DE", "99" + digits(random, 16));
          case "fr" -> checked("FR", "99999" + digits(random, 18));
          case "es" -> checked("ES", "9999" + digits(random, 16));
          case "pt" -> checked("PT", "9999" + digits(random, 17));
          default ->
              random.nextBoolean()
                  ? checked("NL", "BRWT" + digits(random, 10))
                  : checked("GB", "BRWT" + digits(random, 14));
        };
    return random.nextBoolean() ? iban : grouped(iban, " ");
  }

  private static String checked(String country, String account) {
    StringBuilder number = new StringBuilder();
    for (char c : (account + country + "00").toCharArray()) {
      number.append(Character.getNumericValue(c));
    }
    int rest = new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    return country + String.format("%02d", 98 - rest) + account;
  }

  private static String ipAddress(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> "192.0.2." + (1 + random.nextInt(254));
      case 1 -> "198.51.100." + (1 + random.nextInt(254));
      case 2 -> "203.0.113." + (1 + random.nextInt(254));
      default -> "2001:db8:" + hex(random, 4) + ":" + hex(random, 4) + "::" + hex(random, 2);
    };
  }

  private static String apiKey(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> "sk-proj-EXAMPLE" + letters(random, 41);
      case 1 -> "AKIA" + letters(random, 9).toUpperCase(java.util.Locale.ROOT) + "EXAMPLE";
      case 2 -> "ghp_EXAMPLE" + letters(random, 29);
      case 3 -> "sk_test_EXAMPLE" + letters(random, 17);
      case 4 -> "AIzaEXAMPLE" + letters(random, 28);
      default -> "xoxb-" + digits(random, 12) + "-EXAMPLE" + letters(random, 17);
    };
  }

  private static String grouped(String text, String separator) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < text.length(); i += 4) {
      grouped.append(i == 0 ? "" : separator).append(text, i, Math.min(i + 4, text.length()));
    }
    return grouped.toString();
  }

  private static String digits(SplittableRandom random, int count) {
    return characters(random, count, "0123456789");
  }

  private static String hex(SplittableRandom random, int count) {
    // The first digit is not 0: an address is written without leading zeros.
    return characters(random, 1, "123456789abcdef")
        + characters(random, count - 1, "0123456789abcdef");
  }

  private static String letters(SplittableRandom random, int count) {
    return characters(random, count, LETTERS);
  }

  private static String characters(SplittableRandom random, int count, String alphabet) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
