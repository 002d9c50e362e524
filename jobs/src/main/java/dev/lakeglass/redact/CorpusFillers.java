package dev.lakeglass.redact;

import java.util.Locale;
import java.util.Random;

/** Makes up values of every type, and near misses, from a seed; no value is anyone's on purpose. */
final class CorpusFillers {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String TOKEN_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String[] GIVEN = {
    "Maren", "Tobias", "Lucie", "Oskar", "Priya", "Diego", "Chiara", "Wouter", "Agnieszka", "Amina"
  };
  private static final String[] SURNAMES = {
    "Hollander", "Brandt", "Lefèvre", "Kowalczyk", "Okafor", "Iyer", "Navarro", "Ricci", "O'Dowd"
  };
  private static final String[] PHONES = {
    "(2##) 2##-####", "2##-2##-####", "2##.2##.####", "+1 2## 2## ####", "+1-2##-2##-#### x1##",
    "001-2##-2##-####", "1-8##-2##-####", "2##2######", "(2##)2##-####x1#", "+44 20 7### ####",
    "+44 (0)1## 4## ####", "020 7### ####", "07700 900###", "+49 30 2######", "030 2#######",
    "+49 (0)171 2######", "0171 2######", "+33 6 12 ## ## ##", "06 12 ## ## ##", "01.42.##.##.##",
    "+34 612 ### ###", "+39 347 2######", "+31 6 12######", "06-12######", "+48 601 ### ###",
    "+55 11 9####-####", "(11) 9####-####", "+91 98### #####", "+61 412 ### ###",
        "+81 90-2###-####",
    "+86 138 #### ####", "+971 50 2## ####", "0044 20 7### ####"
  };
  private static final String[] KEYS = {
    "AKIA%16U", "ghp_%36A", "glpat-%20A", "xoxb-%12D-%12D-%24A", "sk_live_%24A", "sk-proj-%48A",
    "sk-ant-api03-%60A", "AIza%35A", "sk-%48A", "github_pat_%40A", "hf_%34A", "gsk_%52A",
    "SG.%22A.%43A", "npm_%36A", "dop_v1_%64H", "shpat_%32H", "rk_test_%24A", "whsec_%32A"
  };
  private static final String[] IBANS = {
    "DE#18", "GB@4#14", "FR#23", "NL@4#10", "ES#20", "IT@1#22", "PL#24", "BE#12", "AT#16", "CH#17",
    "SE#20", "PT#21", "IE@4#14", "NO#11", "DK#14"
  };

  private final Random random;

  CorpusFillers(Random random) {
    this.random = random;
  }

  /** A value of a type; with {@code ~} before it, one that must not be taken for that type. */
  String value(String name) {
    return switch (name) {
      case "email" -> email();
      case "phone" -> digits(pick(PHONES));
      case "payment_card" -> card(0);
      case "~payment_card" -> card(1);
      case "iban" -> iban(0);
      case "~iban" -> iban(1);
      case "ip_address" -> random.nextBoolean() ? ipv4() : ipv6();
      case "us_ssn" -> ssn();
      case "~us_ssn" -> pick("000", "666") + digits("-##-1###");
      case "api_key" -> key(pick(KEYS));
      case "jwt" -> key("eyJ%30A.eyJ%60A.%43A");
      case "person_name" -> pick(GIVEN) + " " + pick(SURNAMES);
      case "date_of_birth" -> birthDate();
      case "br_cpf" -> cpf();
      case "~br_cpf" -> changeLast(cpf());
      case "mac_address" -> pairs(":", 6);
      case "~mac_address" -> pairs(":", 5);
      case "es_dni" -> dni();
      case "uk_nino" -> "AB" + digits("######") + pick("A", "B", "C", "D");
      case "~date" -> digits("202#-0") + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
      case "~number" ->
          digits(pick("1#,###,###", "0.########", "17########", "17###########", "#%"));
      case "~uuid" ->
          hexadecimal(8)
              + "-"
              + hexadecimal(4)
              + "-4"
              + hexadecimal(3)
              + "-a"
              + hexadecimal(3)
              + "-"
              + hexadecimal(12);
      case "~order" -> digits(pick("ORD-2#########", "2026-0####", "INV#######", "#1######"));
      case "~version" -> "v" + digits("1.2.1#") + pick("", "-rc1") + " of the client";
      case "~handle" -> "@" + word(7);
      default -> throw new IllegalArgumentException("Unknown filler: " + name);
    };
  }

  private String email() {
    String local = word(5) + pick(".", "_", "-", "+", "") + word(4) + pick("", digits("##"));
    String host =
        word(8) + pick(".com", ".org", ".co.uk", ".de", ".io", ".example", ".fr", ".com.br");
    return (random.nextInt(5) == 0 ? local.toUpperCase(Locale.ROOT) : local)
        + "@"
        + pick("", "", "mail.", "eu-1.")
        + host;
  }

