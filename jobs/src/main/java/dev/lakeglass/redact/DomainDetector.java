package dev.lakeglass.redact;

import java.util.Locale;
import java.util.Set;

/** Domain names under common top levels; off by default, as most are nobody's secret. */
final class DomainDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 253;
  private static final Set<String> TOP_LEVELS =
      Set.of(
          "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "io", "ai", "app",
          "dev", "cloud", "tech", "online", "site", "store", "shop", "xyz", "co", "me", "tv", "eu",
          "uk", "us", "ca", "au", "nz", "ie", "in", "de", "at", "ch", "fr", "be", "nl", "lu", "es",
          "pt", "it", "gr", "pl", "cz", "sk", "hu", "ro", "bg", "se", "dk", "no", "fi", "ee", "lt",
          "lv", "br", "mx", "ar", "cl", "jp", "cn", "kr", "tw", "hk", "sg", "ru", "ua", "tr", "za");

  @Override
  public String name() {
    return "domain";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(".");
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int start = position;
    while (position - start < 63 && isLabel(text.at(start - 1))) {
      start--;
    }
    char before = text.at(start - 1);
    if (start == position || before == '.' || before == '@' || before == '_' || before == '-') {
      return;
    }
    int best = -1;
    int at = position;
    while (text.at(at) == '.' && at - start < LONGEST) {
      int label = at + 1;
      int end = label;
      while (end - label < 63 && isLabel(text.at(end))) {
        end++;
      }
      if (end == label) {
        break;
      }
      best = TOP_LEVELS.contains(text.slice(label, end).toLowerCase(Locale.ROOT)) ? end : -1;
      at = end;
    }
    if (best > 0 && text.at(best) != '(' && text.at(best) != '_') {
      findings.add(start, best, "name");
    }
  }

  private static boolean isLabel(char c) {
    return Characters.isAlphanumeric(c) || c == '-';
  }
}
