package dev.lakeglass.check.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Units of measure, currencies and number words in the languages we read, by hash of the word. */
final class Units {
  /**
   * @param dimension what two quantities must share to be compared
   * @param factor how many base units one of it is
   */
  record Unit(long dimension, double factor) {}

  static final long PERCENT = Hashing.ofWord("dimension:percent");

  private static final Map<Long, Unit> UNITS = units();
  private static final Map<Long, Long> CURRENCIES = currencies();
  private static final Map<Long, Double> SCALES = scales();
  private static final Map<Long, Integer> SPELLED = spelled();
  private static final Map<Long, Double> SHARES = shares();
  private static final LongSet PERCENT_WORDS = LongSet.ofWords("percent prozent procent pct");

  private Units() {}

  static Optional<Unit> unit(long hash) {
    return Optional.ofNullable(UNITS.get(hash));
  }

  /** 0 if the word is no currency. */
  static long currency(long hash) {
    return CURRENCIES.getOrDefault(hash, 0L);
  }

  /** 0 if the character is no currency sign. */
  static long currency(char sign) {
    return switch (sign) {
      case '$' -> currency(Hashing.ofWord("usd"));
      case '\u20ac' -> currency(Hashing.ofWord("eur"));
      case '\u00a3' -> currency(Hashing.ofWord("gbp"));
      case '\u00a5' -> currency(Hashing.ofWord("jpy"));
      case '\u20b9' -> currency(Hashing.ofWord("inr"));
      default -> 0;
    };
  }

  /** 1 if the word is no scale. */
  static double scale(long hash) {
    return SCALES.getOrDefault(hash, 1.0);
  }

  /** 0 if the word is no number. */
  static int spelled(long hash) {
    return SPELLED.getOrDefault(hash, 0);
  }

  /** What part of a whole a word such as "third" is; 0 if it is none. */
  static double share(long hash) {
    return SHARES.getOrDefault(hash, 0.0);
  }

  static boolean isPercent(long hash) {
    return PERCENT_WORDS.contains(hash);
  }

  private static Map<Long, Unit> units() {
    Map<Long, Unit> units = new HashMap<>();
    String day = "day";
    add(
        units,
        day,
        1.0 / 86_400,
        "second seconds sec secs s sekunde sekunden seconde secondes segundo segundos secondo secondi seconden");
    add(
        units,
        day,
        1.0 / 86_400_000,
        "ms millisecond milliseconds millisekunden millisecondes milisegundos");
    add(units, day, 1.0 / 1_440, "minute minutes min mins minuten minuto minutos minuti minuut");
    add(
        units,
        day,
        1.0 / 24,
        "hour hours hr hrs h stunde stunden heure heures hora horas ora ore uur uren godzin godziny");
    add(
        units,
        day,
        1,
        "day days d tag tage tagen tages jour jours dia dias giorno giorni dag dagen dni dzien werktag werktage werktagen werkdagen kalendertage kalendertagen");
    add(
        units,
        day,
        7,
        "week weeks woche wochen semaine semaines semana semanas settimana settimane weken tygodni tygodnie");
    add(
        units,
        "month",
        1,
        "month months monat monate monaten mois mes meses mese mesi maand maanden miesiecy miesiace");
    add(
        units,
        "month",
        12,
        "year years yr yrs jahr jahre jahren ans annee annees ano anos anno anni jaar jaren lat lata rok");
    add(units, "gram", 1, "g gram grams gramm grammes gramos grammi");
    add(units, "gram", 1_000, "kg kilogram kilograms kilo kilos kilogramm kilogrammes");
    add(units, "gram", 0.001, "mg milligram milligrams");
    add(units, "gram", 453.59237, "lb lbs pound pounds");
    add(units, "gram", 28.349523125, "oz ounce ounces");
    add(units, "metre", 1, "m metre metres meter meters metros metri");
    add(units, "metre", 1_000, "km kilometre kilometres kilometer kilometers kilometern");
    add(units, "metre", 0.01, "cm centimetre centimetres centimeter centimeters zentimeter");
    add(units, "metre", 0.001, "mm millimetre millimetres millimeter millimeters");
    add(units, "metre", 1_609.344, "mile miles mi");
    add(units, "metre", 0.3048, "ft foot feet");
    add(units, "metre", 0.0254, "inch inches zoll pouces pulgadas");
    add(units, "byte", 1, "byte bytes");
    add(units, "byte", 1e3, "kb kilobyte kilobytes");
    add(units, "byte", 1e6, "mb megabyte megabytes");
    add(units, "byte", 1e9, "gb gigabyte gigabytes");
    add(units, "byte", 1e12, "tb terabyte terabytes");
    add(units, "litre", 1, "l litre litres liter liters litros litri");
    add(units, "litre", 0.001, "ml millilitre millilitres milliliter milliliters");
    add(units, "watt", 1, "w watt watts");
    add(units, "watt", 1_000, "kw kilowatt kilowatts");
    add(units, "kwh", 1, "kwh");
    add(units, "volt", 1, "v volt volts");
    add(units, "mah", 1, "mah");
    return Map.copyOf(units);
  }

