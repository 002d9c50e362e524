package dev.lakeglass.sample;

/** The customers of the made-up company, with their share of the traffic. */
enum Tenant {
  NORTHWIND("northwind", "en", 0.24),
  OAKRIDGE("oakridge-legal", "en", 0.15),
  FOSTER("foster-cycles", "en", 0.13),
  ALPINE("alpine-dental", "de", 0.17),
  MOREAU("atelier-moreau", "fr", 0.11),
  LUMBRE("casa-lumbre", "es", 0.11),
  LISBOA("lisboa-surf", "pt", 0.05),
  SAKURA("sakura-stays", "ja", 0.04);

  static final double OWN_LANGUAGE = 0.82;

  private final String id;
  private final String language;
  private final double share;

  Tenant(String id, String language, double share) {
    this.id = id;
    this.language = language;
    this.share = share;
  }

  String id() {
    return id;
  }

  double share() {
    return share;
  }

  String domain() {
    return id + ".example";
  }

  String language() {
    return language;
  }

  /** Whether this tenant signs its users in by e-mail address, which then is their user id. */
  boolean usesEmailIds() {
    return this == NORTHWIND || this == ALPINE || this == LUMBRE;
  }

  String languageAt(double position) {
    return position < OWN_LANGUAGE ? language : "en";
  }

  static Tenant at(double position) {
    double left = position;
    for (Tenant tenant : values()) {
      left -= tenant.share;
      if (left < 0) {
        return tenant;
      }
    }
    return SAKURA;
  }
}
