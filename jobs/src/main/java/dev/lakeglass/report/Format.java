package dev.lakeglass.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How numbers, money, times and shares look on every page; the minus is a real one, spaces do not
 * break.
 */
final class Format {
  static final String NONE = "–";
  private static final String SPACE = "\u00a0";
  private static final DateTimeFormatter DAY = pattern("d MMM yyyy");
  private static final DateTimeFormatter SHORT_DAY = pattern("d MMM");
  private static final DateTimeFormatter LONG_DAY = pattern("EEEE, d MMMM yyyy");
  private static final DateTimeFormatter SECOND = pattern("d MMM yyyy HH:mm:ss 'UTC'");
  private static final DateTimeFormatter MINUTE = pattern("d MMM yyyy HH:mm 'UTC'");

  private Format() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  static String count(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  static String count(Long value) {
    return value == null ? NONE : count(value.longValue());
  }

  /** Three significant digits, and thousands separators from 1,000 on. */
  static String number(Double value) {
    if (value == null || !Double.isFinite(value)) {
      return NONE;
    }
    if (Math.abs(value) >= 1000) {
      return count(Math.round(value));
    }
    return minus(significant(BigDecimal.valueOf(value), 3).toPlainString());
  }

  /** A share, 0 to 1, as per cent. */
  static String share(Double ratio) {
    return ratio == null ? NONE : percent(ratio);
  }

  static String change(Double ratio) {
    return ratio == null ? NONE : signed(percent(ratio), ratio);
  }

  /** A difference of shares, −1 to 1, as percentage points. */
  static String points(Double difference) {
    if (difference == null) {
      return NONE;
    }
    return signed(hundredfold(difference) + SPACE + "pp", difference);
  }

  private static String percent(double ratio) {
    return hundredfold(ratio) + SPACE + "%";
  }

  private static String hundredfold(double ratio) {
    double percent = ratio * 100;
    double size = Math.abs(percent);
    String pattern = size >= 100 || size == 0 ? "%,.0f" : size >= 0.1 ? "%.1f" : "%.2f";
    return minus(String.format(Locale.ROOT, pattern, percent));
  }

  private static String signed(String text, double value) {
    return value > 0 ? "+" + text : text;
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /** Cents from a dollar on, three significant digits below. */
  static String usd(BigDecimal value) {
    if (value == null) {
      return NONE;
    }
    BigDecimal size = value.abs();
    String sign = value.signum() < 0 ? "−$" : "$";
    if (size.compareTo(new BigDecimal("1000")) >= 0) {
      return sign + String.format(Locale.ROOT, "%,.0f", size);
    }
    if (size.signum() == 0 || size.compareTo(BigDecimal.ONE) >= 0) {
      return sign + size.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
    BigDecimal rounded = significant(size, 3);
    int zeros = 3 - rounded.precision();
    return sign + rounded.setScale(Math.max(2, rounded.scale() + zeros)).toPlainString();
  }

  static String usd(Double value) {
    return value == null ? NONE : usd(BigDecimal.valueOf(value));
  }

  /** Money per unit; none if there is no unit or no price. */
  static String usdPer(BigDecimal total, long units) {
    return total == null || units == 0
        ? NONE
        : usd(total.divide(BigDecimal.valueOf(units), MathContext.DECIMAL64));
  }

  private static BigDecimal significant(BigDecimal value, int digits) {
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_UP));
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  static String duration(Double milliseconds) {
    if (milliseconds == null) {
      return NONE;
    }
    double ms = milliseconds;
    if (ms == 0) {
      return "0" + SPACE + "ms";
    }
    if (ms < 10) {
      return String.format(Locale.ROOT, "%.1f", ms) + SPACE + "ms";
    }
    if (ms < 999.5) {
      return Math.round(ms) + SPACE + "ms";
    }
    if (ms < 59_950) {
      return String.format(Locale.ROOT, ms < 9_995 ? "%.2f" : "%.1f", ms / 1000) + SPACE + "s";
    }
    long seconds = Math.round(ms / 1000);
    return seconds < 3600
        ? seconds / 60 + SPACE + "min " + seconds % 60 + SPACE + "s"
        : seconds / 3600 + SPACE + "h " + seconds % 3600 / 60 + SPACE + "min";
  }

  static String bytes(long value) {
    if (value < 1_000_000) {
      return number(value / 1e3) + SPACE + "kB";
    }
    return value < 1_000_000_000
        ? number(value / 1e6) + SPACE + "MB"
        : number(value / 1e9) + SPACE + "GB";
  }

  static String pValue(Double value) {
    if (value == null) {
      return NONE;
    }
    return value < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String shortDay(LocalDate date) {
    return SHORT_DAY.format(date);
  }

  static String longDay(LocalDate date) {
    return LONG_DAY.format(date);
  }

  static String second(Instant instant) {
    return instant == null ? NONE : SECOND.format(instant);
  }

  static String minute(Instant instant) {
    return instant == null ? NONE : MINUTE.format(instant);
  }

  static String orNone(String text) {
    return text == null || text.isEmpty() ? NONE : text;
  }

  /** The first characters of a text, cut between code points. */
  static String shorten(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  static String plural(long count, String one, String many) {
    return count(count) + SPACE + (count == 1 ? one : many);
  }
}
