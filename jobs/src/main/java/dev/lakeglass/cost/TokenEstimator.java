package dev.lakeglass.cost;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts tokens of texts whose provider reported none.
 *
 * <p>Exact for the text of OpenAI models, whose encodings are published; four characters a token
 * for all others. What a provider adds around messages is only approximated, so the count is an
 * estimate in any case.
 */
public final class TokenEstimator {
  /** Role and separators of a message, and the start of the reply, in OpenAI's chat format. */
  private static final int TOKENS_PER_MESSAGE = 4;

  private static final int TOKENS_PER_REPLY = 3;
  private static final int CHARACTERS_PER_TOKEN = 4;

  private static final List<String> O200K_MODELS =
      List.of("gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "chatgpt-4o", "gpt-oss", "o1", "o3", "o4");
  private static final List<String> CL100K_MODELS = List.of("gpt-4", "gpt-3.5", "text-embedding-");

  private TokenEstimator() {}

  /** Tokens of a plain text; 0 for an empty one. */
  public static long textTokens(String model, String text) {
    return encoding(model)
        .map(encoding -> (long) encoding.countTokensOrdinary(text))
        .orElseGet(() -> charactersAsTokens(text));
  }

  /** Tokens of the messages a model received, given all their text and their number. */
  public static long inputTokens(String model, String text, int messages) {
    return textTokens(model, text) + (long) TOKENS_PER_MESSAGE * messages + TOKENS_PER_REPLY;
  }

  private static long charactersAsTokens(String text) {
    long characters = text.codePointCount(0, text.length());
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  private static Optional<Encoding> encoding(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (O200K_MODELS.stream().anyMatch(name::startsWith)) {
      return Optional.of(Registry.ENCODINGS.getEncoding(EncodingType.O200K_BASE));
    }
    if (CL100K_MODELS.stream().anyMatch(name::startsWith)) {
      return Optional.of(Registry.ENCODINGS.getEncoding(EncodingType.CL100K_BASE));
    }
    return Optional.empty();
  }

  /** Loads an encoding when first asked for it: each takes memory and part of a second. */
  private static final class Registry {
    static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();
  }
}
