package dev.lakeglass.sample;

import java.time.format.DateTimeFormatter;
import java.util.List;

/** A contract or a log that somebody pastes into the chat. */
final class HugeDocument {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

  private final Scene scene;
  private final boolean isLog;
  private long second;

  HugeDocument(Scene scene) {
    this.scene = scene;
    isLog = scene.random().nextInt(100) < 35;
    second = 28_800 + scene.random().nextInt(20_000);
  }

  /** The question followed by a document of about that many bytes. */
  String with(String ask, long bytes) {
    String head = Template.fill(scene.pick(scene.bank().phrases("huge_ask", "en")), this::value);
    StringBuilder text = new StringBuilder((int) bytes + 512);
    text.append(ask).append("\n\n").append(head).append("\n\n");
    long left = bytes - Tokens.bytes(head) - 4;
    int section = 1;
    while (true) {
      String line = line(section++);
      long size = Tokens.bytes(line) + 1;
      if (left < size) {
        boolean isTaken = scene.random().nextDouble() < (double) left / size;
        return isTaken ? text.append(line).append('\n').toString() : text.toString();
      }
      text.append(line).append('\n');
      left -= size;
    }
  }

  private String line(int section) {
    List<String> templates = scene.bank().phrases(isLog ? "log" : "clause", "en");
    String template =
        isLog ? scene.pick(templates) : templates.get((section - 1) % templates.size());
    Slots fresh =
        new Slots(
            scene.bank(),
            scene.world().planted(),
            scene.random(),
            scene.user(),
            scene.tenant(),
            scene.day());
    int article = (section - 1) / templates.size() + 1;
    return Template.fill(
        template,
        name -> {
          if (name.equals("stamp")) {
            return stamp();
          }
          return !isLog && name.equals("n") ? String.valueOf(article) : fresh.text(name, "en");
        });
  }

  private String stamp() {
    second += scene.random().nextInt(40);
    return scene.day().minusDays(1).atStartOfDay().plusSeconds(second).format(STAMP);
  }

  private String value(String name) {
    return name.equals("kind") ? (isLog ? "log" : "contract") : scene.slots().text(name, "en");
  }
}
