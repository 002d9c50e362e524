package dev.lakeglass.check;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Probability of a claim the context does not bear out, above which an answer fails {@code
 * unsupported_claims}.
 *
 * @param standard for applications without a threshold of their own
 * @param byApplication name of an application → its threshold
 */
public record ClaimThresholds(double standard, HashMap<String, Double> byApplication)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  public static final double STANDARD = 0.5;

  public ClaimThresholds(double standard, Map<String, Double> byApplication) {
    this(standard, new HashMap<>(byApplication));
  }

  double of(String application) {
    return byApplication.getOrDefault(application, standard);
  }
}
