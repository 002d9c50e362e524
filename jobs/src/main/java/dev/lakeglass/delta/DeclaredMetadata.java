package dev.lakeglass.delta;

import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** What Delta's log says of a table that a {@code create table} statement would have created. */
final class DeclaredMetadata {
  private DeclaredMetadata() {}

  /**
   * @param createStatement partitioned by columns only
   */
  static Metadata of(SparkSession spark, String createStatement) {
    CreateTable declared = parse(spark, createStatement);
    UnresolvedTableSpec said = (UnresolvedTableSpec) declared.tableSpec();
    List<String> partitionColumns =
        CollectionConverters.asJava(declared.partitioning()).stream()
            .map(Transform::describe)
            .toList();
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        said.comment().getOrElse(() -> null),
        new Format("parquet", Map$.MODULE$.<String, String>empty()),
        declared.tableSchema().json(),
        SnapshotFiles.seq(partitionColumns),
        said.properties(),
        Option.apply(System.currentTimeMillis()));
  }

  private static CreateTable parse(SparkSession spark, String createStatement) {
    try {
      return (CreateTable) spark.sessionState().sqlParser().parsePlan(createStatement);
    } catch (ParseException e) {
      throw new IllegalArgumentException("Cannot read the declaration of a table", e);
    }
  }
}
