package dev.lakeglass.sample;

import java.util.List;
import java.util.Optional;

/** The same few questions over and over: the route /v1/faq. */
final class FaqScript implements Script {
  static final String FLAG = "creative-faq";

  @Override
  public void play(Scene scene) {
    List<Bank.Faq> faqs = scene.bank().faqs(scene.language());
    // Squaring makes the first questions of the list the frequent ones.
    double position = scene.random().nextDouble();
    Bank.Faq faq = faqs.get((int) (position * position * faqs.size()));
    boolean isCreative = scene.hasBegun(Incident.INCONSISTENT_ANSWERS);
    String answer = isCreative ? scene.pick(faq.answers()) : faq.answers().get(0);
    ModelCall call =
        new ModelCall(
                Model.GPT_4_1_MINI,
                scene.bank().prompt("faq", "4"),
                List.of(Message.text("user", faq.question())))
            .temperature(isCreative ? 1.2 : 0)
            .maxTokens(200)
            .answers(answer);
    Optional<Span> span = call.make(scene, Service.FAQ_BOT.release());
    if (span.isEmpty()) {
      return;
    }
    scene.outcome().answeredBy(span.get());
    boolean isWrong = !answer.equals(faq.answers().get(0));
    if (isWrong) {
      scene.outcome().outdated(faq.answers().get(0));
      scene.example(Incident.INCONSISTENT_ANSWERS);
    }
    scene.tell(Incident.INCONSISTENT_ANSWERS, "answers", 1);
    scene
        .world()
        .truth()
        .answer(Incident.INCONSISTENT_ANSWERS, scene.day(), faq.question(), answer);
  }
}
