package dev.lakeglass.check;

import java.util.List;
import java.util.Optional;

/** Characters that only make sense to a model: chat template tokens and invisible text. */
final class InjectionMarks {
  private static final int CONTEXT = 40;
  private static final int FEWEST_INVISIBLE = 8;
  private static final List<String> TEMPLATE_TOKENS =
      List.of(
          "<|im_start|>",
          "<|im_end|>",
          "<|system|>",
          "<|assistant|>",
          "<|endoftext|>",
          "<|start_header_id|>",
          "[INST]",
          "[/INST]",
          "<<SYS>>",
          "<start_of_turn>",
          "</system>",
          "<system>");

  private InjectionMarks() {}

  /** What was found, as a reason code with the characters around it. */
  record Found(String reason, String evidence) {}

  static Optional<Found> find(String text) {
    if (text.indexOf('<') >= 0 || text.indexOf('[') >= 0) {
      for (String token : TEMPLATE_TOKENS) {
        int at = text.indexOf(token);
        if (at >= 0) {
          int end = Math.min(text.length(), at + token.length() + CONTEXT);
          return Optional.of(new Found("template_token", text.substring(at, end)));
        }
      }
    }
    return invisible(text) >= FEWEST_INVISIBLE
        ? Optional.of(new Found("invisible_text", ""))
        : Optional.empty();
  }

  /** Unicode tag characters (U+E0000 to U+E007F), zero-width and direction marks without a use. */
  private static int invisible(String text) {
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean isTag =
          character == '\udb40'
              && at + 1 < text.length()
              && text.charAt(at + 1) >= '\udc00'
              && text.charAt(at + 1) <= '\udc7f';
      boolean isZeroWidth = character == '\u200b' || character == '\u2060' || character == '\ufeff';
      boolean isOverride = character >= '\u202a' && character <= '\u202e';
      count += isTag || isZeroWidth || isOverride ? 1 : 0;
    }
    return count;
  }
}
