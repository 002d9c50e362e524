package dev.lakeglass.command;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.BedrockUsageType;
import dev.lakeglass.ledger.Usage;
import dev.lakeglass.table.Lakehouse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;

/**
 * A bill as a file or a folder of files: an AWS Cost and Usage Report 2.0 or a FOCUS data set, CSV
 * (plain or gzip) or Parquet, or saved JSON pages of a provider's cost API. Which of them it is,
 * its columns and file names say.
 */
final class BillFile {
  private static final String PRODUCT = "product";
  private static final String PRODUCT_NAME = "product.product_name";

  /** What is read → columns it may stand in, the first that is set wins: CUR 2.0, then FOCUS. */
  private static final Map<String, List<String>> COLUMNS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "account",
                  List.of("line_item_usage_account_id", "SubAccountId", "BillingAccountId")),
              Map.entry("day", List.of("line_item_usage_start_date", "ChargePeriodStart")),
              Map.entry("region", List.of("product_region_code", "RegionId")),
              Map.entry("usage_type", List.of("line_item_usage_type", "x_UsageType", "SkuMeter")),
              Map.entry(
                  "quantity",
                  List.of("line_item_usage_amount", "ConsumedQuantity", "PricingQuantity")),
              Map.entry("usd", List.of("line_item_unblended_cost", "EffectiveCost")),
              Map.entry("unit", List.of("pricing_unit", "ConsumedUnit", "PricingUnit")),
              Map.entry(
                  "product",
                  List.of(
                      "product_product_name", PRODUCT_NAME, "product_servicename", "ServiceName")),
              Map.entry("resource", List.of("ResourceName", "ResourceId", "SkuId")),
              Map.entry(
                  "service", List.of("line_item_product_code", "x_ServiceCode", "ServiceName")),
              Map.entry("charge", List.of("line_item_line_item_type", "ChargeCategory"))));

  private static final List<String> REQUIRED =
      List.of("account", "day", "usage_type", "quantity", "usd");

  private final Lakehouse lakehouse;
  private final String path;

  BillFile(Lakehouse lakehouse, String path) {
    this.lakehouse = lakehouse;
    this.path = path;
  }

  /** A bill's lines and whose models they are, as the ledger names the provider. */
  record Bill(String provider, List<Usage> usages) {}

  /**
   * What was billed within a window. A provider's cost pages hold nothing but its own service.
   *
   * @throws JobException INPUT if there is no such file, or it is no bill
   */
  Bill bill(String service, Window window) {
    List<Path> pages =
        files().stream().filter(file -> file.getName().matches(".*\\.jsonl?")).toList();
    return pages.isEmpty() ? new Bill("aws.bedrock", usage(service, window)) : costs(pages, window);
  }

  private Bill costs(List<Path> pages, Window window) {
    ProviderCosts costs = new ProviderCosts();
    try {
      for (Path page : pages) {
        try (InputStream stream = lakehouse.fileSystemOf(path).open(page)) {
          costs.read(stream);
        }
      }
      List<Usage> usages =
          costs.usages().stream()
              .filter(usage -> !usage.day().isBefore(window.from()))
              .filter(usage -> usage.day().isBefore(window.to()))
              .toList();
      return new Bill(costs.provider(), usages);
    } catch (IOException | IllegalArgumentException e) {
      throw input(e.getMessage());
    }
  }

  /** What was billed for services whose code or name a regular expression fits, summed by day. */
  private List<Usage> usage(String service, Window window) {
    Dataset<Row> lines =
        lines().where(col("service").rlike(service).or(col("service").equalTo("")));
    return lines
        .where(col("day").geq(window.from()).and(col("day").lt(window.to())))
        .groupBy("account", "day", "region", "usage_type", "unit", "product", "resource", "charge")
        .agg(sum("quantity").as("quantity"), sum("usd").as("usd"))
        .collectAsList()
        .stream()
        .map(BillFile::usage)
        .toList();
  }

  private Dataset<Row> lines() {
    Dataset<Row> file = withProductName(open());
    List<String> known = Arrays.asList(file.columns());
    requireColumns(known);
    List<Column> texts = new ArrayList<>();
    COLUMNS.forEach((what, columns) -> texts.add(text(columns, known).as(what)));
    Dataset<Row> lines =
        file.select(texts.toArray(Column[]::new))
            .withColumn("day", expr("try_cast(substring(day, 1, 10) as date)"))
            .withColumn("quantity", expr("coalesce(try_cast(quantity as decimal(38,12)), 0)"))
            .withColumn("amount", expr("try_cast(nullif(usd, '') as decimal(38,12))"));
    requireAmounts(lines);
    return lines.withColumn("usd", expr("coalesce(amount, 0)"));
  }

  /** CUR 2.0 keeps the product's name in a map, which CSV writes as JSON. */
  private static Dataset<Row> withProductName(Dataset<Row> file) {
    if (!Arrays.asList(file.columns()).contains(PRODUCT)) {
      return file;
    }
    boolean isMap = file.schema().apply(PRODUCT).dataType() instanceof MapType;
    return file.withColumn(
        PRODUCT_NAME,
        expr(isMap ? "product['product_name']" : "get_json_object(product, '$.product_name')"));
  }

  private static Column text(List<String> columns, List<String> known) {
    return coalesce(
        Stream.concat(
                columns.stream()
                    .filter(known::contains)
                    .map(name -> expr("nullif(cast(`" + name + "` as string), '')")),
                Stream.of(lit("")))
            .toArray(Column[]::new));
  }

  private void requireColumns(List<String> known) {
    List<String> missing =
        REQUIRED.stream()
            .filter(what -> COLUMNS.get(what).stream().noneMatch(known::contains))
            .map(what -> what + " (" + String.join(" or ", COLUMNS.get(what)) + ")")
            .toList();
    if (!missing.isEmpty()) {
      throw input(
          "no column for "
              + String.join(", ", missing)
              + "; expected an AWS Cost and Usage Report 2.0 or a FOCUS data set");
    }
  }

  private void requireAmounts(Dataset<Row> lines) {
    long count = lines.where("amount is null and usd <> '' or day is null").count();
    if (count > 0) {
      throw input(count + " lines whose cost is no number or whose day is no date");
    }
  }

  private Dataset<Row> open() {
    boolean isParquet = files().stream().anyMatch(file -> file.getName().contains(".parquet"));
    DataFrameReader reader =
        lakehouse
            .spark()
            .read()
            .option("recursiveFileLookup", "true")
            .option("header", "true")
            .option("escape", "\"");
    return isParquet ? reader.parquet(path) : reader.csv(path);
  }

  private List<Path> files() {
    FileSystem fileSystem = lakehouse.fileSystemOf(path);
    List<Path> found = new ArrayList<>();
    try {
      FileStatus[] matches = fileSystem.globStatus(new Path(path));
      for (FileStatus status : matches == null ? new FileStatus[0] : matches) {
        RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(status.getPath(), true);
        while (files.hasNext()) {
          found.add(files.next().getPath());
        }
      }
    } catch (IOException e) {
      throw input(e.getMessage());
    }
    if (found.isEmpty()) {
      throw input("there is no file");
    }
    return found;
  }

  private JobException input(String problem) {
    return new JobException(Category.INPUT, "Cannot read the bill " + path + ": " + problem);
  }

  /** Credits, discounts, fees and taxes stand on lines of their own, which count no tokens. */
  private static Usage usage(Row row) {
    String usageType = row.getAs("usage_type");
    String charge = row.getAs("charge");
    boolean isUsage = charge.isEmpty() || charge.endsWith("Usage");
    BedrockUsageType type =
        isUsage
            ? BedrockUsageType.of(usageType, row.getAs("product"), row.getAs("resource"))
            : BedrockUsageType.OTHER;
    long perUnit = BedrockUsageType.tokensPerUnit(usageType, row.getAs("unit"));
    return new Usage(
        row.getAs("account"),
        row.<java.sql.Date>getAs("day").toLocalDate(),
        row.getAs("region"),
        type.model(),
        type.kind(),
        isUsage ? usageType : (charge + " " + usageType).strip(),
        row.<BigDecimal>getAs("quantity").multiply(BigDecimal.valueOf(perUnit)),
        row.getAs("usd"));
  }
}
