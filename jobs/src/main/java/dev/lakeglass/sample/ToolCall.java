package dev.lakeglass.sample;

/** One execution of a tool by the service account-tools. */
record ToolCall(String id, String name, String arguments, String result) {
  private static final double CACHED = 0.05;

  static ToolCall of(Scene scene, String name, String arguments, String result) {
    String id = "call_" + Ids.hex(scene.random().nextLong(), 16);
    return new ToolCall(id, name, arguments, result);
  }

  void make(Scene scene) {
    Span span = begin(scene);
    boolean isCached = scene.hits("tool cache", CACHED);
    span.with("gen_ai.tool.call.result", result)
        .with("http.response.status_code", 200)
        .with("lakeglass.cache.hit", isCached);
    scene.take(span, isCached ? 3 : 90 + scene.random().nextInt(400));
  }

  void fail(Scene scene) {
    Span span = begin(scene);
    int status = scene.random().nextBoolean() ? 500 : 504;
    span.with("gen_ai.tool.call.result", result)
        .with("http.response.status_code", status)
        .failed(Integer.toString(status));
    scene.take(span, status == 504 ? 5_000 : 200);
    scene.oddity("tool_error");
  }

  private Span begin(Scene scene) {
    Span span =
        scene.child(
            Service.ACCOUNT_TOOLS.release(),
            "execute_tool " + name,
            Span.INTERNAL,
            Span.Operation.TOOL);
    return span.with("gen_ai.operation.name", "execute_tool")
        .with("gen_ai.tool.name", name)
        .with("gen_ai.tool.call.id", id)
        .with("gen_ai.tool.call.arguments", arguments);
  }
}
