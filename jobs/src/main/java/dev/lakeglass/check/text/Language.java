package dev.lakeglass.check.text;

/** Languages told apart by their commonest words or by their script. */
public enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es"),
  ITALIAN("it"),
  PORTUGUESE("pt"),
  DUTCH("nl"),
  POLISH("pl"),
  SWEDISH("sv"),
  TURKISH("tr"),
  CZECH("cs"),
  RUSSIAN("ru"),
  UKRAINIAN("uk"),
  GREEK("el"),
  ARABIC("ar"),
  HEBREW("he"),
  HINDI("hi"),
  THAI("th"),
  JAPANESE("ja"),
  CHINESE("zh"),
  KOREAN("ko");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  public String code() {
    return code;
  }
}
