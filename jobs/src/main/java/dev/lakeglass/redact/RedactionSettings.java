package dev.lakeglass.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What conf says about redaction, in the words people write there.
 *
 * @param policy name of the policy
 * @param actions action by type, for the types that are not simply masked
 * @param key key of the pseudonyms
 * @param keyId id of that key
 * @param phoneRegions ISO 3166 codes; empty for {@link Detectors#STANDARD_REGIONS}
 * @param secretRules texts of rule files that are looked at before the packed rules
 * @param optionalDetectors names of {@link Detectors#optional()} to look for as well
 * @param budget see {@link RedactionPolicy#budget()}
 */
public record RedactionSettings(
    String policy,
    Map<String, String> actions,
    Optional<String> key,
    String keyId,
    List<String> phoneRegions,
    List<String> secretRules,
    List<String> optionalDetectors,
    int budget) {

  /**
   * The policy of these settings.
   *
   * @throws IllegalArgumentException naming what is wrong: an unknown type, action, region or
   *     detector, a bad rule, a pseudonym without a key, a short key
   */
  public RedactionPolicy toPolicy() {
    if (budget < 1) {
      throw new IllegalArgumentException("Budget " + budget + ", expected at least 1");
    }
    return RedactionPolicy.of(policy, detectors(), actions, pseudonymizer()).withBudget(budget);
  }

  /** Empty if there is no key. */
  public Optional<Pseudonymizer> pseudonymizer() {
    return key.map(text -> new Pseudonymizer(keyId, text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Detector> detectors() {
    List<Detector> rules = new ArrayList<>();
    secretRules.forEach(file -> rules.addAll(SecretRules.parse(file)));
    rules.addAll(SecretRules.standard());
    Set<String> names = new HashSet<>();
    for (Detector rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "Secret rule \"" + rule.name() + "\" stands in two files; give yours another id");
      }
    }
    List<String> regions = phoneRegions.isEmpty() ? Detectors.STANDARD_REGIONS : phoneRegions;
    List<Detector> detectors = new ArrayList<>(Detectors.standard(regions, rules));
    for (String name : optionalDetectors) {
      detectors.add(optional(name));
    }
    return detectors;
  }

  private static Detector optional(String name) {
    return Detectors.optional().stream()
        .filter(detector -> detector.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown optional detector \""
                        + name
                        + "\"; expected one of "
                        + Detectors.optional().stream().map(Detector::name).toList()));
  }
}
