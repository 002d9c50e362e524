package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.ingest.IngestStage;
import dev.lakeglass.mart.MartStage;
import dev.lakeglass.pipeline.Stage;
import java.util.List;

/** All stages, in the order of a daily run. */
final class Stages {
  private Stages() {}

  static List<Stage> all(JobConfig config) {
    return List.of(new IngestStage(config), new MartStage());
  }

  static List<Stage> named(String name, JobConfig config) {
    return all(config).stream().filter(stage -> stage.name().equals(name)).toList();
  }
}