  private static void add(Map<Long, Unit> units, String dimension, double factor, String words) {
    long key = Hashing.ofWord("dimension:" + dimension);
    for (String word : words.split(" ")) {
      units.put(Hashing.ofWord(word), new Unit(key, factor));
    }
  }

  private static Map<Long, Long> currencies() {
    Map<Long, Long> currencies = new HashMap<>();
    currency(currencies, "usd dollar dollars dolares dollari");
    currency(currencies, "eur euro euros");
    currency(currencies, "gbp sterling");
    currency(currencies, "jpy yen");
    currency(currencies, "chf franken francs franc");
    currency(currencies, "inr rupees rupee");
    currency(currencies, "pln zloty zlotych");
    currency(currencies, "cad");
    currency(currencies, "aud");
    currency(currencies, "sek kronor");
    currency(currencies, "cny yuan");
    return Map.copyOf(currencies);
  }

  private static void currency(Map<Long, Long> currencies, String words) {
    long key = Hashing.ofWord("currency:" + words.substring(0, 3));
    for (String word : words.split(" ")) {
      currencies.put(Hashing.ofWord(word), key);
    }
  }

  private static Map<Long, Double> scales() {
    Map<Long, Double> scales = new HashMap<>();
    scale(scales, 1e3, "thousand tausend mille mil k");
    scale(
        scales,
        1e6,
        "million millions millionen mio millones millon milioni milione milhoes miljoen");
    scale(scales, 1e9, "billion billions bn milliarden milliarde mrd milliards milliard miliardi");
    return Map.copyOf(scales);
  }

  private static void scale(Map<Long, Double> scales, double factor, String words) {
    for (String word : words.split(" ")) {
      scales.put(Hashing.ofWord(word), factor);
    }
  }

  private static Map<Long, Double> shares() {
    Map<Long, Double> shares = new HashMap<>();
    String[] words = {
      "half halfte moitie mitad meta metade helft",
      "third thirds drittel tiers tercio tercios terzo terzi",
      "quarter quarters viertel",
      "fifth fifths funftel",
    };
    for (int index = 0; index < words.length; index++) {
      for (String word : words[index].split(" ")) {
        shares.put(Hashing.ofWord(word), 1.0 / (index + 2));
      }
    }
    return shares;
  }

  private static Map<Long, Integer> spelled() {
    String[] words = {
      "one eine einen einem einer une una uno een",
      "two zwei deux dos due duas dois twee dwa dwie",
      "three drei trois tres tre drie trzy",
      "four vier quatre cuatro quattro quatro cztery",
      "five funf cinq cinco cinque vijf piec",
      "six sechs seis sei zes szesc",
      "seven sieben sept siete sette sete zeven siedem",
      "eight acht huit ocho otto oito osiem",
      "nine neun neuf nueve nove negen dziewiec",
      "ten zehn dix diez dieci dez tien dziesiec",
      "eleven elf onze undici jedenascie",
      "twelve zwolf douze doce dodici doze twaalf dwanascie",
      "thirteen dreizehn treize trece tredici dertien",
      "fourteen vierzehn quatorze catorce quattordici veertien",
      "fifteen funfzehn quinze quince quindici vijftien",
      "sixteen sechzehn",
      "seventeen siebzehn",
      "eighteen achtzehn",
      "nineteen neunzehn",
      "twenty zwanzig vingt veinte venti vinte twintig",
    };
    Map<Long, Integer> spelled = new HashMap<>();
    for (int index = 0; index < words.length; index++) {
      put(spelled, words[index], index + 1);
    }
    put(spelled, "thirty dreissig dreißig trente treinta trenta trinta dertig", 30);
    put(spelled, "forty vierzig quarante cuarenta quaranta", 40);
    put(spelled, "fifty funfzig cinquante cincuenta cinquanta", 50);
    put(spelled, "sixty sechzig soixante sesenta sessanta", 60);
    put(spelled, "ninety neunzig noventa novanta", 90);
    put(spelled, "hundred hundert cent cien cento honderd", 100);
    return Map.copyOf(spelled);
  }

  private static void put(Map<Long, Integer> spelled, String words, int value) {
    for (String word : words.split(" ")) {
      spelled.put(Hashing.ofWord(word), value);
    }
  }
}
