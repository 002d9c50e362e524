package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real S3 server on a free loopback port, keeping its objects in its memory. In a process of its
 * own: its libraries and Spark's do not get on in one.
 */
final class S3Proxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int GLANCE_MILLIS = 50;

  private final Process process;
  private final URI endpoint;
  private final HttpClient client = HttpClient.newHttpClient();

  private S3Proxy(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static S3Proxy start(Path folder) throws IOException, InterruptedException {
    URI endpoint = URI.create("http://127.0.0.1:" + freePort());
    Path settings =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.authorization=none
            s3proxy.endpoint=%s
            jclouds.provider=transient-nio2
            jclouds.identity=none
            jclouds.credential=none
            """
                .formatted(endpoint));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                jar().toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    S3Proxy server = new S3Proxy(process, endpoint);
    server.awaitAnswer(folder.resolve("s3proxy.log"));
    return server;
  }

  URI endpoint() {
    return endpoint;
  }

  void createBucket(String bucket) {
    put("/" + bucket, HttpRequest.BodyPublishers.noBody());
  }

  void upload(String bucket, String key, Path file) throws IOException {
    put("/" + bucket + "/" + key, HttpRequest.BodyPublishers.ofFile(file));
  }

  /** The bytes of an object. */
  byte[] object(String bucket, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/" + bucket + "/" + key)).build();
    return send(request).body();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A loopback port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "s3proxy"))) {
      List<Path> found = jars.filter(jar -> jar.toString().endsWith(".jar")).toList();
      assertThat(found).as("target/s3proxy, filled by mvn package").hasSize(1);
      return found.get(0);
    }
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest request = HttpRequest.newBuilder(endpoint).build();
    while (true) {
      try {
        client.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          close();
          throw new IOException("S3Proxy did not start: " + Files.readString(log), e);
        }
      }
    }
  }

  private void put(String path, HttpRequest.BodyPublisher body) {
    HttpResponse<byte[]> response =
        send(HttpRequest.newBuilder(endpoint.resolve(path)).PUT(body).build());
    assertThat(response.statusCode()).as("PUT " + path).isEqualTo(200);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while talking to S3", e);
    }
  }
}
