package dev.lakeglass.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCardDetectorTest {
  private final Detector card = new PaymentCardDetector();

  /** Test numbers published by the brands; near misses have their last digit off by one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Visa «4111111111111111», Mastercard «5555 5555 5555 4444», «2223-0031-2200-3222»",
        "Amex «378282246310005» or «3714 496353 98431»",
        "Discover «6011 1111 1111 1117» Diners «3056 930902 5904» JCB «3530111333300000»",
        "UnionPay «6200000000000005», Maestro «6759649826438453», 19 digits «4000000000000000006»",
        "card:«4111111111111111»exp",
        "expires «4111 1111 1111 1111» 12/27 123",
        "{\"card\":«4111111111111111»}",
        "John,«4111111111111111»,12/27",
        "PAN «4111·1111·1111·1111», «4242/4242/4242/4242» or «4111 11111111 1111»",
        "full width «４１１１ １１１１ １１１１ １１１１»",
        "«4111_1111_1111_1111», n=«4111+1111+1111+1111»&x, «4111 - 1111 - 1111 - 1111», «3714_496353_98431»",
        "4111_1111_1111_1112 id_4111_1111_1111_1111 4111_1111_1111_1111_1 4111+1111",
        "«4222222222222» was charged, «4111111111111111» 2 times",
        "EAN 4222222222222, tracking number 6304000000000000 bytes, 4111111111111111 bytes",
        "4111111111111112 and 5555 5555 5555 4445 and 3714 496353 98432",
        "9111111111111111 0000000000000000 1234567890123452",
        "0.4111111111111111 and 94111111111111111111 and id_4111111111111111",
        "c56a4180-65aa-42ec-a945-411111111111",
        "%B«4111111111111111»^DOE/JANE^30121010000000000000? %B4111111111111112^DOE %B4111111111111111"
      })
  void findsNumbersOfABrandWithTheirCheckDigit(String marked) {
    MarkedText.of(marked.replace("»exp", "» exp")).assertFoundBy(card);
  }
}
