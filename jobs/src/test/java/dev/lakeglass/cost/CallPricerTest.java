package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallPricerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final CallPricer pricer =
      new CallPricer(new PriceBook(List.of(CallCostTest.price("3.00", "0.30", "3.75", "15.00"))));

  @Test
  void pricesReportedTokens() {
    PricedCall call = pricer.price("provider", "model", DAY, tokens(1_000_000, 1_000_000));

    assertThat(call.status()).isEqualTo(PricingStatus.PRICED);
    assertThat(call.cost().orElseThrow().totalUsd()).isEqualByComparingTo("18");
  }

  @Test
  void saysThatTokensWereEstimated() {
    PricedCall call =
        pricer.price(
            "provider",
            "model",
            DAY,
            new CallTokens(OptionalLong.of(10), 0, 0, OptionalLong.of(1), true));

    assertThat(call.status()).isEqualTo(PricingStatus.ESTIMATED_TOKENS);
    assertThat(call.cost()).isPresent();
  }

  @Test
  void leavesUnpricedWhatItCannotPrice() {
    assertThat(pricer.price("provider", "other", DAY, tokens(1, 1))).isEqualTo(PricedCall.UNPRICED);
    assertThat(pricer.price("", "model", DAY, tokens(1, 1))).isEqualTo(PricedCall.UNPRICED);
    assertThat(pricer.price("provider", "model", LocalDate.of(2024, 12, 31), tokens(1, 1)))
        .isEqualTo(PricedCall.UNPRICED);
    assertThat(
            pricer.price(
                "provider",
                "model",
                DAY,
                new CallTokens(OptionalLong.of(1), 0, 0, OptionalLong.empty(), false)))
        .isEqualTo(PricedCall.UNPRICED);
    assertThat(
            pricer.price(
                "provider",
                "model",
                DAY,
                new CallTokens(OptionalLong.of(1), 2, 0, OptionalLong.of(1), false)))
        .isEqualTo(PricedCall.UNPRICED);
  }

  @Test
  void needsNoOutputTokensOfAnEmbedding() {
    CallPricer embeddings =
        new CallPricer(new PriceBook(List.of(CallCostTest.price("0.02", "0.02", "0.02", "0"))));

    PricedCall call =
        embeddings.price(
            "provider",
            "model",
            DAY,
            new CallTokens(OptionalLong.of(50), 0, 0, OptionalLong.empty(), false));

    assertThat(call.cost().orElseThrow().totalUsd()).isEqualByComparingTo("0.000001");
  }

  @Test
  void pricesTheSameAfterAJourneyToAnotherMachine() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(pricer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CallPricer arrived = (CallPricer) in.readObject();

      assertThat(arrived.price("provider", "model", DAY, tokens(5, 7)))
          .isEqualTo(pricer.price("provider", "model", DAY, tokens(5, 7)));
    }
  }

  private static CallTokens tokens(long input, long output) {
    return new CallTokens(OptionalLong.of(input), 0, 0, OptionalLong.of(output), false);
  }
}
