package dev.lakeglass.redact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;

/** What the numbering plans know of a candidate. */
final class PhoneNumbers {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final int LONGEST_COUNTRY_CODE = 3;

  private PhoneNumbers() {}

  enum Standing {
    VALID,
    POSSIBLE,
    IMPOSSIBLE
  }

  /** How a number with its country code, digits only, stands in the numbering plans. */
  static Standing international(String digits) {
    int code = 0;
    for (int length = 1; length <= LONGEST_COUNTRY_CODE && length < digits.length(); length++) {
      code = code * 10 + digits.charAt(length - 1) - '0';
      List<NumberingPlan> plans = code == 0 ? List.of() : NumberingPlan.of(code);
      if (!plans.isEmpty()) {
        return standing(plans, plans.get(0).abroad(digits.substring(length)));
      }
    }
    return Standing.IMPOSSIBLE;
  }

  private static Standing standing(List<NumberingPlan> plans, String significant) {
    if (isValid(plans, significant)) {
      return Standing.VALID;
    }
    return plans.get(0).hasLength(significant) ? Standing.POSSIBLE : Standing.IMPOSSIBLE;
  }

  private static boolean isValid(List<NumberingPlan> plans, String significant) {
    for (NumberingPlan plan : plans) {
      if (plans.size() > 1 && plan.isClaimant()) {
        if (plan.claims(significant)) {
          return plan.isValid(significant);
        }
      } else if (plan.isValid(significant)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the digits are a number of the region as dialled inside it. */
  static boolean isValid(String digits, String region) {
    NumberingPlan plan = NumberingPlan.of(region);
    if (!digits.startsWith("00")) {
      return plan.isValid(plan.significant(digits));
    }
    String abroad = digits.substring(2);
    return abroad.startsWith(plan.countryCode())
        && plan.isValid(plan.abroad(abroad.substring(plan.countryCode().length())));
  }

  /** The spelling that is customary in the region for a valid number of its own. */
  static String national(String digits, String region) {
    try {
      return UTIL.format(UTIL.parse(digits, region), PhoneNumberFormat.NATIONAL);
    } catch (NumberParseException notANumber) {
      return "";
    }
  }

  static boolean isRegion(String region) {
    return UTIL.getSupportedRegions().contains(region);
  }
}
