package dev.lakeglass.bench;

/** All contenders by name. */
final class Contenders {
  private Contenders() {}

  static Contender named(String name) {
    return switch (name) {
      case "read-lakeglass" -> new LakeglassDecode(Sink.NOTHING);
      case "read-spark" -> new SparkDecode(Sink.NOTHING);
      case "decode-lakeglass" -> new LakeglassDecode(Sink.PARQUET);
      case "decode-spark" -> new SparkDecode(Sink.PARQUET);
      case "decode-duckdb" -> new DuckDecode();
      case "ingest-lakeglass" -> new LakeglassIngest();
      case "ingest-spark" -> new SparkIngest();
      case "ingest-duckdb" -> new DuckIngest();
      case "measure-lakeglass" -> new LakeglassMeasure();
      case "measure-spark" -> new SparkMeasure();
      default -> throw new IllegalArgumentException("No contender is named " + name);
    };
  }
}
