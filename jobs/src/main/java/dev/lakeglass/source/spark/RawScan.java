package dev.lakeglass.source.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/**
 * Plans which task reads which raw objects: many small ones together, large ones alone, plain files
 * of lines in parts.
 */
final class RawScan implements Scan, Batch {

  /** Stored bytes a task should read; compressed logs inflate about eightfold. */
  private static final long BYTES_PER_TASK = 16L * 1024 * 1024;

  /** Opening an object costs about as much as reading this many bytes. */
  private static final long BYTES_TO_OPEN = 64L * 1024;

  private static final int LEAST_TASKS = 2;

  private final Reading reading;

  RawScan(Reading reading) {
    this.reading = reading;
  }

  @Override
  public StructType readSchema() {
    return RecordSchema.SCHEMA;
  }

  @Override
  public String description() {
    return "lakeglass raw objects: " + reading.files().size();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<RawPart> parts =
        reading.files().stream().flatMap(file -> RawPart.of(file).stream()).toList();
    long cost = parts.stream().mapToLong(RawScan::cost).sum();
    int tasks = (int) Math.min(parts.size(), Math.max(LEAST_TASKS, cost / BYTES_PER_TASK));
    PriorityQueue<Task> lightest = new PriorityQueue<>(Comparator.comparingLong(t -> t.cost));
    for (int i = 0; i < tasks; i++) {
      lightest.add(new Task());
    }
    parts.stream()
        .sorted(Comparator.comparingLong(RawScan::cost).reversed())
        .forEach(
            part -> {
              Task task = lightest.remove();
              task.parts.add(part);
              task.cost += cost(part);
              lightest.add(task);
            });
    return lightest.stream()
        .map(task -> new RawPartition(List.copyOf(task.parts)))
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new ReaderFactory(reading);
  }

  private static long cost(RawPart part) {
    return part.bytes() + BYTES_TO_OPEN;
  }

  private static final class Task {
    private final List<RawPart> parts = new ArrayList<>();
    private long cost;
  }

  record RawPartition(List<RawPart> parts) implements InputPartition {}

  private record ReaderFactory(Reading reading) implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new RawPartitionReader(reading, ((RawPartition) partition).parts());
    }
  }
}
