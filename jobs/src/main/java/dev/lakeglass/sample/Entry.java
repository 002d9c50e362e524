package dev.lakeglass.sample;

import java.util.List;

/** The span of the request itself, which closes a scene. */
final class Entry {
  private static final double WITH_ADDRESS = 0.3;

  private Entry() {}

  static Span of(Scene scene) {
    Route route = scene.route();
    Span span =
        new Span(
            scene.traceId(),
            scene.entryId(),
            "",
            "POST " + route.path(),
            Span.SERVER,
            route == Route.EXTRACT ? ExtractScript.release(scene) : route.service().release(),
            Span.Operation.ENTRY);
    String error = scene.outcome().error();
    span.with("http.request.method", "POST")
        .with("http.route", route.path())
        .with("url.path", route.path())
        .with("http.response.status_code", error.isEmpty() ? 200 : Integer.parseInt(error))
        .with("user.id", userId(scene))
        .with("session.id", scene.sessionId())
        .with("tenant.id", scene.tenant().id());
    if (scene.hits("client address", WITH_ADDRESS)) {
      span.with("client.address", scene.fill("{ip}"));
    }
    if (!error.isEmpty()) {
      span.failed(error);
    }
    flags(scene, span);
    return span.during(scene.start(), scene.now() + 3 * Scene.MILLI);
  }

  private static String userId(Scene scene) {
    Planted planted = scene.world().planted();
    String id = scene.user().userId();
    if (scene.tenant().usesEmailIds()) {
      planted.use(Planted.Type.EMAIL, id);
    }
    return planted.use(Planted.Type.USER_ID, id);
  }

  private static void flags(Scene scene, Span span) {
    if (scene.route() == Route.FAQ) {
      boolean isOn = scene.hasBegun(Incident.INCONSISTENT_ANSWERS);
      flag(scene, span, FaqScript.FLAG, isOn ? "on" : "off");
    }
    if (scene.route() == Route.ASK) {
      flag(scene, span, "hybrid-search", "on");
    }
  }

  private static void flag(Scene scene, Span span, String key, String variant) {
    span.event(
        new Span.Event(
            "feature_flag.evaluation",
            scene.start() + Scene.MILLI,
            List.of("feature_flag.key", key, "feature_flag.result.variant", variant)));
  }
}
