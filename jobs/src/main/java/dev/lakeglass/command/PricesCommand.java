package dev.lakeglass.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.cost.GenAiPrices;
import dev.lakeglass.cost.LiteLlmPrices;
import dev.lakeglass.cost.Price;
import dev.lakeglass.cost.PriceAnswer;
import dev.lakeglass.cost.PriceBook;
import dev.lakeglass.cost.PriceCsv;
import dev.lakeglass.cost.PriceImport;
import dev.lakeglass.cost.PriceQuery;
import dev.lakeglass.cost.TokenClass;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks prices up and imports public collections. */
@Command(
    name = "prices",
    mixinStandardHelpOptions = true,
    description = "Which price applies to a model and why; imports public price collections.",
    subcommands = {PricesCommand.Lookup.class, PricesCommand.Import.class})
final class PricesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Says which line applies to a model on a day. */
  @Command(
      name = "lookup",
      mixinStandardHelpOptions = true,
      description = "The price line that applies to a model on a day, and why others do not.")
  static final class Lookup implements Callable<Integer> {
    @Mixin private JobOptions job;
    @Mixin private OutputOptions output;

    @Parameters(paramLabel = "MODEL", description = "Model as logged: a name, an ARN, a path")
    private String model;

    @Option(
        names = "--provider",
        defaultValue = "",
        description = "gen_ai.provider.name; without it, every provider with a line for the model")
    private String provider;

    @Option(names = "--at", converter = UtcDay.class, description = "UTC day. Default: today")
    private LocalDate at;

    @Option(
        names = "--known-at",
        converter = UtcDay.class,
        description = "Leave out lines recorded after this day")
    private LocalDate knownAt;

    @Option(names = "--region", defaultValue = "", description = "Cloud region of the call")
    private String region;

    @Option(names = "--tier", defaultValue = "", description = "batch, flex, priority, …")
    private String tier;

    @Option(
        names = "--input-tokens",
        defaultValue = "0",
        description = "Length of the call, for prices that depend on it")
    private long inputTokens;

    private final Console console;

    Lookup(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      PriceBook book = Pricing.book(job.config());
      LocalDate day = at == null ? LocalDate.now(ZoneOffset.UTC) : at;
      Set<String> providers = new TreeSet<>();
      if (provider.isEmpty()) {
        book.prices().forEach(price -> providers.addAll(price.providers()));
        providers.remove("*");
      } else {
        providers.add(provider);
      }
      List<List<Object>> rows = new ArrayList<>();
      String why = "";
      for (String name : providers) {
        PriceAnswer answer =
            book.explain(
                new PriceQuery(
                    name, model, region, tier, day, knownAt == null ? LocalDate.MAX : knownAt));
        if (answer.price().isPresent() || !provider.isEmpty()) {
          rows.addAll(rows(name, answer));
          why = answer.why();
        }
      }
      output.rows(
          List.of("applies", "provider", "line", "usd per million", "valid", "recorded", "source"),
          rows,
          console);
      boolean isFound = rows.stream().anyMatch(row -> "yes".equals(row.get(0)));
      console.progress(
          isFound
              ? "Why: " + why + "."
              : "Unpriced: "
                  + (why.isEmpty() ? "no provider has a line for it" : why)
                  + ". Add a line to conf/model_prices.csv.");
      return 0;
    }

    private List<List<Object>> rows(String name, PriceAnswer answer) {
      List<List<Object>> rows = new ArrayList<>();
      answer
          .price()
          .ifPresent(
              price -> {
                for (Price line : price.lines()) {
                  rows.add(
                      row(line.equals(price.of(inputTokens)) ? "yes" : other(line), name, line));
                }
              });
      for (PriceAnswer.Rejected rejected : answer.others()) {
        rows.add(row("no: " + rejected.reason(), name, rejected.line()));
      }
      return rows;
    }

    private static String other(Price line) {
      return line.aboveInputTokens() == 0
          ? "no: for shorter calls"
          : "no: above " + line.aboveInputTokens() + " input tokens";
    }

    private static List<Object> row(String applies, String name, Price line) {
      String amounts =
          line.usd().isEmpty()
              ? "x " + line.factor().toPlainString()
              : Arrays.stream(TokenClass.values())
                  .filter(tokenClass -> line.usd().containsKey(tokenClass))
                  .map(
                      tokenClass ->
                          tokenClass.name().toLowerCase(Locale.ROOT)
                              + " "
                              + line.usd(tokenClass).toPlainString())
                  .collect(Collectors.joining(", "));
      return Arrays.asList(
          applies,
          name,
          line.priceId(),
          amounts,
          line.validFrom()
              + (line.validUntil().equals(LocalDate.MAX) ? " on" : " to " + line.validUntil()),
          line.recordedAt().toString(),
          line.source());
    }
  }

  /** Makes a price file of a public collection. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Converts a public price collection. Lines of an earlier import that say the same keep the"
              + " day they were recorded; what changed becomes a line more.")
  static final class Import implements Callable<Integer> {
    private enum Collection {
      genai_prices,
      litellm
    }

    @Mixin private OutputOptions output;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "COLLECTION",
        description = "genai-prices (its data as JSON) or litellm (its model price map)")
    private String from;

    @Parameters(paramLabel = "FILE", description = "The collection as JSON")
    private Path file;

    @Option(names = "--out", required = true, description = "Price file to write or to extend")
    private Path out;

    @Option(
        names = "--source",
        description = "Named as source of each line, for example \"genai-prices 0.1.8\"")
    private String source;

    @Option(
        names = "--licence",
        paramLabel = "FILE",
        description = "Licence of the collection, put at the head of the price file")
    private Path licence;

    @Option(
        names = "--recorded-at",
        converter = UtcDay.class,
        description = "Day from which the prices are known. Default: today")
    private LocalDate recordedAt;

    private final Console console;

    Import(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      PriceImport converted = convert(json());
      boolean isExtended = Files.exists(out);
      List<Price> earlier =
          isExtended ? PriceBook.parse(out.toString(), Files.readString(out)).prices() : List.of();
      PriceImport whole = isExtended ? converted.over(PriceCsv.publicLines(earlier)) : converted;
      String csv = PriceCsv.write(remarks(), whole.prices());
      PriceBook.parse(out.toString(), csv);
      Files.writeString(out, csv);
      whole.skipped().stream()
          .distinct()
          .forEach(skipped -> console.progress("skipped " + skipped));
      output.rows(
          List.of("lines", "count"),
          List.of(
              List.of("converted", (long) converted.prices().size()),
              List.of("before", (long) earlier.size()),
              List.of("added", (long) whole.prices().size() - earlier.size()),
              List.of("skipped", converted.skipped().stream().distinct().count())),
          console);
      return 0;
    }

    private JsonNode json() throws IOException {
      try {
        return new ObjectMapper()
            .enable(
                com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(Files.readString(file, StandardCharsets.UTF_8));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw invalid("it is no JSON", e);
      }
    }

    private PriceImport convert(JsonNode json) {
      LocalDate day = recordedAt == null ? LocalDate.now(ZoneOffset.UTC) : recordedAt;
      Collection collection = collection();
      String name = source == null ? from : source.replace(',', ' ');
      try {
        return collection == Collection.litellm
            ? LiteLlmPrices.convert(json, day, name)
            : GenAiPrices.convert(json, day, name);
      } catch (IllegalArgumentException e) {
        throw invalid(e.getMessage(), e);
      }
    }

    private Collection collection() {
      return switch (from) {
        case "genai-prices" -> Collection.genai_prices;
        case "litellm" -> Collection.litellm;
        default ->
            throw new JobException(
                Category.CONFIG,
                "Cannot import prices from \"" + from + "\": expected genai-prices or litellm");
      };
    }

    private List<String> remarks() throws IOException {
      List<String> remarks = new ArrayList<>();
      remarks.add(
          "Public list prices of models in US dollars, made by `lakeglass prices import --from "
              + from
              + "`. Do not edit: import again, or lay a line");
      remarks.add("of your own over it in conf/model_prices.csv, which documents the columns.");
      if (licence != null) {
        remarks.add("");
        remarks.addAll(Files.readAllLines(licence, StandardCharsets.UTF_8));
      }
      return remarks;
    }

    private JobException invalid(String reason, Exception cause) {
      return new JobException(
          Category.INPUT, "Cannot import prices from " + file + ": " + reason, cause);
    }
  }
}
