package io.muster.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * The embedded server's configuration. It is written anew at each start, so it is never half old.
 */
final class ServerSettings {

  private static final String MAIN =
      """
      # Written by Muster at each start: changes made here are lost.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 60
      password_encryption = 'scram-sha-256'
      # Data are kept: what was committed must survive a power cut.
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      shared_buffers = '%2$dMB'
      # What lists and trends sort and hash stays in memory, and what they read is mostly cached.
      work_mem = '16MB'
      effective_cache_size = '1GB'
      random_page_cost = 1.1
      dynamic_shared_memory_type = '%1$s'
      # The first scans of a fleet fill empty tables: how they are best read must be known within seconds.
      autovacuum_naptime = '10s'
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      # One file per day of the week, begun anew after a week.
      logging_collector = on
      log_directory = '../log'
      log_filename = 'postgresql-%%a.log'
      log_rotation_age = '1d'
      log_truncate_on_rotation = on
      log_min_error_statement = 'panic'
      """;

  private static final String WHO_MAY_CONNECT =
      """
      # Written by Muster at each start: changes made here are lost.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private ServerSettings() {}

  static void write(Path cluster) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    OwnerOnly.write(
        cluster.resolve("postgresql.conf"),
        MAIN.formatted(windows ? "windows" : "mmap", buffers(memory())));
    OwnerOnly.write(cluster.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
  }

  /**
   * How much of the machine's memory the server keeps what it read in, both in MiB: an eighth, so
   * that the portal and the system's own cache have theirs; what three years of a thousand clusters
   * are asked for fits into the most.
   */
  static long buffers(long memory) {
    return Math.clamp(memory / 8, 128, 1024);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() >> 20
        : 0;
  }
}
