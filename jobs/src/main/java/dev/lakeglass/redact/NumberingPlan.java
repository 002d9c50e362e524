package dev.lakeglass.redact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbering plan of a region: libphonenumber's metadata with its patterns compiled once. The
 * library itself keeps a hundred compiled patterns and forgets the rest, fewer than thirty regions
 * need, so that it would compile most of them again for each number.
 */
final class NumberingPlan {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final MetadataSource METADATA =
      DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
  private static final int COUNTRY_CODES = 1000;
  private static final AtomicReferenceArray<List<NumberingPlan>> BY_COUNTRY_CODE =
      new AtomicReferenceArray<>(COUNTRY_CODES);
  private static final Map<String, NumberingPlan> BY_REGION = new ConcurrentHashMap<>();

  private final String countryCode;
  private final Shape general;
  private final List<Shape> kinds;
  private final Pattern leadingDigits;
  private final Beginnings prefix;
  private final String prefixTransform;

  private NumberingPlan(PhoneMetadata metadata) {
    this.countryCode = String.valueOf(metadata.getCountryCode());
    this.general = new Shape(metadata.getGeneralDesc());
    this.kinds = kinds(metadata);
    this.leadingDigits =
        metadata.hasLeadingDigits() ? Pattern.compile(metadata.getLeadingDigits()) : null;
    String dialled = metadata.getNationalPrefixForParsing();
    this.prefix = dialled.isEmpty() ? null : new Beginnings(Pattern.compile(dialled));
    this.prefixTransform = metadata.getNationalPrefixTransformRule();
  }

  static NumberingPlan of(String region) {
    return BY_REGION.computeIfAbsent(
        region, key -> new NumberingPlan(METADATA.getMetadataForRegion(key)));
  }

  /**
   * The plans of the regions that share a country code of up to three digits, the main one first;
   * empty if unknown.
   */
  static List<NumberingPlan> of(int countryCode) {
    List<NumberingPlan> known = BY_COUNTRY_CODE.get(countryCode);
    if (known == null) {
      known = all(countryCode);
      BY_COUNTRY_CODE.set(countryCode, known);
    }
    return known;
  }

  String countryCode() {
    return countryCode;
  }

  /** Whether a number without prefixes is assigned to a kind of line. */
  boolean isValid(String significant) {
    if (!general.fits(significant)) {
      return false;
    }
    for (Shape kind : kinds) {
      if (kind.fits(significant)) {
        return true;
      }
    }
    return false;
  }

  boolean hasLength(String significant) {
    return general.hasLength(significant.length());
  }

  /** Whether only this region of those that share its country code can have the number. */
  boolean claims(String significant) {
    return leadingDigits != null && leadingDigits.matcher(significant).lookingAt();
  }

  boolean isClaimant() {
    return leadingDigits != null;
  }

  /** The number without the prefixes that are dialled inside the region. */
  String significant(String dialled) {
    if (dialled.startsWith(countryCode)) {
      String rest = withoutPrefix(dialled.substring(countryCode.length()));
      boolean isLocal = general.matches(dialled);
      if (!isLocal && general.matches(rest) || dialled.length() > general.longest) {
        return rest;
      }
    }
    return abroad(dialled);
  }

  /** The number without a national prefix, which people write after the country code as well. */
  String abroad(String afterCountryCode) {
    String stripped = withoutPrefix(afterCountryCode);
    boolean plausible = stripped.length() > general.longest || general.hasLength(stripped.length());
    return plausible ? stripped : afterCountryCode;
  }

  private String withoutPrefix(String number) {
    if (prefix == null || !prefix.mayBegin(number)) {
      return number;
    }
    Matcher matcher = prefix.pattern.matcher(number);
    if (!matcher.lookingAt()) {
      return number;
    }
    boolean transforms = !prefixTransform.isEmpty() && matcher.group(matcher.groupCount()) != null;
    String stripped =
        transforms ? matcher.replaceFirst(prefixTransform) : number.substring(matcher.end());
    return general.matches(number) && !general.matches(stripped) ? number : stripped;
  }

  private static List<NumberingPlan> all(int countryCode) {
    List<NumberingPlan> plans = new ArrayList<>();
    for (String region : UTIL.getRegionCodesForCountryCode(countryCode)) {
      plans.add(
          region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
              ? new NumberingPlan(METADATA.getMetadataForNonGeographicalRegion(countryCode))
              : of(region));
    }
    return List.copyOf(plans);
  }

  private static List<Shape> kinds(PhoneMetadata metadata) {
    List<Shape> kinds = new ArrayList<>();
    for (PhoneNumberDesc kind :
        List.of(
            metadata.getMobile(),
            metadata.getFixedLine(),
            metadata.getTollFree(),
            metadata.getPremiumRate(),
            metadata.getSharedCost(),
            metadata.getVoip(),
            metadata.getPersonalNumber(),
            metadata.getPager(),
            metadata.getUan(),
            metadata.getVoicemail())) {
      Shape shape = new Shape(kind);
      if (shape.pattern != null) {
        kinds.add(shape);
      }
    }
    return List.copyOf(kinds);
  }

  /**
   * A pattern that knows after three digits which numbers it cannot match: most numbers belong to
   * few regions, and are told from the others without running their patterns.
   */
  private static final class Beginnings {
    private static final int DIGITS = 3;
    private static final byte POSSIBLE = 1;
    private static final byte IMPOSSIBLE = 2;

    private final Pattern pattern;

    /** Filled as numbers come; threads that race write the same. */
    private final byte[] known = new byte[1000];

    Beginnings(Pattern pattern) {
      this.pattern = pattern;
    }

    boolean mayBegin(String number) {
      if (number.length() < DIGITS) {
        return true;
      }
      int first =
          (number.charAt(0) - '0') * 100 + (number.charAt(1) - '0') * 10 + number.charAt(2) - '0';
      if (known[first] == 0) {
        Matcher matcher = pattern.matcher(number.substring(0, DIGITS));
        known[first] = matcher.lookingAt() || matcher.hitEnd() ? POSSIBLE : IMPOSSIBLE;
      }
      return known[first] == POSSIBLE;
    }
  }

  private static final class Shape {
    private final Beginnings pattern;
    private final long lengths;
    private final int longest;

    Shape(PhoneNumberDesc description) {
      String regex = description.getNationalNumberPattern();
      this.pattern = regex.isEmpty() ? null : new Beginnings(Pattern.compile(regex));
      long bits = 0;
      int most = 0;
      for (int length : description.getPossibleLengthList()) {
        bits |= length > 0 ? 1L << length : 0;
        most = Math.max(most, length);
      }
      this.lengths = description.getPossibleLengthCount() == 0 ? ~0L : bits;
      this.longest = most;
    }

    boolean hasLength(int length) {
      return length < 64 && (lengths >> length & 1) != 0;
    }

    boolean matches(String significant) {
      return pattern != null
          && pattern.mayBegin(significant)
          && pattern.pattern.matcher(significant).matches();
    }

    boolean fits(String significant) {
      return hasLength(significant.length()) && matches(significant);
    }
  }
}
