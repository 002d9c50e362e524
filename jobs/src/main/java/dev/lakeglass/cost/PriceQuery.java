package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a price is asked for.
 *
 * @param provider gen_ai.provider.name; empty if not known: no line applies then
 * @param model as logged
 * @param region of the call; empty if not known
 * @param serviceTier batch, flex, priority; empty for the standard tier
 * @param day UTC day on which the call began
 * @param knownAt lines recorded later are not looked at; {@link LocalDate#MAX} for all
 */
public record PriceQuery(
    String provider,
    String model,
    String region,
    String serviceTier,
    LocalDate day,
    LocalDate knownAt)
    implements Serializable {

  public PriceQuery {
    provider = provider.strip().toLowerCase(Locale.ROOT);
    region = region.strip().toLowerCase(Locale.ROOT);
    serviceTier = standard(serviceTier.strip().toLowerCase(Locale.ROOT));
  }

  public static PriceQuery of(String provider, String model, LocalDate day) {
    return new PriceQuery(provider, model, "", "", day, LocalDate.MAX);
  }

  /** "auto" is a wish, never what was served; the other words mean the standard tier. */
  private static String standard(String tier) {
    return switch (tier) {
      case "standard", "default", "auto", "on_demand", "on-demand", "scale" -> "";
      default -> tier;
    };
  }
}
