package dev.lakeglass.table;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionSet;
import org.apache.spark.sql.catalyst.expressions.ExpressionSet$;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedPredicate;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.delta.DeltaTableUtils;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.delta.stats.DataSize;
import org.apache.spark.sql.delta.stats.DeltaDataSkippingType$;
import org.apache.spark.sql.delta.stats.DeltaScan;
import org.apache.spark.sql.delta.stats.DeltaScanGenerator;
import org.apache.spark.sql.delta.stats.PrepareDeltaScan;
import org.apache.spark.sql.delta.stats.PreparedDeltaFileIndex;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set$;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Delta finds the files of every scan by a Spark query over the table's log, whatever it found
 * before; on a small day these queries cost more than the scans. This session extension takes the
 * files of a version of a table once, from Delta's checksum file where that names them, and
 * compares their partitions with the filters in memory. Column statistics are not looked at, since
 * our tables are read by day.
 *
 * <p>It builds on Delta's own planner rule, so it is for sessions that run the Delta this was
 * compiled with: those inside this process.
 */
public final class KnownFiles implements Function1<SparkSessionExtensions, BoxedUnit> {
  private static final Map<Snapshot, Collection<AddFile>> FILES =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectPreCBORule(Rule::new);
    return BoxedUnit.UNIT;
  }

  /** Files of a version that may hold rows which pass filters on partition columns. */
  private static List<AddFile> matching(Snapshot snapshot, List<Expression> filters) {
    Expression condition = filters.stream().reduce(And::new).orElse(Literal.TrueLiteral());
    List<Attribute> columns =
        CollectionConverters.asJava(condition.references().toSeq()).stream().toList();
    InterpretedPredicate predicate =
        new InterpretedPredicate(
            BindReferences.bindReference(
                condition, package$.MODULE$.AttributeSeq(seq(columns)), false));
    return filesOf(snapshot).stream()
        .filter(file -> predicate.eval(partition(file, columns)))
        .toList();
  }

  private static Collection<AddFile> filesOf(Snapshot snapshot) {
    Collection<AddFile> files = FILES.get(snapshot);
    if (files == null) {
      files = CollectionConverters.asJava(listed(snapshot));
      FILES.put(snapshot, files);
    }
    return files;
  }

  private static Seq<AddFile> listed(Snapshot snapshot) {
    Option<VersionChecksum> checksum = snapshot.checksumOpt();
    if (checksum.nonEmpty() && checksum.get().allFiles().nonEmpty()) {
      return checksum.get().allFiles().get();
    }
    return snapshot.getAllFiles(false);
  }

  private static InternalRow partition(AddFile file, List<Attribute> columns) {
    return new GenericInternalRow(
        columns.stream().map(column -> value(file, column)).toArray(Object[]::new));
  }

  /** Times of day have no place in our partitions, so the time zone is any. */
  private static Object value(AddFile file, Attribute column) {
    String text = file.partitionValues().get(column.name()).getOrElse(() -> null);
    Literal literal = new Literal(UTF8String.fromString(text), DataTypes.StringType);
    return new Cast(literal, column.dataType(), Option.apply("UTC"), Cast.apply$default$4())
        .eval(null);
  }

  private static <T> Seq<T> seq(Collection<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  /** Delta's own rule, but for where it takes the files from. */
  private static final class Rule extends PrepareDeltaScan {
    private final SparkSession spark;

    Rule(SparkSession spark) {
      super(spark);
      this.spark = spark;
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
        return new Scan(snapshot, filters, matching(snapshot, used));
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
          seq(files),
          size(filesOf(snapshot)),
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
      return seq(
          matching(
              preparedScan().scannedSnapshot(), CollectionConverters.asJava(partitionFilters)));
    }
  }
}