  private String card(int offset) {
    String head = pick("4", "51", "55", "2221", "37", "6011", "3530", "65");
    int length = head.equals("37") ? 15 : 16;
    StringBuilder number = new StringBuilder(head);
    while (number.length() < length - 1) {
      number.append(random.nextInt(10));
    }
    int check = 0;
    while (!Checksums.luhn(number.toString() + check)) {
      check++;
    }
    number.append((check + offset) % 10);
    String separator = pick("", " ", "-");
    int[] cuts = length == 15 ? new int[] {10, 4} : new int[] {12, 8, 4};
    for (int cut : cuts) {
      number.insert(cut, separator);
    }
    return number.toString();
  }

  private String iban(int offset) {
    String shape = pick(IBANS);
    StringBuilder account = new StringBuilder();
    int hash = shape.indexOf('#');
    if (shape.charAt(2) == '@') {
      for (int i = 0; i < shape.charAt(3) - '0'; i++) {
        account.append((char) ('A' + random.nextInt(26)));
      }
    }
    for (int i = 0; i < Integer.parseInt(shape.substring(hash + 1)); i++) {
      account.append(random.nextInt(10));
    }
    String country = shape.substring(0, 2);
    int check = 98 - Checksums.mod97(account + country + "00");
    int written = offset == 0 ? check : check % 96 + 2;
    String compact = country + String.format(Locale.ROOT, "%02d", written) + account;
    return random.nextBoolean() ? compact : compact.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private String ipv4() {
    return (11 + random.nextInt(212))
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(254));
  }

  private String ipv6() {
    StringBuilder address = new StringBuilder("2001:db8");
    int groups = random.nextInt(6);
    for (int i = 0; i < groups; i++) {
      address.append(':').append(Integer.toHexString(1 + random.nextInt(65535)));
    }
    String last = Integer.toHexString(1 + random.nextInt(65535));
    return groups == 5 ? address + ":" + last : address + "::" + last;
  }

  private String ssn() {
    int area = 1 + random.nextInt(665);
    int group = 1 + random.nextInt(99);
    int serial = 1 + random.nextInt(9999);
    return String.format(Locale.ROOT, "%03d-%02d-%04d", area, group, serial);
  }

  private String birthDate() {
    int year = 1935 + random.nextInt(70);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(28);
    return switch (random.nextInt(4)) {
      case 0 -> String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day);
      case 1 -> String.format(Locale.ROOT, "%02d/%02d/%d", month, day, year);
      case 2 -> String.format(Locale.ROOT, "%d.%d.%d", day, month, year);
      default -> day + " " + pick("March", "May", "October", "Januar", "juillet") + " " + year;
    };
  }

  private String cpf() {
    String nine = digits("#########");
    int first = Checksums.weighted(nine, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    String ten = nine + first;
    int second = Checksums.weighted(ten, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return nine.substring(0, 3)
        + "."
        + nine.substring(3, 6)
        + "."
        + nine.substring(6)
        + "-"
        + first
        + second;
  }

  private String dni() {
    String number = digits("########");
    return number + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23);
  }

  private static String changeLast(String number) {
    int last = number.charAt(number.length() - 1) - '0';
    return number.substring(0, number.length() - 1) + (last + 1) % 10;
  }

  private String pairs(String separator, int count) {
    StringBuilder pairs = new StringBuilder(hexadecimal(2));
    for (int i = 1; i < count; i++) {
      pairs.append(separator).append(hexadecimal(2));
    }
    return pairs.toString();
  }

  /** {@code %12A}: twelve letters or digits; U capitals or digits, D digits, H hexadecimal. */
  private String key(String shape) {
    StringBuilder key = new StringBuilder();
    int at = 0;
    while (at < shape.length()) {
      if (shape.charAt(at) != '%') {
        key.append(shape.charAt(at++));
        continue;
      }
      int count = Integer.parseInt(shape.substring(at + 1, at + 3));
      String characters =
          switch (shape.charAt(at + 3)) {
            case 'D' -> "0123456789";
            case 'H' -> "0123456789abcdef";
            case 'U' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            default -> TOKEN_CHARACTERS;
          };
      for (int i = 0; i < count; i++) {
        key.append(characters.charAt(random.nextInt(characters.length())));
      }
      at += 4;
    }
    return key.toString();
  }

  private String hexadecimal(int count) {
    return key("%" + String.format(Locale.ROOT, "%02d", count) + "H");
  }

  private String digits(String template) {
    StringBuilder text = new StringBuilder();
    for (char c : template.toCharArray()) {
      text.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return text.toString();
  }

  private String word(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(26)));
    }
    return word.toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
