package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The detectors, in order of precedence: matches that overlap are united, and the detector that
 * stands first here gives the union its type.
 */
public final class Detectors {
  /** Regions whose national phone formats are recognised unless conf names others. */
  public static final List<String> STANDARD_REGIONS =
      List.of(
          "US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "BR", "IN", "AU", "IE", "AT", "CH", "BE",
          "PT", "SE", "MX", "JP", "NO", "DK", "FI", "CZ", "HU", "RO", "GR", "TR", "NZ", "ZA", "SG",
          "CN", "KR");

  private Detectors() {}

  /** All detectors that are on by default, with the rules and regions that come with the job. */
  public static List<Detector> standard() {
    return standard(STANDARD_REGIONS, SecretRules.standard());
  }

  /**
   * Detectors that are off unless conf names them: those of the job, and those of add-on jars on
   * the class path, each named in its jar's {@code
   * META-INF/services/dev.lakeglass.redact.Detector}.
   *
   * @throws IllegalArgumentException if an add-on cannot be loaded, or has a name that is taken
   */
  public static List<Detector> optional() {
    Map<String, Detector> optional = new LinkedHashMap<>();
    standard().forEach(detector -> optional.put(detector.name(), detector));
    Set<String> standard = Set.copyOf(optional.keySet());
    optional.put("domain", new DomainDetector());
    try {
      for (Detector addOn : ServiceLoader.load(Detector.class)) {
        if (optional.putIfAbsent(addOn.name(), addOn) != null) {
          throw new IllegalArgumentException(
              "Cannot add "
                  + addOn.getClass().getName()
                  + ": a detector is called "
                  + addOn.name());
        }
      }
    } catch (ServiceConfigurationError broken) {
      throw new IllegalArgumentException("Cannot add a detector: " + broken.getMessage(), broken);
    }
    optional.keySet().removeAll(standard);
    return List.copyOf(optional.values());
  }

  /**
   * All detectors that are on by default.
   *
   * @param phoneRegions ISO 3166 codes of the regions whose national phone formats are recognised
   * @param secretRules rules for keys and tokens, see {@link SecretRules}
   * @throws IllegalArgumentException if a region is unknown
   */
  public static List<Detector> standard(List<String> phoneRegions, List<Detector> secretRules) {
    List<Detector> detectors = new ArrayList<>();
    detectors.add(new PrivateKeyDetector());
    detectors.addAll(secretRules);
    detectors.add(new UrlCredentialsDetector());
    detectors.add(new EmailDetector());
    detectors.add(new IbanDetector());
    detectors.add(new BicDetector());
    detectors.add(new CryptoAddressDetector());
    detectors.add(new PaymentCardDetector());
    for (NumericId id : NumericId.values()) {
      detectors.add(new NumericIdDetector(id));
    }
    for (LetteredId id : LetteredId.values()) {
      detectors.add(new LetteredIdDetector(id));
    }
    detectors.add(new IpAddressDetector());
    detectors.add(new MacAddressDetector());
    detectors.add(new BirthDateDetector());
    detectors.add(new PhoneDetector(phoneRegions));
    detectors.add(DocumentNumberDetector.passport());
    detectors.add(DocumentNumberDetector.drivingLicence());
    detectors.add(new StreetAddressDetector());
    detectors.add(new SecretAssignmentDetector());
    detectors.add(new PersonNameDetector());
    detectors.add(new GivenNameDetector());
    return List.copyOf(detectors);
  }
}
