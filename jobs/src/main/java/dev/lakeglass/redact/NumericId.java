package dev.lakeglass.redact;

import java.util.List;
import java.util.stream.Stream;

/**
 * National identifiers written in digits. A customary spelling with separators needs only its
 * checks; a spelling that many other numbers share needs a word about its topic nearby as well.
 */
enum NumericId {
  /** Ranges of the US Social Security Administration; there is no check digit. */
  US_SSN(
      Topic.SOCIAL_SECURITY,
      List.of("###-##-####", "### ## ####"),
      List.of("#########", "###.##.####", "### - ## - ####", "#####-####")) {
    @Override
    boolean isValid(String digits) {
      int area = Integer.parseInt(digits.substring(0, 3));
      boolean assigned = area != 0 && area != 666 && area < 900;
      return assigned && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }
  },
  /** Ranges of the US Internal Revenue Service; there is no check digit. */
  US_ITIN(
      Topic.TAXPAYER,
      List.of("###-##-####"),
      List.of("#########", "### ## ####", "###.##.####", "###-######")) {
    @Override
    boolean isValid(String digits) {
      int group = Integer.parseInt(digits.substring(3, 5));
      boolean assigned =
          group >= 50 && group <= 65 || group >= 70 && group <= 88 || group >= 90 && group != 93;
      return digits.charAt(0) == '9' && assigned;
    }
  },
  /** NHS Data Dictionary, NHS NUMBER: modulo 11. */
  UK_NHS(Topic.HEALTH, List.of(), List.of("### ### ####", "###-###-####", "##########")) {
    @Override
    boolean isValid(String digits) {
      int check = 11 - Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      return check % 11 == digits.charAt(9) - '0' && check != 10;
    }
  },
  /** Section 139b AO: ISO 7064 MOD 11,10, and one digit two or three times among the first ten. */
  DE_TAX_ID(Topic.TAXPAYER, List.of("## ### ### ###"), List.of("###########", "##/###/###/###")) {
    @Override
    boolean isValid(String digits) {
      return digits.charAt(0) != '0'
          && Checksums.mod11And10(digits)
          && Checksums.mostRepeats(digits.substring(0, 10)) <= 3
          && Checksums.mostRepeats(digits.substring(0, 10)) >= 2;
    }
  },
  /** INSEE: sex, year, month, place, order, and 97 minus the remainder modulo 97. */
  FR_NIR(
      Topic.SECURITE_SOCIALE,
      List.of("###############", "# ## ## ## ### ### ##", "# ## ## ## ### ###-##"),
      List.of("#############-##", "############# ##")) {
    @Override
    boolean isValid(String digits) {
      long number = Long.parseLong(digits.substring(0, 13));
      int month = Integer.parseInt(digits.substring(3, 5));
      boolean person = digits.charAt(0) == '1' || digits.charAt(0) == '2';
      boolean dated = month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
      return person && dated && 97 - number % 97 == Integer.parseInt(digits.substring(13));
    }
  },
  /** The eleven test of the Dutch tax office. */
  NL_BSN(Topic.BSN, List.of(), List.of("#########", "####.##.###", "#### ## ###", "### ### ###")) {
    @Override
    boolean isValid(String digits) {
      return Checksums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0
          && !digits.equals("000000000");
    }
  },
  /** Polish Act on the population register: a date, and weights 1, 3, 7, 9. */
  PL_PESEL(Topic.PESEL, List.of("###########"), List.of()) {
    @Override
    boolean isValid(String digits) {
      int month = Integer.parseInt(digits.substring(2, 4)) % 20;
      int day = Integer.parseInt(digits.substring(4, 6));
      boolean dated = month >= 1 && month <= 12 && day >= 1 && day <= 31;
      return dated && Checksums.weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
    }
  },
  /** Receita Federal: two digits modulo 11. */
  BR_CPF(
      Topic.CPF,
      List.of("###.###.###-##", "###########"),
      List.of("###.###.###.##", "#########-##")) {
    @Override
    boolean isValid(String digits) {
      int first = Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
      int second = Checksums.weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
      return first == digits.charAt(9) - '0'
          && second == digits.charAt(10) - '0'
          && Checksums.mostRepeats(digits) < 11;
    }
  },
  /** UIDAI: Verhoeff's check digit; never begins with 0 or 1. */
  IN_AADHAAR(Topic.AADHAAR, List.of("#### #### ####", "####-####-####"), List.of("############")) {
    @Override
    boolean isValid(String digits) {
      return digits.charAt(0) >= '2' && Checksums.verhoeff(digits);
    }
  },
  /** Canada Revenue Agency: Luhn. */
  CA_SIN(Topic.SOCIAL_SECURITY, List.of(), List.of("### ### ###", "###-###-###", "#########")) {
    @Override
    boolean isValid(String digits) {
      return digits.charAt(0) != '0' && digits.charAt(0) != '8' && Checksums.luhn(digits);
    }
  },
  /** Swiss AHV number: country 756 and the check digit of EAN-13. */
  CH_AHV(Topic.HEALTH, List.of("###.####.####.##", "#############"), List.of()) {
    @Override
    boolean isValid(String digits) {
      return digits.startsWith("756")
          && Checksums.weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }
  },
  /** Belgian national register number: 97 minus the remainder modulo 97, for both centuries. */
  BE_NATIONAL_NUMBER(
      Topic.IDENTITY, List.of("##.##.##-###.##"), List.of("###########", "## ## ## ### ##")) {
    @Override
    boolean isValid(String digits) {
      long number = Long.parseLong(digits.substring(0, 9));
      int check = Integer.parseInt(digits.substring(9));
      return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
    }
  },
  /** Swedish personal identity number: a date and Luhn. */
  SE_PERSONNUMMER(Topic.IDENTITY, List.of("######-####"), List.of("########-####", "##########")) {
    @Override
    boolean isValid(String digits) {
      String ten = digits.substring(digits.length() - 10);
      int month = Integer.parseInt(ten.substring(2, 4));
      int day = Integer.parseInt(ten.substring(4, 6));
      boolean dated = month >= 1 && month <= 12 && day >= 1 && day <= 31;
      return dated && Checksums.luhn(ten);
    }
  },
  /** Chinese resident identity card (GB 11643), those that end in a digit: ISO 7064 MOD 11-2. */
  CN_RESIDENT_ID(Topic.IDENTITY, List.of("##################"), List.of()) {
    @Override
    boolean isValid(String digits) {
      int century = Integer.parseInt(digits.substring(6, 8));
      int month = Integer.parseInt(digits.substring(10, 12));
      boolean dated = (century == 19 || century == 20) && month >= 1 && month <= 12;
      int sum = Checksums.weighted(digits, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1);
      return dated && sum % 11 == 1;
    }
  };

  private final Topic topic;
  private final List<NumberTemplate> plain;
  private final List<NumberTemplate> introduced;
  private final int firstLengths;

  NumericId(Topic topic, List<String> plain, List<String> introduced) {
    this.topic = topic;
    this.plain = plain.stream().map(NumberTemplate::of).toList();
    this.introduced = introduced.stream().map(NumberTemplate::of).toList();
    this.firstLengths =
        Stream.concat(this.plain.stream(), this.introduced.stream())
            .mapToInt(template -> 1 << template.lengths()[0])
            .reduce(0, (one, other) -> one | other);
  }

  /** Whether ranges and check digits allow these digits. */
  abstract boolean isValid(String digits);

  Topic topic() {
    return topic;
  }

  /** A bit for each length that the first group of some spelling has. */
  int firstLengths() {
    return firstLengths;
  }

  /** Spellings that need no word nearby. */
  List<NumberTemplate> plain() {
    return plain;
  }

  /** Spellings that need a word about the topic nearby. */
  List<NumberTemplate> introduced() {
    return introduced;
  }
}
