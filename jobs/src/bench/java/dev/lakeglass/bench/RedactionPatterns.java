package dev.lakeglass.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a data engineer would write into SQL against personal values: seven patterns that Java and
 * RE2 both read. Neither checksums nor context, so they find less and hide more than the job does.
 */
final class RedactionPatterns {

  /** Replacement → pattern, in the order in which they are applied. */
  static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put("[email]", "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
    ALL.put("[iban]", "\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b");
    ALL.put("[api_key]", "\\b(?:AKIA[A-Z0-9]{16}|sk-[A-Za-z0-9_-]{20,}|ghp_[A-Za-z0-9]{36})\\b");
    ALL.put("[payment_card]", "\\b(?:[0-9][ -]?){12,18}[0-9]\\b");
    ALL.put("[ip_address]", "\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b");
    ALL.put("[us_ssn]", "\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b");
    ALL.put("[phone]", "\\+[0-9]{1,3}[ .-]?(?:\\(?[0-9]{1,4}\\)?[ .-]?){2,5}[0-9]{2,4}");
  }

  private RedactionPatterns() {}
}
