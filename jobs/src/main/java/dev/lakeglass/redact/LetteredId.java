package dev.lakeglass.redact;

import java.util.Set;

/** National identifiers of letters and digits, in capitals, without their separators. */
enum LetteredId {
  /** HMRC manual NIM39110: two letters, six digits, A to D. */
  UK_NINO("LLDDDDDDL") {
    @Override
    boolean isValid(String code) {
      return "DFIQUV".indexOf(code.charAt(0)) < 0
          && "DFIOQUV".indexOf(code.charAt(1)) < 0
          && !UNUSED_PREFIXES.contains(code.substring(0, 2))
          && code.charAt(8) <= 'D';
    }
  },
  /** Spanish Ministry of the Interior: the letter is the number modulo 23. */
  ES_DNI("DDDDDDDDL") {
    @Override
    boolean isValid(String code) {
      return hasLetter(code.substring(0, 8), code.charAt(8));
    }
  },
  /** As the DNI, with X, Y, Z for 0, 1, 2. */
  ES_NIE("LDDDDDDDL") {
    @Override
    boolean isValid(String code) {
      int first = "XYZ".indexOf(code.charAt(0));
      return first >= 0 && hasLetter(first + code.substring(1, 8), code.charAt(8));
    }
  },
  /** Decree of 23 December 1976: check letter from tables for odd and even places. */
  IT_CODICE_FISCALE("LLLLLLNNLNNLNNNL") {
    @Override
    boolean isValid(String code) {
      return "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0
          && Checksums.codiceFiscale(code) == code.charAt(15);
    }
  },
  /** Income Tax Department of India: the fourth letter of a person is P; no public check. */
  IN_PAN("LLLLLDDDDL") {
    @Override
    boolean isValid(String code) {
      return code.charAt(3) == 'P';
    }
  },
  /** Chinese resident identity card (GB 11643) with check character X. */
  CN_RESIDENT_ID("DDDDDDDDDDDDDDDDDL") {
    @Override
    boolean isValid(String code) {
      return code.charAt(17) == 'X'
          && Checksums.weighted(code, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11
              == 2;
    }
  };

  private static final Set<String> UNUSED_PREFIXES =
      Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

  /** L a letter, D a digit, N a digit or a letter that stands for it in a codice fiscale. */
  private static final String OMOCODES = "LMNPQRSTUVlmnpqrstuv";

  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  private final String pattern;

  LetteredId(String pattern) {
    this.pattern = pattern;
  }

  /** Whether ranges and check character allow this code, which has the structure. */
  abstract boolean isValid(String code);

  int length() {
    return pattern.length();
  }

  /** Whether the character, in any case, may stand at the index. */
  boolean fits(int index, char c) {
    return switch (pattern.charAt(index)) {
      case 'L' -> Characters.isAsciiLetter(c);
      case 'D' -> Characters.isDigit(c);
      default -> Characters.isDigit(c) || OMOCODES.indexOf(c) >= 0;
    };
  }

  private static boolean hasLetter(String digits, char letter) {
    return SPANISH_LETTERS.charAt(Integer.parseInt(digits) % 23) == letter;
  }
}
