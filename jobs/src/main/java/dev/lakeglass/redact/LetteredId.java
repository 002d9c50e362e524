package dev.lakeglass.redact;

import java.util.Set;

/** National identifiers of letters and digits, in capitals, without their separators. */
enum LetteredId {
  /** HMRC manual NIM39110: two letters, six digits, A to D. */
  UK_NINO(9, 9) {
    @Override
    boolean isValid(String code) {
      return matches(code, "LLDDDDDDL")
          && "DFIQUV".indexOf(code.charAt(0)) < 0
          && "DFIOQUV".indexOf(code.charAt(1)) < 0
          && !UNUSED_PREFIXES.contains(code.substring(0, 2))
          && code.charAt(8) <= 'D';
    }
  },
  /** Spanish Ministry of the Interior: the letter is the number modulo 23. */
  ES_DNI(9, 9) {
    @Override
    boolean isValid(String code) {
      return matches(code, "DDDDDDDDL") && hasLetter(code.substring(0, 8), code.charAt(8));
    }
  },
  /** As the DNI, with X, Y, Z for 0, 1, 2. */
  ES_NIE(9, 9) {
    @Override
    boolean isValid(String code) {
      int first = "XYZ".indexOf(code.charAt(0));
      return first >= 0
          && matches(code, "LDDDDDDDL")
          && hasLetter(first + code.substring(1, 8), code.charAt(8));
    }
  },
  /** Decree of 23 December 1976: check letter from tables for odd and even places. */
  IT_CODICE_FISCALE(16, 16) {
    @Override
    boolean isValid(String code) {
      return matches(code, "LLLLLLNNLNNLNNNL")
          && "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0
          && Checksums.codiceFiscale(code) == code.charAt(15);
    }
  },
  /** Income Tax Department of India: the fourth letter of a person is P; no public check. */
  IN_PAN(10, 10) {
    @Override
    boolean isValid(String code) {
      return matches(code, "LLLLLDDDDL") && code.charAt(3) == 'P';
    }
  },
  /** Chinese resident identity card (GB 11643) with check character X. */
  CN_RESIDENT_ID(18, 18) {
    @Override
    boolean isValid(String code) {
      return matches(code, "DDDDDDDDDDDDDDDDDL")
          && code.charAt(17) == 'X'
          && Checksums.weighted(code, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11
              == 2;
    }
  };

  private static final Set<String> UNUSED_PREFIXES =
      Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  private final int shortest;
  private final int longest;

  LetteredId(int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Whether structure and check character allow this code. */
  abstract boolean isValid(String code);

  int shortest() {
    return shortest;
  }

  int longest() {
    return longest;
  }

  /** L a letter, D a digit, N a digit or the letter that stands for it in a codice fiscale. */
  private static boolean matches(String code, String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = code.charAt(i);
      boolean fits =
          switch (pattern.charAt(i)) {
            case 'L' -> Characters.isUpper(c);
            case 'D' -> Characters.isDigit(c);
            default -> Characters.isDigit(c) || "LMNPQRSTUV".indexOf(c) >= 0;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasLetter(String digits, char letter) {
    return SPANISH_LETTERS.charAt(Integer.parseInt(digits) % 23) == letter;
  }
}
