package dev.lakeglass.table;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files without its processes. Where Hadoop's native library is missing, as it is
 * outside a cluster, Hadoop starts {@code chmod} for every file and folder it makes and {@code
 * readlink} twice for every file it renames: more than a thousand processes on a small day.
 */
public final class LocalFiles {
  private static final String SETTINGS = "lakeglass/local-files.xml";

  private LocalFiles() {}

  /** From now on, in this process; to be called before the first file is opened. */
  public static void use() {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Configuration.addDefaultResource(SETTINGS);
    }
  }

  /** Local files by the interface that Spark and Delta use most. */
  public static final class ByFileSystem extends LocalFileSystem {

    /** Called by Hadoop. */
    public ByFileSystem() {
      super(new Raw());
    }
  }

  /** Local files by the interface with which Delta renames the files of its log. */
  public static final class ByFileContext extends ChecksumFs {

    /** Called by Hadoop. */
    public ByFileContext(URI uri, Configuration configuration)
        throws IOException, URISyntaxException {
      super(new Delegate(uri, configuration));
    }
  }

  private static final class Delegate extends DelegateToFileSystem {

    Delegate(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new Raw(), configuration, "file", false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String path) {
      return true;
    }
  }

  private static final class Raw extends RawLocalFileSystem {

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      String symbols =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
    }

    /** A link is followed, as by Hadoop's own, whose {@code readlink} never finds one. */
    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return getFileStatus(path);
    }
  }
}
