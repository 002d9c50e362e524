package dev.lakeglass.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Delta's {@code replaceWhere} does for a predicate on partition columns, as one transaction
 * with the same conflicts, but for how it finds the files that are replaced: {@link SnapshotFiles}.
 * Delta rebuilds the state of the whole table for that by three Spark queries. A table that is new
 * is created by the commit that brings its first rows. For sessions with {@link KnownFiles}.
 */
public final class PartitionReplacement {
  private final SparkSession spark;
  private final String path;
  private final String predicate;
  private final String createStatement;

  /**
   * @param predicate SQL over partition columns
   * @param createStatement SQL that would create the table: its columns, comments and properties
   */
  public PartitionReplacement(
      SparkSession spark, String path, String predicate, String createStatement) {
    this.spark = spark;
    this.path = path;
    this.predicate = predicate;
    this.createStatement = createStatement;
  }

  /**
   * @param version the version of the table after it
   * @param isCommit false if there was nothing to write or to replace
   */
  public record Outcome(long version, boolean isCommit) {}

  /**
   * Writes rows in the columns and types of the table in the place of those that pass the
   * predicate.
   *
   * @throws IllegalArgumentException if a row lies in another partition; nothing is replaced then
   */
  public Outcome write(Dataset<Row> rows) {
    return DeltaLog.forTable(spark, path)
        .withNewTransaction(
            Option.empty(), Option.empty(), transaction -> commit(transaction, rows));
  }

  Outcome commit(OptimisticTransaction transaction, Dataset<Row> rows) {
    boolean isNew = transaction.readVersion() < 0;
    if (isNew) {
      transaction.updateMetadata(
          DeclaredMetadata.of(spark, createStatement), transaction.updateMetadata$default$2());
    }
    Filter filter = (Filter) rows.where(predicate).queryExecution().analyzed();
    List<Expression> filters = List.of(filter.condition());
    List<FileAction> written = CollectionConverters.asJava(transaction.writeFiles(rows));
    Predicate<AddFile> isReplaced = SnapshotFiles.inPartitionsOf(filters);
    requireReplaced(written, isReplaced);
    List<AddFile> replaced =
        SnapshotFiles.all(transaction.snapshot()).stream().filter(isReplaced).toList();
    List<Action> actions = new ArrayList<>(written);
    replaced.forEach(file -> actions.add(file.remove()));
    transaction.trackReadPredicates(SnapshotFiles.seq(filters), true, true);
    transaction.trackFilesRead(SnapshotFiles.seq(replaced));
    Option<Object> version =
        isNew ? create(transaction, actions) : commitIfNeeded(transaction, actions);
    if (version.nonEmpty()) {
      know((long) version.get(), transaction, written, replaced);
    }
    return version.isEmpty()
        ? new Outcome(transaction.readVersion(), false)
        : new Outcome((long) version.get(), true);
  }

  /** A table without rows is a commit too. */
  private Option<Object> create(OptimisticTransaction transaction, List<Action> actions) {
    transaction.deltaLog().createLogDirectoriesIfNotExists();
    return Option.apply(transaction.commit(SnapshotFiles.seq(actions), operation()));
  }

  private Option<Object> commitIfNeeded(OptimisticTransaction transaction, List<Action> actions) {
    return transaction.commitIfNeeded(
        SnapshotFiles.seq(actions), operation(), Map$.MODULE$.<String, String>empty());
  }

  private void requireReplaced(List<FileAction> written, Predicate<AddFile> isReplaced) {
    for (FileAction action : written) {
      if (action instanceof AddFile file && !isReplaced.test(file)) {
        throw new IllegalArgumentException(
            "Rows for %s lie in partition %s, expected only %s"
                .formatted(path, file.partitionValues(), predicate));
      }
    }
  }

  /** The next version needs no listing, unless others committed meanwhile. */
  private static void know(
      long version,
      OptimisticTransaction transaction,
      List<FileAction> written,
      List<AddFile> replaced) {
    Snapshot before = transaction.snapshot();
    Snapshot after = transaction.deltaLog().unsafeVolatileSnapshot();
    if (version == before.version() + 1 && version == after.version()) {
      List<AddFile> files = new ArrayList<>(SnapshotFiles.all(before));
      files.removeAll(replaced);
      written.stream()
          .filter(AddFile.class::isInstance)
          .map(AddFile.class::cast)
          .forEach(files::add);
      SnapshotFiles.know(after, files);
    }
  }

  /** As Delta's own overwrite is told in the table's history. */
  private DeltaOperations.Operation operation() {
    return new DeltaOperations.Write(
        SaveMode.Overwrite,
        Option.empty(),
        Option.apply(predicate),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }
}
