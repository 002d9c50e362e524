package dev.lakeglass.redact;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Addresses of crypto currencies: Base58Check (Bitcoin, Litecoin, Dogecoin, Tron), Bech32 and
 * Bech32m (BIP 173, BIP 350) with their checksums, and 20 bytes after {@code 0x} (Ethereum).
 */
final class CryptoAddressDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] VERSIONS = {0, 5, 30, 22, 48, 50, 65};
  private static final int[] GENERATORS = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  @Override
  public String name() {
    return "crypto_address";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.MIXED_TOKEN);
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int end = position;
    while (end - position <= 64 && Characters.isAsciiAlphanumeric(text.at(end))) {
      end++;
    }
    int length = end - position;
    if (length < 26 || length > 62 || text.at(end) == '_' || text.at(end) == '-') {
      return;
    }
    if (isAddress(text.slice(position, end))) {
      findings.add(position, end, "checked");
    }
  }

  static boolean isAddress(String token) {
    char first = token.charAt(0);
    if (token.startsWith("0x")) {
      return token.length() == 42
          && token.chars().skip(2).allMatch(c -> Characters.isHex((char) c));
    }
    if (token.length() <= 35) {
      return "13LMDAT2n".indexOf(first) >= 0 && isBase58(token);
    }
    String lower = token.toLowerCase(Locale.ROOT);
    return (lower.startsWith("bc1") || lower.startsWith("tb1") || lower.startsWith("ltc1"))
        && isBech32(lower);
  }

  private static boolean isBase58(String token) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < token.length(); i++) {
      int digit = BASE58.indexOf(token.charAt(i));
      if (digit < 0) {
        return false;
      }
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    byte[] bytes = new byte[25];
    byte[] number = value.toByteArray();
    int from = number.length > 1 && number[0] == 0 ? 1 : 0;
    if (number.length - from > 25) {
      return false;
    }
    System.arraycopy(number, from, bytes, 25 - number.length + from, number.length - from);
    byte[] hash = sha256(sha256(Arrays.copyOf(bytes, 21)));
    int version = bytes[0] & 0xFF;
    return Arrays.stream(VERSIONS).anyMatch(known -> known == version)
        && Arrays.equals(Arrays.copyOf(hash, 4), Arrays.copyOfRange(bytes, 21, 25));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Cannot use SHA-256", impossible);
    }
  }

  private static boolean isBech32(String token) {
    int separator = token.lastIndexOf('1');
    int check = 1;
    for (int i = 0; i < separator; i++) {
      check = polymod(check, token.charAt(i) >> 5);
    }
    check = polymod(check, 0);
    for (int i = 0; i < separator; i++) {
      check = polymod(check, token.charAt(i) & 31);
    }
    for (int i = separator + 1; i < token.length(); i++) {
      int digit = BECH32.indexOf(token.charAt(i));
      if (digit < 0) {
        return false;
      }
      check = polymod(check, digit);
    }
    return check == 1 || check == 0x2bc830a3;
  }

  private static int polymod(int check, int value) {
    int top = check >> 25;
    int next = (check & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATORS[i];
    }
    return next;
  }
}
