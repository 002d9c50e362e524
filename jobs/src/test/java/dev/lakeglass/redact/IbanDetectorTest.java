package dev.lakeglass.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanDetectorTest {
  private final Detector iban = new IbanDetector();

  /** Examples of the SWIFT registry; near misses have one character changed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pay to «DE89 3704 0044 0532 0130 00» today",
        "«GB29NWBK60161331926819», «fr1420041010050500013M02606»",
        "IBAN«NL91ABNA0417164300».",
        "«MT84MALT011000012345MTLCAST001S» and «NO93-8601-1117-947»",
        "to «DE 89 3704 0044 0532 0130 00» or «DE89.3704.0044.0532.0130.00»",
        "the NO 93 8601 1117 948 and 12 of 34",
        "DE88 3704 0044 0532 0130 00 GB29NWBK60161331926818",
        "DE89 3704 0044 0532 0130 0 ZZ89370400440532013000",
        "DE893704004405320130001 XDE89370400440532013000"
      })
  void findsAccountsWithTheirCheckDigits(String marked) {
    MarkedText.of(marked).assertFoundBy(iban);
  }
}
