package dev.lakeglass.sample;

/** The services of the made-up application; each group has a Collector of its own. */
enum Service {
  SUPPORT_ASSISTANT("support-assistant", "5.14.0", "python", Group.APPS),
  FAQ_BOT("faq-bot", "1.9.2", "nodejs", Group.APPS),
  TRANSLATOR("translator", "3.0.1", "python", Group.APPS),
  TICKET_EXTRACTOR("ticket-extractor", "2.2.4", "java", Group.APPS),
  KB_SEARCH("kb-search", "4.7.3", "go", Group.PLATFORM),
  ACCOUNT_TOOLS("account-tools", "7.1.0", "java", Group.PLATFORM),
  RERANKER("reranker-svc", "0.8.5", "python", Group.PLATFORM),
  SUMMARY_WORKER("summary-worker", "1.2.0", "python", Group.PLATFORM);

  enum Group {
    APPS,
    PLATFORM
  }

  private final String serviceName;
  private final String version;
  private final String language;
  private final Group group;

  Service(String serviceName, String version, String language, Group group) {
    this.serviceName = serviceName;
    this.version = version;
    this.language = language;
    this.group = group;
  }

  String serviceName() {
    return serviceName;
  }

  String language() {
    return language;
  }

  Group group() {
    return group;
  }

  Release release() {
    return new Release(this, version);
  }

  Release release(String otherVersion) {
    return new Release(this, otherVersion);
  }

  /** A service in one version: what a span's resource says. */
  record Release(Service service, String version) {}
}
