package dev.lakeglass.sample;

import java.util.List;
import java.util.Optional;

/** An e-mail turned into JSON: the route /v1/extract. */
final class ExtractScript implements Script {
  private static final String NEW_RELEASE = "2.3.0";

  @Override
  public void play(Scene scene) {
    boolean isNew = scene.hasBegun(Incident.JSON_BREAK);
    Bank.Ticket ticket = scene.calmly("ticket", scene.bank().tickets(scene.language()));
    Slots sender = sender(scene);
    String language = scene.language();
    String mail = sender.fill(scene.pick(ticket.mails()), language);
    String answer = answer(ticket, sender, language, mail);
    boolean isBroken = scene.hits("broken json", isNew ? 0.45 : 0.01);
    boolean isViolating = !isBroken && scene.hits("violating json", isNew ? 0.12 : 0.006);
    ModelCall call =
        new ModelCall(
                Model.CLAUDE,
                scene.bank().prompt("ticket-extract", "5"),
                List.of(Message.text("user", mail)))
            .schema(scene.bank().ticketSchema())
            .temperature(0)
            .answers(
                isBroken ? broken(scene, answer) : isViolating ? violating(scene, answer) : answer);
    long prefix = Tokens.ofBytes(scene.bank().prompt("ticket-extract", "5").bytes());
    boolean isWarm = scene.hits("prompt cache", 0.8);
    call.cached(isWarm ? prefix : 0, isWarm ? 0 : prefix);
    Optional<Span> span = call.make(scene, release(scene));
    span.ifPresent(scene.outcome()::answeredBy);
    if (span.isPresent()) {
      tell(scene, isBroken, isViolating);
    }
  }

  static Service.Release release(Scene scene) {
    return scene.hasBegun(Incident.JSON_BREAK)
        ? Service.TICKET_EXTRACTOR.release(NEW_RELEASE)
        : Service.TICKET_EXTRACTOR.release();
  }

  /** The person who wrote the e-mail is a customer of the tenant, not its user. */
  private static Slots sender(Scene scene) {
    Person person = Person.somebody(scene.bank(), scene.language(), "post.example", scene.random());
    return new Slots(
        scene.bank(), scene.world().planted(), scene.random(), person, scene.tenant(), scene.day());
  }

  private static String answer(Bank.Ticket ticket, Slots sender, String language, String mail) {
    String reference = ticket.field("reference");
    return Message.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("category", ticket.field("category"));
          json.writeStringField("priority", ticket.field("priority"));
          json.writeStringField("product_area", ticket.field("area"));
          json.writeStringField("language", language);
          json.writeObjectFieldStart("customer");
          json.writeStringField("name", name(sender, language, mail));
          json.writeStringField("email", mail.contains(sender.email()) ? sender.email() : "");
          json.writeEndObject();
          if (reference.isEmpty()) {
            json.writeNullField("reference");
          } else {
            json.writeStringField("reference", sender.fill(reference, language));
          }
          json.writeStringField("sentiment", ticket.field("sentiment"));
          json.writeStringField("summary", sender.fill(ticket.field("summary"), "en"));
          json.writeStringField("requested_action", ticket.field("action"));
          json.writeEndObject();
        });
  }

  private static String name(Slots sender, String language, String mail) {
    String first = sender.text("first", language);
    String last = sender.text("last", language);
    for (String name : List.of(first + " " + last, last + " " + first, first)) {
      if (mail.contains(name)) {
        return name;
      }
    }
    return "";
  }

  private static String broken(Scene scene, String json) {
    scene.outcome().bad();
    return switch (scene.random().nextInt(4)) {
      case 0 -> "Here is the JSON object for this e-mail:\n\n" + json;
      case 1 -> json.substring(0, json.length() - 1) + ",}";
      case 2 -> json.replace('"', '\'');
      default -> json.substring(0, json.length() - 1);
    };
  }

  private static String violating(Scene scene, String json) {
    scene.outcome().bad();
    return switch (scene.random().nextInt(3)) {
      case 0 -> json.replaceFirst("\"priority\":\"[a-z]+\"", "\"priority\":\"P1\"");
      case 1 -> json.replaceFirst("\"category\":\"[a-z_]+\",", "");
      default -> json.replaceFirst("\"sentiment\":\"[a-z]+\"", "\"sentiment\":0.2");
    };
  }

  private static void tell(Scene scene, boolean isBroken, boolean isViolating) {
    scene.tell(Incident.JSON_BREAK, "answers", 1);
    scene.tell(Incident.JSON_BREAK, "broken_json", isBroken ? 1 : 0);
    scene.tell(Incident.JSON_BREAK, "schema_violations", isViolating ? 1 : 0);
    if (isBroken || isViolating) {
      scene.example(Incident.JSON_BREAK);
    }
  }
}
