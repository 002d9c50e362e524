package dev.lakeglass.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process of one contender: runs once per line it is sent, and answers each with wall time,
 * processor time and peak memory.
 */
final class ContenderProcess {
  static final String ANSWER = "measured ";

  private ContenderProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path input = Path.of(arguments[1]);
    Path out = Path.of(arguments[2]);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (Contender contender = Contenders.named(arguments[0]);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (orders.readLine() != null) {
        Folders.delete(out);
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        contender.run(input, out);
        wall = System.nanoTime() - wall;
        cpu = system.getProcessCpuTime() - cpu;
        answer(
            ANSWER + wall + " " + cpu + " " + system.getProcessCpuTime() + " " + peakKilobytes());
      }
    }
  }

  @SuppressWarnings("PMD.SystemPrintln")
  private static void answer(String line) {
    System.out.println(line);
  }

  /** Peak resident memory as the kernel counts it; 0 where it does not say. */
  private static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
