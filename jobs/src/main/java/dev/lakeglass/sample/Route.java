package dev.lakeglass.sample;

/** The routes people call, with their share of the traffic. */
enum Route {
  ASK("/v1/ask", Service.SUPPORT_ASSISTANT, 0.27),
  BILLING("/v1/billing", Service.SUPPORT_ASSISTANT, 0.15),
  CHAT("/v1/chat", Service.SUPPORT_ASSISTANT, 0.14),
  EXTRACT("/v1/extract", Service.TICKET_EXTRACTOR, 0.17),
  TRANSLATE("/v1/translate", Service.TRANSLATOR, 0.10),
  FAQ("/v1/faq", Service.FAQ_BOT, 0.17);

  private final String path;
  private final Service service;
  private final double share;

  Route(String path, Service service, double share) {
    this.path = path;
    this.service = service;
    this.share = share;
  }

  String path() {
    return path;
  }

  Service service() {
    return service;
  }

  static Route at(double position) {
    double left = position;
    for (Route route : values()) {
      left -= route.share;
      if (left < 0) {
        return route;
      }
    }
    return FAQ;
  }
}
