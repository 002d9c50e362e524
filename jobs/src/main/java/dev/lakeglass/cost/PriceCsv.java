package dev.lakeglass.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lines as {@link PriceFile} reads them. */
public final class PriceCsv {
  private PriceCsv() {}

  /**
   * @param remarks lines put before the header, for example a licence
   */
  public static String write(List<String> remarks, List<Price> prices) {
    List<TokenClass> classes =
        Arrays.stream(TokenClass.values())
            .filter(tokenClass -> prices.stream().anyMatch(price -> price.has(tokenClass)))
            .toList();
    StringBuilder csv = new StringBuilder();
    remarks.forEach(remark -> csv.append(("# " + remark).stripTrailing()).append('\n'));
    csv.append("price_id,provider_name,model_pattern,region,service_tier,above_input_tokens,");
    classes.forEach(tokenClass -> csv.append(tokenClass.column()).append(','));
    csv.append("price_factor,valid_from,valid_until,recorded_at,source\n");
    prices.forEach(price -> csv.append(line(price, classes)).append('\n'));
    return csv.toString();
  }

  /** Lines as those of a public collection, whichever list they were read as. */
  public static List<Price> publicLines(List<Price> prices) {
    return prices.stream().map(price -> price.inLayer(PriceBook.PUBLIC)).toList();
  }

  private static String line(Price price, List<TokenClass> classes) {
    return String.join(
        ",",
        price.priceId(),
        String.join(" ", price.providers()),
        price.patterns().stream().map(ModelPattern::text).collect(Collectors.joining(" ")),
        price.region(),
        price.serviceTier(),
        price.aboveInputTokens() == 0 ? "" : String.valueOf(price.aboveInputTokens()),
        classes.stream()
            .map(key -> price.has(key) ? plain(price.usd(key)) : "")
            .collect(Collectors.joining(",")),
        price.isFactor() ? plain(price.factor()) : "",
        price.validFrom().toString(),
        price.validUntil().equals(LocalDate.MAX) ? "" : price.validUntil().toString(),
        price.recordedAt().toString(),
        price.source());
  }

  private static String plain(BigDecimal amount) {
    return amount.toPlainString();
  }
}
