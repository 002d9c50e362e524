package dev.lakeglass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the process of a contender and has it run. */
final class Runner implements AutoCloseable {

  /**
   * @param peakKilobytes most resident memory since the process began
   * @param totalCpuNanos processor time of the process since it began
   */
  record Measured(long wallNanos, long cpuNanos, long totalCpuNanos, long peakKilobytes) {}

  private final Process process;
  private final BufferedReader answers;

  Runner(String contender, Path input, Path out, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens") || option.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ContenderProcess.class.getName(), contender));
    command.addAll(List.of(input.toString(), out.toString()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  Measured run() throws IOException {
    OutputStream orders = process.getOutputStream();
    orders.write('\n');
    orders.flush();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(ContenderProcess.ANSWER)) {
        String[] numbers = line.substring(ContenderProcess.ANSWER.length()).split(" ");
        return new Measured(
            Long.parseLong(numbers[0]),
            Long.parseLong(numbers[1]),
            Long.parseLong(numbers[2]),
            Long.parseLong(numbers[3]));
      }
    }
    throw new IllegalStateException("a contender ended without an answer; see its output above");
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
