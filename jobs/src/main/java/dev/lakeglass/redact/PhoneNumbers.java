package dev.lakeglass.redact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** What libphonenumber knows of a candidate. */
final class PhoneNumbers {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  enum Standing {
    VALID,
    POSSIBLE,
    IMPOSSIBLE
  }

  /** How a number with its country code, digits only, stands in the numbering plans. */
  static Standing international(String digits) {
    Optional<PhoneNumber> number = parse("+" + digits, null);
    if (number.isEmpty()) {
      return Standing.IMPOSSIBLE;
    }
    if (UTIL.isValidNumber(number.get())) {
      return Standing.VALID;
    }
    boolean possible =
        UTIL.isPossibleNumberWithReason(number.get()) == ValidationResult.IS_POSSIBLE;
    return possible ? Standing.POSSIBLE : Standing.IMPOSSIBLE;
  }

  /** Whether the digits are a number of the region as dialled inside it. */
  static boolean isValid(String digits, String region) {
    return parse(digits, region).filter(UTIL::isValidNumber).isPresent();
  }

  /** The national spelling of a valid number of the region, empty if it is none. */
  static Optional<String> national(String digits, String region) {
    return parse(digits, region)
        .filter(number -> UTIL.isValidNumberForRegion(number, region))
        .map(number -> UTIL.format(number, PhoneNumberFormat.NATIONAL));
  }

  static boolean isRegion(String region) {
    return UTIL.getSupportedRegions().contains(region);
  }

  private static Optional<PhoneNumber> parse(String digits, String region) {
    try {
      return Optional.of(UTIL.parse(digits, region));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
