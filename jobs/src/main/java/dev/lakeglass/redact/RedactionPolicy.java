package dev.lakeglass.redact;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is looked for and what becomes of it.
 *
 * @param name the word for this policy in conf and in the column {@code redaction_policy}
 * @param hash 12 hexadecimal digits over name, detectors, actions and key id: any change shows
 * @param detectors in order of precedence, without those whose type is kept
 * @param actions by type; {@link Action#MASK} for a type that is not named
 * @param pseudonymizer nullable; present if an action needs it
 * @param budget characters that detectors may read again for each character of a text; one that
 *     costs more was made to be slow, and is rejected
 */
public record RedactionPolicy(
    String name,
    String hash,
    List<Detector> detectors,
    Map<String, Action> actions,
    Pseudonymizer pseudonymizer,
    int budget)
    implements Serializable {

  public RedactionPolicy {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(hash, "hash is null");
    detectors = List.copyOf(detectors);
    actions = Map.copyOf(actions);
  }

  /**
   * The policy that conf describes.
   *
   * @param actions action name by type, for the types that are not simply masked
   * @param pseudonymizer empty if no key is configured
   * @throws IllegalArgumentException if a type or action is unknown, or a pseudonym is asked for
   *     without a key
   */
  public static RedactionPolicy of(
      String name,
      List<Detector> detectors,
      Map<String, String> actions,
      Optional<Pseudonymizer> pseudonymizer) {
    Set<String> types = new TreeSet<>();
    detectors.forEach(detector -> types.add(detector.type()));
    Map<String, Action> parsed = new TreeMap<>();
    actions.forEach((type, action) -> parsed.put(known(type, types), Action.named(action)));
    parsed.forEach((type, action) -> requireKey(type, action, pseudonymizer));
    List<Detector> active =
        detectors.stream().filter(detector -> parsed.get(detector.type()) != Action.KEEP).toList();
    String keyId = pseudonymizer.map(Pseudonymizer::keyId).orElse("");
    return new RedactionPolicy(
        name,
        hash(name, active, parsed, keyId),
        active,
        parsed,
        pseudonymizer.orElse(null),
        Text.STANDARD_BUDGET);
  }

  /** Masks everything that the standard detectors find. */
  public static RedactionPolicy standard() {
    return of("standard", Detectors.standard(), Map.of(), Optional.empty());
  }

  RedactionPolicy withBudget(int newBudget) {
    return new RedactionPolicy(name, hash, detectors, actions, pseudonymizer, newBudget);
  }

  /** How the column {@code redaction_policy} names this policy: {@code standard@1f2e…}. */
  public String label() {
    return name + "@" + hash;
  }

  Action action(String type) {
    return actions.getOrDefault(type, Action.MASK);
  }

  private static String known(String type, Set<String> types) {
    if (!types.contains(type)) {
      throw new IllegalArgumentException(
          "Unknown redaction type \"" + type + "\"; expected one of " + String.join(", ", types));
    }
    return type;
  }

  private static void requireKey(
      String type, Action action, Optional<Pseudonymizer> pseudonymizer) {
    if (action == Action.PSEUDONYM && pseudonymizer.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot pseudonymise \""
              + type
              + "\" without a key; set the pseudonym key in the environment, or choose another"
              + " action");
    }
  }

  private static String hash(
      String name, List<Detector> detectors, Map<String, Action> actions, String keyId) {
    StringBuilder content = new StringBuilder(name);
    for (Detector detector : detectors) {
      content.append('\n').append(detector.name()).append('=').append(detector.settings());
    }
    actions.forEach((type, action) -> content.append('\n').append(type).append(action));
    content.append('\n').append(keyId);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot use SHA-256", impossible);
    }
  }
}
