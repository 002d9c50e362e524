package dev.lakeglass.sample;

import java.util.List;
import java.util.Locale;

/** What can be wrong with an answer at any time, incident or not. */
enum Quirk {
  NONE(0),
  REFUSAL(0.012),
  TRUNCATED(0.012),
  EMPTY(0.006),
  LOOP(0.006),
  UNSUPPORTED(0.022);

  private final double share;

  Quirk(double share) {
    this.share = share;
  }

  static Quirk of(Scene scene) {
    for (Quirk quirk : values()) {
      if (scene.hits("quirk " + quirk, quirk.share)) {
        scene.oddity(quirk.name().toLowerCase(Locale.ROOT));
        return quirk;
      }
    }
    return NONE;
  }

  /** Gives the call the answer that this quirk makes of the intended text. */
  void apply(Scene scene, ModelCall call, String text) {
    switch (this) {
      case NONE, UNSUPPORTED -> call.answers(text);
      case REFUSAL -> call.answers(Message.text("assistant", text), "stop");
      case TRUNCATED -> cut(call, text.substring(0, text.length() * 3 / 5));
      case EMPTY -> call.answers("");
      case LOOP -> cut(call, text + repeated(scene));
    }
    if (this == TRUNCATED || this == EMPTY || this == LOOP) {
      scene.outcome().bad();
    }
  }

  private static void cut(ModelCall call, String text) {
    call.maxTokens(Tokens.ofBytes(Tokens.bytes(text)))
        .answers(new Message("assistant", List.of(Message.Part.text(text))), "length");
  }

  private static String repeated(Scene scene) {
    return (" " + scene.phrase("loop")).repeat(scene.isVerbose() ? 10 : 7);
  }
}
