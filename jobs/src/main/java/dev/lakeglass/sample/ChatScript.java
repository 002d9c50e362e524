package dev.lakeglass.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation of several turns with tools: the route /v1/chat. */
final class ChatScript implements Script {
  private static final int CACHEABLE = 1_024;
  private static final int GROWTH = 8;

  @Override
  public void play(Scene scene) {
    Span agent =
        scene
            .child(
                Service.SUPPORT_ASSISTANT.release(),
                "invoke_agent bree",
                Span.INTERNAL,
                Span.Operation.AGENT)
            .with("gen_ai.operation.name", "invoke_agent")
            .with("gen_ai.agent.name", "bree");
    long begin = scene.now();
    scene.nestUnder(agent);
    Bank.Chat chat = scene.calmly("chat", scene.bank().chats(scene.language()));
    List<Message> messages = history(scene, chat);
    boolean isThanks = scene.tenant() != Tenant.NORTHWIND && scene.hits("thanks", 0.2);
    if (isThanks) {
      thank(scene, chat, messages);
    } else {
      work(scene, chat, messages);
    }
    agent.during(begin, scene.now());
    if (scene.outcome().error().length() > 0) {
      agent.failed(scene.outcome().error());
    }
    summarise(scene, chat);
    tell(scene);
  }

  private static List<Message> history(Scene scene, Bank.Chat chat) {
    List<Message> messages = new ArrayList<>();
    for (List<String> turn : chat.history()) {
      messages.add(Message.text("user", scene.fill(turn.get(0))));
      messages.add(Message.text("assistant", scene.fill(turn.get(1))));
    }
    return messages;
  }

  private static void thank(Scene scene, Bank.Chat chat, List<Message> messages) {
    messages.add(Message.text("user", scene.fill(scene.pick(chat.asks()))));
    messages.add(Message.text("assistant", scene.fill(scene.pick(chat.answers()))));
    messages.add(Message.text("user", scene.phrase("thanks")));
    ModelCall call = call(scene, messages).answers(scene.phrase("welcome"));
    call.make(scene, Service.SUPPORT_ASSISTANT.release()).ifPresent(scene.outcome()::answeredBy);
  }

  private static void work(Scene scene, Bank.Chat chat, List<Message> messages) {
    String arguments = scene.fill(chat.arguments());
    boolean isBroken = scene.hits("tool error", 0.04);
    String result =
        isBroken ? "{\"error\":\"upstream did not answer\"}" : scene.fill(chat.result());
    String answer = isBroken ? scene.phrase("apology") : scene.fill(scene.pick(chat.answers()));
    ToolCall tool = ToolCall.of(scene, chat.tool(), arguments, result);
    String ask = scene.fill(scene.pick(chat.asks()));
    long again = chat.tool().length() * 2L + Tokens.bytes(arguments) + Tokens.bytes(result);
    messages.add(Message.text("user", grown(scene, messages, ask, again)));
    Message.Part wish = Message.Part.toolCall(tool.id(), chat.tool(), arguments);
    ModelCall first =
        call(scene, messages).answers(new Message("assistant", List.of(wish)), "tool_call");
    long prefix = first.inputTokens();
    boolean isCacheable = prefix >= CACHEABLE;
    first.cached(0, isCacheable ? prefix : 0);
    if (first.make(scene, Service.SUPPORT_ASSISTANT.release()).isEmpty()) {
      return;
    }
    if (isBroken) {
      tool.fail(scene);
    } else {
      tool.make(scene);
    }
    messages.add(new Message("assistant", List.of(wish)));
    messages.add(new Message("tool", List.of(Message.Part.toolResponse(tool.id(), result))));
    ModelCall second = call(scene, messages).cached(isCacheable ? prefix : 0, 0);
    if (scene.hits("reasoning", 0.15)) {
      second.reasoning(60 + scene.random().nextInt(200));
    }
    Quirk quirk = isBroken ? Quirk.NONE : Quirk.of(scene);
    finish(scene, second, quirk, answer);
  }

  private static void finish(Scene scene, ModelCall call, Quirk quirk, String answer) {
    switch (quirk) {
      case REFUSAL -> call.answers(scene.phrase("refusal"));
      case UNSUPPORTED -> {
        scene.outcome().unsupported(answer);
        call.answers(contradicting(scene, answer));
      }
      case NONE, TRUNCATED, EMPTY, LOOP -> quirk.apply(scene, call, answer);
    }
    Optional<Span> span = call.make(scene, Service.SUPPORT_ASSISTANT.release());
    span.ifPresent(scene.outcome()::answeredBy);
  }

  /** The answer with a date or an amount that no tool returned. */
  private static String contradicting(Scene scene, String answer) {
    String other = Slots.written(scene.day().plusDays(47), scene.language());
    for (String name : List.of("date2", "date", "amount")) {
      String said = scene.slots().text(name, scene.language());
      if (answer.contains(said)) {
        return answer.replace(said, name.equals("amount") ? "9999" : other);
      }
    }
    return answer;
  }

  private static ModelCall call(Scene scene, List<Message> messages) {
    return new ModelCall(Model.CLAUDE, scene.bank().prompt("chat-agent", "12"), messages)
        .tools(scene.bank().tools())
        .maxTokens(1_024);
  }

  /**
   * The user's message, with a huge document in it where the story wants it, long enough that the
   * request's input becomes {@link #GROWTH} times what it is without.
   *
   * @param again bytes that the second call sends on top of the first
   */
  private static String grown(Scene scene, List<Message> messages, String ask, long again) {
    if (scene.tenant() != Tenant.NORTHWIND || !scene.hasBegun(Incident.HUGE_DOCUMENTS)) {
      return ask;
    }
    List<Message> small = new ArrayList<>(messages);
    small.add(Message.text("user", ask));
    long once = 4 * call(scene, small).inputTokens();
    long bytes = (GROWTH - 1) * (2 * once + again) / 2;
    return new HugeDocument(scene).with(ask, bytes);
  }

  private static void summarise(Scene scene, Bank.Chat chat) {
    if (!scene.hits("summary", 0.35)) {
      return;
    }
    StringBuilder transcript = new StringBuilder();
    for (Message message : history(scene, chat)) {
      transcript.append(message.role()).append(": ").append(message.parts().get(0).content());
      transcript.append('\n');
    }
    transcript.append("user: ").append(scene.fill(chat.asks().get(0))).append('\n');
    transcript.append("assistant: ").append(scene.fill(chat.answers().get(0)));
    new ModelCall(
            Model.GPT_4_1_MINI,
            scene.bank().prompt("summarise", "2"),
            List.of(Message.text("user", transcript.toString())))
        .maxTokens(200)
        .answers(scene.slots().fill(chat.summary(), "en"))
        .makeAlone(scene, Service.SUMMARY_WORKER.release());
  }

  private static void tell(Scene scene) {
    if (scene.tenant() != Tenant.NORTHWIND) {
      return;
    }
    long calls = 0;
    for (Span span : scene.spans()) {
      if (span.isModelCall() && span.usage().isReported()) {
        scene.tell(Incident.HUGE_DOCUMENTS, "input_tokens", span.usage().input());
        calls++;
      }
    }
    scene.tell(Incident.HUGE_DOCUMENTS, "calls", calls);
    scene.tell(Incident.HUGE_DOCUMENTS, "requests", 1);
    scene.example(Incident.HUGE_DOCUMENTS);
  }
}
