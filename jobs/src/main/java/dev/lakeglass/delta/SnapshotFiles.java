package dev.lakeglass.delta;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedPredicate;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of versions of Delta tables, without a Spark query: from the checksum file that Delta
 * writes beside a commit, which names the files of a table that has few, else from {@link
 * LogFiles}.
 */
final class SnapshotFiles {
  private static final Map<Snapshot, Collection<AddFile>> FILES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private SnapshotFiles() {}

  static Collection<AddFile> all(Snapshot snapshot) {
    Collection<AddFile> files = FILES.get(snapshot);
    if (files == null) {
      files = listed(snapshot);
      FILES.put(snapshot, files);
    }
    return files;
  }

  /** Says what the files of a version are, when it follows a known one. */
  static void know(Snapshot snapshot, Collection<AddFile> files) {
    FILES.put(snapshot, files);
  }

  private static Collection<AddFile> listed(Snapshot snapshot) {
    if (snapshot.version() < 0) {
      return List.of(); // what a table is before its first commit
    }
    Option<VersionChecksum> checksum = snapshot.checksumOpt();
    if (checksum.nonEmpty() && checksum.get().allFiles().nonEmpty()) {
      return CollectionConverters.asJava(checksum.get().allFiles().get());
    }
    return LogFiles.of(snapshot)
        .orElseGet(() -> CollectionConverters.asJava(snapshot.getAllFiles(false)));
  }

  /** Files of a version whose partitions pass filters on partition columns. */
  static List<AddFile> matching(Snapshot snapshot, Collection<Expression> filters) {
    return all(snapshot).stream().filter(inPartitionsOf(filters)).toList();
  }

  /** Whether the partition of a file passes all of the filters. */
  static Predicate<AddFile> inPartitionsOf(Collection<Expression> filters) {
    Expression condition = filters.stream().reduce(And::new).orElse(Literal.TrueLiteral());
    List<Attribute> columns = CollectionConverters.asJava(condition.references().toSeq());
    InterpretedPredicate predicate =
        new InterpretedPredicate(
            BindReferences.bindReference(
                condition, package$.MODULE$.AttributeSeq(seq(columns)), false));
    return file -> predicate.eval(partition(file, columns));
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

  static <T> Seq<T> seq(Collection<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }
}
