package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The library itself is the witness. */
class NumberingPlanTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final int RANDOM_NUMBERS = 400;

  @Test
  void agreesWithTheLibraryOnNumbersDialledInsideARegion() {
    int valid = 0;
    Random random = new Random(3);
    for (String region : Detectors.STANDARD_REGIONS) {
      for (String digits : candidates(region, random)) {
        boolean expected = isValid(digits, region);
        assertThat(PhoneNumbers.isValid(digits, region)).as(region + digits).isEqualTo(expected);
        valid += expected ? 1 : 0;
      }
    }
    assertThat(valid).isGreaterThan(2000);
  }

  @Test
  void agreesWithTheLibraryOnInternationalNumbers() {
    int valid = 0;
    Random random = new Random(4);
    for (String region : new TreeSet<>(LIBRARY.getSupportedRegions())) {
      for (String digits : candidates(region, random)) {
        String whole = LIBRARY.getCountryCodeForRegion(region) + digits;
        if (whole.length() > 15) {
          continue;
        }
        boolean expected = isValid("+" + whole, null);
        boolean found = PhoneNumbers.international(whole) == PhoneNumbers.Standing.VALID;
        assertThat(found).as(whole).isEqualTo(expected);
        valid += expected ? 1 : 0;
      }
    }
    assertThat(valid).isGreaterThan(10_000);
  }

  private static boolean isValid(String digits, String region) {
    try {
      PhoneNumber number = LIBRARY.parse(digits, region);
      return region == null
          ? LIBRARY.isValidNumber(number)
          : LIBRARY.isValidNumberForRegion(number, region);
    } catch (NumberParseException notANumber) {
      return false;
    }
  }

  /** Examples of every kind of line, as dialled and without prefix, changed a little, and noise. */
  private static List<String> candidates(String region, Random random) {
    List<String> candidates = new ArrayList<>();
    for (PhoneNumberType type : PhoneNumberType.values()) {
      PhoneNumber example = LIBRARY.getExampleNumberForType(region, type);
      if (example != null) {
        String dialled = LIBRARY.format(example, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
        String significant = LIBRARY.getNationalSignificantNumber(example);
        for (String digits : List.of(dialled, significant)) {
          candidates.add(digits);
          for (int change = 0; change < 20; change++) {
            int at = random.nextInt(digits.length());
            candidates.add(digits.substring(0, at) + random.nextInt(10) + digits.substring(at + 1));
          }
        }
      }
    }
    for (int i = 0; i < RANDOM_NUMBERS; i++) {
      StringBuilder digits = new StringBuilder(random.nextBoolean() ? "0" : "");
      int length = 7 + random.nextInt(6);
      while (digits.length() < length) {
        digits.append(random.nextInt(10));
      }
      candidates.add(digits.toString());
    }
    return candidates;
  }
}
