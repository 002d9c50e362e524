package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.config.JobConfigReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that works on a lake. */
final class JobOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "conf/job.yaml",
      description =
          "Configuration, a file or a URI; given several times, later files are laid over earlier"
              + " ones. Default: ${DEFAULT-VALUE}")
  private List<String> files;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One configuration value, for example --set drift.baseline=14d")
  private Map<String, String> overrides = new LinkedHashMap<>();

  CanaryRun canaryRun(JobConfig config, Console console) {
    return new CanaryRun(config, files, overrides, console);
  }

  JobConfig config() {
    return JobConfigReader.read(files, overrides, System.getenv());
  }
}
