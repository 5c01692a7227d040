package rusuban.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The TCP connections of a process, from Linux's {@code /proc}. */
final class ProcessSockets {
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private ProcessSockets() {}

  /** Returns the remote ends, in hexadecimal, except those at the process's Runtime API. */
  static List<String> of(long pid) throws IOException {
    var proc = Path.of("/proc", Long.toString(pid));
    var inodes = new HashSet<String>();
    try (var files = Files.list(proc.resolve("fd"))) {
      for (var file : files.toList()) {
        var target = Files.readSymbolicLink(file).toString();
        if (target.startsWith("socket:[")) inodes.add(target.replaceAll("\\D", ""));
      }
    }
    var api = runtimeApiPort(proc);
    var found = new ArrayList<String>();
    for (var table : List.of("net/tcp", "net/tcp6"))
      for (var line : Files.readAllLines(proc.resolve(table))) {
        var fields = line.strip().split(" +", -1);
        if (fields.length > INODE
            && inodes.contains(fields[INODE])
            && !fields[REMOTE].endsWith(api)) found.add(fields[REMOTE]);
      }
    return found;
  }

  private static String runtimeApiPort(Path proc) throws IOException {
    var environment = new String(Files.readAllBytes(proc.resolve("environ")), UTF_8);
    var address =
        Arrays.stream(environment.split("\0", -1))
            .filter(it -> it.startsWith("AWS_LAMBDA_RUNTIME_API="))
            .findFirst()
            .orElseThrow();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return ":%04X".formatted(port);
  }
}
