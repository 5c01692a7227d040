package rusuban.simulation;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import rusuban.simulation.PlantedBugs.Bug;

/** Compiles the real code with a bug in it, and runs the schedules on the result. */
final class PlantedBugRunner {
  private static final Path PROJECT = Path.of("..");

  private PlantedBugRunner() {}

  /** Returns the failure that the schedules of the first seeds find; empty if they find none. */
  static String found(Bug bug, Path folder, long seeds) throws Exception {
    compile(bug, folder);
    try (var classes =
        new URLClassLoader(classPath(folder), ClassLoader.getPlatformClassLoader())) {
      return (String)
          classes
              .loadClass(PlantedBugTargets.class.getName())
              .getMethod("find", long.class)
              .invoke(null, seeds);
    }
  }

  private static void compile(Bug bug, Path folder) throws IOException {
    var source = Files.readString(PROJECT.resolve(bug.file()));
    int at = source.indexOf(bug.right());
    if (at < 0 || source.indexOf(bug.right(), at + 1) >= 0)
      throw new IllegalStateException("what the bug changes does not stand there once: " + bug);
    var wrong = folder.resolve(Path.of(bug.file()).getFileName());
    Files.writeString(wrong, source.replace(bug.right(), bug.wrong()));
    var said = new StringWriter();
    var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    try (files) {
      boolean compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-proc:none", "-d", folder.toString()),
                  null,
                  files.getJavaFileObjects(wrong))
              .call();
      if (!compiled) throw new IllegalStateException("the bug does not compile: " + said);
    }
  }

  /** Returns a class path with the planted classes before the real ones. */
  private static URL[] classPath(Path folder) throws MalformedURLException {
    var entries = new ArrayList<URL>();
    entries.add(folder.toUri().toURL());
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1))
      entries.add(Path.of(entry).toUri().toURL());
    return entries.toArray(URL[]::new);
  }
}
