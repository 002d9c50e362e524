package dev.lakeglass.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.local.LocalFs;
import org.apache.hadoop.fs.permission.FsPermission;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final URI LOCAL = URI.create("file:///");

  @TempDir private Path folder;

  /** What a Delta commit does: folders, a file, a file renamed. */
  private void writeAsACommit(String table, Configuration configuration) throws IOException {
    try (FileSystem files = FileSystem.newInstance(LOCAL, configuration)) {
      files.mkdirs(path(table + "/_delta_log"));
      files.create(path(table + "/part")).close();
    }
    FileContext context = FileContext.getFileContext(LOCAL, configuration);
    context.create(path(table + "/.tmp"), EnumSet.of(CreateFlag.CREATE)).close();
    context.rename(path(table + "/.tmp"), path(table + "/_delta_log/0.json"));
  }

  @Test
  void noProcessIsStartedWhereHadoopStartsSeveral() throws Throwable {
    assertThat(processesOf(() -> writeAsACommit("stock", stock()))).hasSizeGreaterThan(4);
    assertThat(processesOf(() -> writeAsACommit("ours", configured()))).isEmpty();

    assertThat(folder.resolve("ours/_delta_log/0.json")).exists();
    assertThat(folder.resolve("ours/.tmp")).doesNotExist();
  }

  private List<String> processesOf(ThrowingCallable work) throws Throwable {
    Path recorded = folder.resolve("processes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      work.call();
      recording.stop();
      recording.dump(recorded);
    }
    return RecordingFile.readAllEvents(recorded).stream()
        .map(event -> event.getString("command"))
        .toList();
  }

  @Test
  void permissionsAreThoseAskedFor() throws IOException {
    try (FileSystem files = FileSystem.newInstance(LOCAL, configured())) {
      files.mkdirs(path("secret"), new FsPermission((short) 0750));
      try (OutputStream out = files.create(path("secret/key"))) {
        out.write("not for all".getBytes(StandardCharsets.UTF_8));
      }
      files.setPermission(path("secret/key"), new FsPermission((short) 0640));
    }

    assertThat(permissions("secret")).isEqualTo("rwxr-x---");
    assertThat(permissions("secret/key")).isEqualTo("rw-r-----");
    assertThat(folder.resolve("secret/key")).hasContent("not for all");
  }

  @Test
  void renamingNeitherOverwritesNorInvents() throws IOException {
    FileContext context = FileContext.getFileContext(LOCAL, configured());
    context.create(path("one"), EnumSet.of(CreateFlag.CREATE)).close();
    context.create(path("two"), EnumSet.of(CreateFlag.CREATE)).close();

    assertThatThrownBy(() -> context.rename(path("one"), path("two")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> context.rename(path("three"), path("four")))
        .isInstanceOf(FileNotFoundException.class);
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  /** Hadoop's own classes, whatever else runs in this process. */
  private static Configuration stock() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", LocalFileSystem.class.getName());
    configuration.set("fs.AbstractFileSystem.file.impl", LocalFs.class.getName());
    return configuration;
  }

  /** The settings of {@link LocalFiles}, of this configuration alone. */
  private static Configuration configured() {
    Configuration configuration = new Configuration();
    configuration.addResource("lakeglass/local-files.xml");
    return configuration;
  }
}
