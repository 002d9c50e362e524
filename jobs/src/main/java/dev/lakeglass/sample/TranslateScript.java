package dev.lakeglass.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message to a customer in another language: the route /v1/translate. */
final class TranslateScript implements Script {
  private static final Map<String, String> NAMES =
      Map.of(
          "en",
          "English",
          "de",
          "German",
          "fr",
          "French",
          "es",
          "Spanish",
          "pt",
          "Portuguese",
          "ja",
          "Japanese");
  private static final List<String> CODES = List.of("en", "de", "fr", "es", "pt", "ja");

  @Override
  public void play(Scene scene) {
    String from = scene.language();
    String to = scene.pick(CODES.stream().filter(code -> !code.equals(from)).toList());
    Person reader =
        Person.somebody(scene.bank(), to.equals("ja") ? from : to, "post.example", scene.random());
    Person writer =
        new Person(reader.first(), reader.last(), scene.user().email(), scene.user().company(), "");
    Slots slots =
        new Slots(
            scene.bank(),
            scene.world().planted(),
            scene.random(),
            writer,
            scene.tenant(),
            scene.day());
    List<Map<String, String>> parts = parts(scene);
    String source = letter(parts, slots, from);
    String target = letter(parts, slots, to);
    boolean isNew = scene.hasBegun(Incident.UNPRICED_MODEL);
    ModelCall call =
        new ModelCall(
                isNew ? Model.ACME : Model.NOVA_LITE,
                scene.bank().prompt("translate", "2"),
                List.of(
                    Message.text("user", "Target language: " + NAMES.get(to) + "\n\n" + source)))
            .temperature(0.1);
    Quirk quirk = scene.hits("cut translation", 0.01) ? Quirk.TRUNCATED : Quirk.NONE;
    quirk.apply(scene, call, target);
    Optional<Span> span = call.make(scene, Service.TRANSLATOR.release());
    span.ifPresent(scene.outcome()::answeredBy);
    tell(scene, isNew);
  }

  private static List<Map<String, String>> parts(Scene scene) {
    Bank bank = scene.bank();
    List<Map<String, String>> parts = new ArrayList<>();
    parts.add(scene.pick(bank.translations("open")));
    parts.add(scene.pick(bank.translations("body")));
    Set<Map<String, String>> more = new LinkedHashSet<>();
    int count = 1 + scene.random().nextInt(4);
    while (more.size() < count) {
      more.add(scene.pick(bank.translations("more")));
    }
    parts.addAll(more);
    parts.add(scene.pick(bank.translations("close")));
    return parts;
  }

  private static String letter(List<Map<String, String>> parts, Slots slots, String language) {
    StringBuilder letter = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String text = slots.fill(parts.get(i).get(language), language);
      boolean isCapital = i == 1 && (language.equals("en") || language.equals("es"));
      boolean isParagraph = i == 1 || i == parts.size() - 1;
      letter.append(i == 0 ? "" : isParagraph ? "\n\n" : language.equals("ja") ? "" : " ");
      letter.append(isCapital ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text);
    }
    return letter.toString();
  }

  private static void tell(Scene scene, boolean isNew) {
    for (Span span : scene.spans()) {
      if (span.isModelCall() && span.usage().isReported()) {
        scene.tell(Incident.UNPRICED_MODEL, "calls", 1);
        scene.tell(Incident.UNPRICED_MODEL, "unpriced_calls", isNew ? 1 : 0);
        scene.example(Incident.UNPRICED_MODEL);
      }
    }
  }
}
