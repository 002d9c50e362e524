package dev.lakeglass.redact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * IBANs (ISO 13616): a country of the SWIFT registry, its length, and remainder 1 modulo 97; in one
 * piece or with single spaces, dots or hyphens.
 */
final class IbanDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int CHECK_DIGITS = 2;

  private static final Map<String, Integer> LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
              + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28"
              + " HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20"
              + " LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28"
              + " PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28"
              + " TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 DZ26 AO25 BJ28 BF28 CM27 CV25 IR26 CI28"
              + " MG27 ML28 MZ25 SN28 CF27 TD27 KM27 CG27 GQ27 GA27 GW25 MA28 NE28 TG28");

  @Override
  public String name() {
    return "iban";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.MIXED_TOKEN, Trigger.Kind.NUMBER)
        .ofLengths(
            IntStream.concat(IntStream.of(CHECK_DIGITS), IntStream.rangeClosed(4, 40)).toArray());
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int start = start(text, position);
    if (!isHead(text, start) && !isHeadApart(text, start)) {
      return;
    }
    Integer length = LENGTHS.get(text.slice(start, start + 2).toUpperCase(Locale.ROOT));
    if (length == null) {
      return;
    }
    StringBuilder compact = new StringBuilder(length);
    int at = start;
    while (compact.length() < length) {
      char c = text.at(at);
      if (Characters.isAsciiAlphanumeric(c)) {
        compact.append(c);
      } else if (!isGap(text, at)) {
        return;
      }
      at++;
    }
    boolean ends = !Characters.isAsciiAlphanumeric(text.at(at));
    if (ends && Checksums.mod97(compact.substring(4) + compact.substring(0, 4)) == 1) {
      findings.add(start, at, "mod97");
    }
  }

  private static int start(Text text, int position) {
    if (Characters.isDigit(text.at(position))) {
      return isHeadApart(text, position - 3) ? position - 3 : position;
    }
    return text.isAt(position, "iban") ? position + 4 : position;
  }

  /** Whether {@code GB 29 } stands here. */
  private static boolean isHeadApart(Text text, int start) {
    return Characters.isUpper(text.at(start))
        && Characters.isUpper(text.at(start + 1))
        && text.at(start + 2) == ' '
        && Characters.isDigit(text.at(start + 3))
        && Characters.isDigit(text.at(start + 4))
        && text.at(start + 5) == ' '
        && !Characters.continuesWord(text.at(start - 1));
  }

  /** Whether {@code GB29 } or {@code GB29 NWBK } stands before: the rest of a mistyped account. */
  static boolean isHeadBefore(Text text, int start) {
    return text.at(start - 1) == ' '
        && (isHead(text, start - 5) || text.at(start - 6) == ' ' && isHead(text, start - 10));
  }

  private static boolean isHead(Text text, int start) {
    return Characters.isAsciiLetter(text.at(start))
        && Characters.isAsciiLetter(text.at(start + 1))
        && Characters.isDigit(text.at(start + 2))
        && Characters.isDigit(text.at(start + 3));
  }

  private static boolean isGap(Text text, int at) {
    char c = text.at(at);
    return (c == ' ' || c == '-' || c == '.') && Characters.isAsciiAlphanumeric(text.at(at + 1));
  }

  private static Map<String, Integer> lengths(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
