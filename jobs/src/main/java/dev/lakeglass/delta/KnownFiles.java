package dev.lakeglass.delta;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionSet;
import org.apache.spark.sql.catalyst.expressions.ExpressionSet$;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.delta.DeltaTableUtils;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.delta.stats.DataSize;
import org.apache.spark.sql.delta.stats.DeltaDataSkippingType$;
import org.apache.spark.sql.delta.stats.DeltaScan;
import org.apache.spark.sql.delta.stats.DeltaScanGenerator;
import org.apache.spark.sql.delta.stats.PrepareDeltaScan;
import org.apache.spark.sql.delta.stats.PreparedDeltaFileIndex;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set$;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Delta finds the files of every scan by a Spark query over the table's log, whatever it found
 * before; on a small day these queries cost more than the scans. This session extension compares
 * the partitions of {@link SnapshotFiles} with the filters in memory. Column statistics are not
 * looked at, since our tables are read by day.
 *
 * <p>It builds on Delta's own planner rule, and does nothing with another Delta than the one it was
 * compiled with.
 */
public final class KnownFiles implements Function1<SparkSessionExtensions, BoxedUnit> {
  private static final String DELTA = "4.4.0";

  /** Whether the files of a session's tables are known. */
  public static boolean isOn(SparkSession spark) {
    return isItsDelta()
        && spark.conf().get("spark.sql.extensions", "").contains(KnownFiles.class.getName());
  }

  private static boolean isItsDelta() {
    return io.delta.package$.MODULE$.VERSION().equals(DELTA);
  }

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    if (isItsDelta()) {
      extensions.injectPreCBORule(Rule::new);
    }
    return BoxedUnit.UNIT;
  }

  /** Delta's own rule, but for where it takes the files from. */
  private static final class Rule extends PrepareDeltaScan {
    private final SparkSession spark;

    Rule(SparkSession spark) {
      super(spark);
      this.spark = spark;
    }

    /** As Delta's own, the latest version; within a transaction, of other tables than its own. */
    @Override
    public DeltaScanGenerator getDeltaScanGenerator(TahoeLogFileIndex index) {
      Snapshot atHand = LatestVersion.atHand(index.deltaLog());
      boolean isOfTransaction =
          OptimisticTransaction.getActive()
              .exists(transaction -> transaction.deltaLog().isSameLogAs(index.deltaLog()));
      return !isOfTransaction
              && !index.isTimeTravelQuery()
              && atHand.version() == index.snapshotAtAnalysis().version()
              && LatestVersion.is(atHand, spark)
          ? atHand
          : super.getDeltaScanGenerator(index);
    }

    @Override
    public DeltaScan filesForScan(
        DeltaScanGenerator generator,
        Option<Object> limit,
        Seq<Expression> filters,
        LogicalRelation relation) {
      if (limit.isEmpty()
          && generator instanceof Snapshot snapshot
          && snapshot.metadata().physicalPartitionColumns().equals(partitionColumns(snapshot))) {
        List<Expression> used =
            CollectionConverters.asJava(filters).stream()
                .filter(filter -> isOfPartitions(filter, snapshot))
                .toList();
        return new Scan(snapshot, filters, SnapshotFiles.matching(snapshot, used));
      }
      return super.filesForScan(generator, limit, filters, relation);
    }

    private boolean isOfPartitions(Expression filter, Snapshot snapshot) {
      return filter.deterministic()
          && !SubqueryExpression.hasSubquery(filter)
          && DeltaTableUtils.isPredicatePartitionColumnsOnly(
              filter, partitionColumns(snapshot), spark);
    }

    private static Seq<String> partitionColumns(Snapshot snapshot) {
      return snapshot.metadata().partitionColumns();
    }

    @Override
    public PreparedDeltaFileIndex getPreparedIndex(DeltaScan scan, TahoeLogFileIndex fileIndex) {
      PreparedDeltaFileIndex index = super.getPreparedIndex(scan, fileIndex);
      return scan instanceof Scan ? new Index(index) : index;
    }
  }

  /** What the planner estimates sizes by. */
  private static final class Scan extends DeltaScan {
    private static final long serialVersionUID = 1;

    Scan(Snapshot snapshot, Seq<Expression> filters, List<AddFile> files) {
      super(
          snapshot.version(),
          SnapshotFiles.seq(files),
          size(SnapshotFiles.all(snapshot)),
          size(files),
          size(files),
          snapshot,
          ExpressionSet$.MODULE$.apply(filters),
          none(),
          none(),
          Set$.MODULE$.<Expression>newBuilder().result(),
          none(),
          0,
          DeltaDataSkippingType$.MODULE$.partitionFilteringOnlyV1());
    }

    private static ExpressionSet none() {
      return ExpressionSet$.MODULE$.apply();
    }

    private static DataSize size(Collection<AddFile> files) {
      long bytes = files.stream().mapToLong(AddFile::size).sum();
      return new DataSize(
          Option.apply(bytes), Option.empty(), Option.apply((long) files.size()), Option.empty());
    }
  }

  /** Delta's own asks again where a query scans a table twice. */
  private static final class Index extends PreparedDeltaFileIndex {
    private static final long serialVersionUID = 1;

    Index(PreparedDeltaFileIndex index) {
      super(
          index.spark(),
          index.deltaLog(),
          index.path(),
          index.catalogTableOpt(),
          index.preparedScan(),
          index.versionScanned());
    }

    @Override
    public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> others) {
      return SnapshotFiles.seq(
          SnapshotFiles.matching(
              preparedScan().scannedSnapshot(), CollectionConverters.asJava(partitionFilters)));
    }
  }
}
