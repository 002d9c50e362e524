package dev.lakeglass.redact;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns values into keyed pseudonyms: HMAC-SHA-256 (RFC 2104, FIPS 180-4), shortened. The same
 * value gives the same pseudonym within a key, and without the key nobody can tell which value it
 * was by trying all of them.
 *
 * <p>Thread-safe. It is serialised with its key, as it must work on executors; it never prints it.
 */
public final class Pseudonymizer implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int FEWEST_KEY_BYTES = 16;
  private static final int USER_DIGITS = 32;

  private final String keyId;
  private final byte[] key;
  private transient ThreadLocal<Mac> macs;

  /**
   * @param keyId names the key in the policy hash, so that a rotation shows
   * @param key at least 16 bytes
   */
  public Pseudonymizer(String keyId, byte[] key) {
    this.keyId = Objects.requireNonNull(keyId, "keyId is null");
    if (key.length < FEWEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "Pseudonym key \""
              + keyId
              + "\" has "
              + key.length
              + " bytes; at least "
              + FEWEST_KEY_BYTES
              + " are needed");
    }
    this.key = key.clone();
  }

  public String keyId() {
    return keyId;
  }

  /** The pseudonym of a user: {@code u_} and 32 hexadecimal digits. */
  public String user(String userId) {
    return "u_" + digits("user", userId, USER_DIGITS);
  }

  /** The first hexadecimal digits of the code of a value, apart for each domain. */
  String digits(String domain, String value, int count) {
    byte[] code = mac().doFinal((domain + '\0' + value).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(code).substring(0, count);
  }

  private Mac mac() {
    ThreadLocal<Mac> local = macs;
    if (local == null) {
      local = ThreadLocal.withInitial(this::newMac);
      macs = local;
    }
    return local.get();
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Cannot use " + ALGORITHM, impossible);
    }
  }
}
